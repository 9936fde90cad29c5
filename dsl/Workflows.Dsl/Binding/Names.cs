using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>
/// What the names of a programme stand for. All are declared before any is used, so their order in the text doesn't matter; an unknown
/// one is reported here, once for each place.
/// </summary>
internal sealed class Names(Findings findings, Uses? uses = null)
{
    // Where nothing that is near can stand, the few that can are offered.
    private static readonly ImmutableArray<DiagnosticDescriptor> OfFew = [NameDiagnostics.WrongKind, JourneyDiagnostics.UnknownBranch];

    /// <summary>The first declaration of a name; others of that name, of other kinds, hang on it.</summary>
    private readonly Dictionary<string, Declared> _declared = new(StringComparer.Ordinal);
    private readonly List<Declared> _inOrder = [];

    /// <summary>Declares a name; the first of two equal ones counts.</summary>
    public void Declare(NameKind kind, NameSyntax name, int index)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        uses?.Add(name, name.Span, kind.InWords());
        var declared = new Declared(kind, name, index);
        if (_declared.TryAdd(name.Text, declared))
        {
            _inOrder.Add(declared);
            return;
        }

        if (First(name.Text, other => NameKinds.Clash(kind, other)) is { } first)
        {
            findings.ReportWith(
                NameDiagnostics.DuplicateName, name.Span, ("first declared here", first.Name.Span), kind.InWords(), name.Text);
        }

        var last = _declared[name.Text];
        while (last.Kind != kind && last.Next is { } next)
        {
            last = next;
        }

