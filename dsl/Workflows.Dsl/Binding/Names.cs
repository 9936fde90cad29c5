using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>
/// What the names of a programme stand for. All are declared before any is used, so their order in the text doesn't matter; an unknown
/// one is reported here, once for each place.
/// </summary>
internal sealed class Names(Findings findings)
{
    private readonly Dictionary<(NameKind, string), (int Index, SourceSpan Place)> _declared = [];
    private readonly Dictionary<string, List<NameKind>> _kinds = new(StringComparer.Ordinal);
    private readonly List<(NameKind Kind, string Name)> _inOrder = [];
    private readonly HashSet<(NameKind, int)> _used = [];

    /// <summary>Declares a name; the first of two equal ones counts.</summary>
    public void Declare(NameKind kind, NameSyntax name, int index)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        var kinds = _kinds.TryGetValue(name.Text, out var known) ? known : _kinds[name.Text] = [];
        foreach (var other in kinds.Where(other => NameKinds.Clash(kind, other)))
        {
            var first = _declared[(other, name.Text)].Place;
            findings.ReportWith(NameDiagnostics.DuplicateName, name.Span, ("first declared here", first), kind.InWords(), name.Text);
            break;
        }

        if (_declared.TryAdd((kind, name.Text), (index, name.Span)))
        {
            kinds.Add(kind);
            _inOrder.Add((kind, name.Text));
        }
    }

    /// <summary>The index of a name, or null; says nothing.</summary>
    public int? Find(NameKind kind, string name) => _declared.TryGetValue((kind, name), out var found) ? found.Index : null;

    /// <summary>The index of a name, or null after saying that there is none.</summary>
    public int? Resolve(NameKind kind, NameSyntax name)
    {
        if (Find(kind, name.Text) is { } index)
        {
            _used.Add((kind, index));
            return index;
        }

        Unknown(name, kind);
        return null;
    }

    /// <summary>The kind and index of a name that may be of two kinds, or null after saying that there is none.</summary>
    public (NameKind Kind, int Index)? Resolve(NameKind one, NameKind other, NameSyntax name)
    {
        foreach (var kind in new[] { one, other })
        {
            if (Find(kind, name.Text) is { } index)
            {
                _used.Add((kind, index));
                return (kind, index);
            }
        }

        Unknown(name, one, other);
        return null;
    }

    /// <summary>Whether something refers to it.</summary>
    public bool IsUsed(NameKind kind, int index) => _used.Contains((kind, index));

    /// <summary>The names of a kind in the order of the text.</summary>
    public ImmutableArray<string> Of(params ReadOnlySpan<NameKind> kinds)
    {
        var wanted = kinds.ToArray();
        return [.. _inOrder.Where(one => wanted.Contains(one.Kind)).Select(one => one.Name)];
    }

    /// <summary>
    /// Says that a word isn't one of some names, with a change for each that is near. Where the text couldn't be read whole, a word that
    /// is like no other may well be declared in what couldn't be read.
    /// </summary>
    public void ReportUnknown(DiagnosticDescriptor descriptor, NameSyntax name, ImmutableArray<string> names, string kind,
        params ReadOnlySpan<string> arguments)
    {
        var near = Spelling.Near(name.Text, names);
        if (name.Text.Length > 0 && (findings.IsWhole || near.Length > 0))
        {
            findings.Report(Diagnostic.Of(descriptor, name.Span, [.. arguments, Spelling.Advice(name.Text, names, kind)])
                with { Fixes = [.. near.Select(other => new TextFix($"write `{other}`", name.Span, other))] });
        }
    }

    private void Unknown(NameSyntax name, params ReadOnlySpan<NameKind> kinds)
    {
        var words = string.Join(" or ", kinds.ToArray().Select(NameKinds.InWords));
        var names = Of(kinds);
        if (_kinds.TryGetValue(name.Text, out var others) && Spelling.Near(name.Text, names).IsEmpty)
        {
            ReportUnknown(NameDiagnostics.WrongKind, name, names, words, name.Text, others[0].InWords(), words);
        }
        else
        {
            ReportUnknown(NameDiagnostics.UnknownName, name, names, words, words, name.Text);
        }
    }
}