        if (last.Kind != kind)
        {
            last.Next = declared;
            _inOrder.Add(declared);
        }
    }

    /// <summary>The index of a name, or null; says nothing.</summary>
    public int? Find(NameKind kind, string name) => Declaration(kind, name)?.Index;

    /// <summary>Whether a name is of one of some kinds; says nothing.</summary>
    public bool IsAny(string name, params ReadOnlySpan<NameKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Declaration(kind, name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of a name, or null after saying that there is none.</summary>
    public int? Resolve(NameKind kind, NameSyntax name)
    {
        if (Declaration(kind, name.Text) is { } declared)
        {
            declared.IsUsed = true;
            uses?.Add(name, declared.Name.Span, kind.InWords());
            return declared.Index;
        }

        Unknown(name, kind);
        return null;
    }

    /// <summary>The indexes of names, in their order; what there isn't is left out, after saying so.</summary>
    public ImmutableArray<int> ResolveAll(NameKind kind, SyntaxList<NameSyntax> names)
    {
        var found = ImmutableArray.CreateBuilder<int>(names.Count);
        foreach (var name in names)
        {
            if (Resolve(kind, name) is { } index)
            {
                found.Add(index);
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>The kind and index of a name that may be of two kinds, or null after saying that there is none.</summary>
    public (NameKind Kind, int Index)? Resolve(NameKind one, NameKind other, NameSyntax name)
    {
        foreach (var kind in new[] { one, other })
        {
            if (Declaration(kind, name.Text) is { } declared)
            {
                declared.IsUsed = true;
                uses?.Add(name, declared.Name.Span, kind.InWords());
                return (kind, declared.Index);
            }
        }

        Unknown(name, one, other);
        return null;
    }

    /// <summary>Notes that a word stands for what is declared at a place, such as a field, a step or somebody in an example.</summary>
    public void Note(NameSyntax name, SourceSpan declared, string kind) => uses?.Add(name, declared, kind);

    /// <summary>Notes that a word of a choice stands for what has that name, where the choice is one among all names of a kind.</summary>
    public void Mention(NameKind kind, NameSyntax name, ImmutableArray<string> choices)
    {
        if (uses is not null && Declaration(kind, name.Text) is { } declared && choices.SequenceEqual(Of(kind)))
        {
            uses.Add(name, declared.Name.Span, kind.InWords());
        }
    }

    /// <summary>Notes which words could stand at a place where any word may.</summary>
    public void Suggest(NameSyntax name, ImmutableArray<string> names, string kind) => uses?.Ask(name.Span, names, kind);

    /// <summary>Whether a name is declared, and nothing refers to it.</summary>
    public bool IsUnused(NameKind kind, string name) => Declaration(kind, name) is { IsUsed: false };

    /// <summary>The names of a kind in the order of the text.</summary>
    public ImmutableArray<string> Of(params ReadOnlySpan<NameKind> kinds)
    {
        var wanted = kinds.ToArray();
        return [.. _inOrder.Where(one => wanted.Contains(one.Kind)).Select(one => one.Name.Text)];
    }

    /// <summary>
    /// Says that a word isn't one of the declared names, with a change for each that is near. A word that is like no other may well be
    /// declared in what couldn't be read.
    /// </summary>
    public void ReportUnknown(DiagnosticDescriptor descriptor, NameSyntax name, ImmutableArray<string> names, string kind,
        params ReadOnlySpan<string> arguments)
    {
        uses?.Ask(name.Span, names, kind);
        if (!findings.HidesNames || Spelling.Near(name.Text, names).Length > 0)
        {
            ReportUnchosen(descriptor, name, names, kind, arguments);
        }
    }

    /// <summary>Says that a word isn't one of a fixed choice of words, with a change for each that is near.</summary>
    public void ReportUnchosen(DiagnosticDescriptor descriptor, NameSyntax name, ImmutableArray<string> names, string kind,
        params ReadOnlySpan<string> arguments)
    {
        uses?.Ask(name.Span, names, kind);
        var near = Spelling.Near(name.Text, names);
        if (name.Text.Length > 0)
        {
            ImmutableArray<TextFix> fixes = [.. near.Select(other => new TextFix($"write `{other}`", name.Span, IsQuoted(name) ? $"\"{other}\"" : other))];
            findings.Report(Diagnostic.Of(descriptor, name.Span, [.. arguments, Spelling.Advice(name.Text, names, kind)])
                with { Fixes = fixes.IsEmpty && OfFew.Contains(descriptor) ? Changes.Choose(name.Span, names) : fixes });
        }
    }

    /// <summary>Whether a name is written as a text.</summary>
    private bool IsQuoted(NameSyntax name) => findings.LineAt(name.Span) is var line && name.Span.Column <= line.Length && line[name.Span.Column - 1] == '"';

    private void Unknown(NameSyntax name, params ReadOnlySpan<NameKind> kinds)
    {
        var words = string.Join(" or ", kinds.ToArray().Select(NameKinds.InWords));
        var names = Of(kinds);
        if (_declared.TryGetValue(name.Text, out var other) && Spelling.Near(name.Text, names).IsEmpty)
        {
            if (other.Kind == NameKind.Segment && Spot.Of(findings, name.Span) is { } spot && spot.Before.EndsWith("member is ", StringComparison.Ordinal))
            {
                uses?.Ask(name.Span, names, words);
                findings.Report(Diagnostic.Of(NameDiagnostics.WrongKind, name.Span, name.Text, other.Kind.InWords(), words, Spelling.Advice(name.Text, names, words))
                    with { Fixes = [Changes.Write(name.Span, $"in {name.Text}")] });
                return;
            }

            ReportUnknown(NameDiagnostics.WrongKind, name, names, words, name.Text, other.Kind.InWords(), words);
        }
        else
        {
            ReportUnknown(NameDiagnostics.UnknownName, name, names, words, words, name.Text);
        }
    }

    private Declared? Declaration(NameKind kind, string name)
    {
        _declared.TryGetValue(name, out var declared);
        while (declared is not null && declared.Kind != kind)
        {
            declared = declared.Next;
        }

        return declared;
    }

    private Declared? First(string name, Predicate<NameKind> isWanted)
    {
        _declared.TryGetValue(name, out var declared);
        while (declared is not null && !isWanted(declared.Kind))
        {
            declared = declared.Next;
        }

        return declared;
    }

    /// <summary>A name that stands for something.</summary>
    private sealed class Declared(NameKind kind, NameSyntax name, int index)
    {
        public NameKind Kind { get; } = kind;

        public NameSyntax Name { get; } = name;

        public int Index { get; } = index;

        /// <summary>Whether something refers to it.</summary>
        public bool IsUsed { get; set; }

        /// <summary>The same name of another kind.</summary>
        public Declared? Next { get; set; }
    }
}
