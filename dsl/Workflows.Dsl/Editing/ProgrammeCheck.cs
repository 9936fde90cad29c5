using System.Collections.Immutable;
using Workflows.Dsl.Analysis;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Checking;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Editing;

/// <summary>
/// What is known of a programme while somebody writes it. A whole check says what <see cref="Compiler.Compile"/> says; a quick one looks at the
/// blocks that were changed since a whole one, and at those that they name.
/// </summary>
public sealed class ProgrammeCheck
{
    /// <summary>What was found, at places within the blocks.</summary>
    private readonly ImmutableArray<Diagnostic> _found;

    private ProgrammeCheck(ProgrammeTexts texts, Uses uses, ImmutableArray<Diagnostic> found, bool isWhole)
    {
        Texts = texts;
        Uses = uses;
        IsWhole = isWhole;
        _found = found;
        Diagnostics = InOrder(texts, found);
    }

    /// <summary>The texts that were checked.</summary>
    public ProgrammeTexts Texts { get; }

    /// <summary>Whether all of it was looked at.</summary>
    public bool IsWhole { get; }

    /// <summary>What is wrong with it, file by file in the order of the places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// The programme, without its version; null where there is an error, and for a quick check. Its places are those within the blocks:
    /// <see cref="ProgrammeTexts.Absolute"/> says which they are in the texts.
    /// </summary>
    public Programme? Programme { get; private init; }

    /// <summary>What its words stand for.</summary>
    internal Uses Uses { get; }

    /// <summary>Checks all of a programme of one text.</summary>
    public static ProgrammeCheck Of(ProgrammeText text) => Of(ProgrammeTexts.Of(text));

    /// <summary>Checks all of a programme.</summary>
    public static ProgrammeCheck Of(ProgrammeTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (!texts.Segments.All(segment => segment.IsReadable))
        {
            return new(texts, new(), Compiler.Compile(texts.Main.File, texts.Main.Text, texts.Open).Diagnostics, true);
        }

        var (programme, uses, found) = Bind(texts, _ => true, false);
        var check = new ProgrammeCheck(texts, uses, found, true) { Programme = programme };
        return check.Diagnostics.Any(one => one.Descriptor.Severity == Severity.Error)
            ? new(texts, uses, found, true)
            : check;
    }

    /// <summary>
    /// The same with what conditions, rules, tiers and segments say together and surely nobody means: all pairs are looked at, which takes longer than
    /// the rest. A check that isn't whole or has errors stays as it is.
    /// </summary>
    public ProgrammeCheck Analysed()
    {
        if (Programme is null)
        {
            return this;
        }

        var findings = new Findings(TextOf(Texts), true, false);
        findings.Know(_found);
        ProgrammeAnalysis.Check(Programme, findings);
        var found = findings.InOrder([]);
        return found.IsEmpty ? this : new(Texts, Uses, _found.AddRange(found), true) { Programme = Programme };
    }

    /// <summary>
    /// What can be said at once of a programme that this one became. The blocks that stayed keep what was found in them, and what needs
    /// the whole programme (that something is used nowhere) stays as it was until the next whole check.
    /// </summary>
    /// <param name="later">The programme as it is now.</param>
    public ProgrammeCheck Soon(ProgrammeTexts later)
    {
        ArgumentNullException.ThrowIfNull(later);
        ImmutableArray<Segment> changed = [.. later.Segments.Where(segment => Texts.Find(segment.Id) is null)];
        if (!changed.All(segment => segment.IsReadable) || !IsWhole)
        {
            return Of(later);
        }

        var (_, uses, found) = Bind(later, Mentioned(changed), true);
        var ids = changed.Select(segment => segment.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Diagnostic> all =
        [
            .. _found.Where(one => later.Find(one.Place.File) is not null || later.All.Any(text => text.File == one.Place.File)),
            .. found.Where(one => ids.Contains(one.Place.File)),
            .. Stayed(later, changed),
        ];
        return new(later, uses, all, false);
    }

    /// <summary>What these blocks become together with what they name; places are within the blocks.</summary>
    private static (Programme Programme, Uses Uses, ImmutableArray<Diagnostic> Found) Bind(
        ProgrammeTexts texts, Func<Segment, bool> isWanted, bool isPart)
    {
        var tree = texts.Tree(isWanted);
        var isReadable = !texts.Segments.Any(segment => segment.HasErrors) && !tree.Diagnostics.Any(one => one.Descriptor.Severity == Severity.Error);
        var hidesNames = texts.Segments.Any(segment => segment.Tree.Blocks.Any(Compiler.HidesNames)) || tree.Blocks.Any(Compiler.HidesNames);
        var findings = new Findings(TextOf(texts), isReadable, hidesNames) { IsPart = isPart };
        var uses = new Uses();
        var names = new Names(findings, uses);
        var programme = ProgrammeBinder.Bind(tree, findings, names);
        ProgrammeChecks.Check(programme, findings, names);
        return (programme, uses, findings.InOrder(tree.Diagnostics));
    }

    private static Func<string, string> TextOf(ProgrammeTexts texts) => id => texts.Find(id)?.Text ?? "";

    /// <summary>The changed blocks, those that they name, and all that isn't one of many: a programme has few events and thousands of rules.</summary>
    private static Func<Segment, bool> Mentioned(ImmutableArray<Segment> changed)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in changed)
        {
            var tokens = segment.Tokens();
            words.UnionWith(tokens.Tokens.Where(token => token.Kind == TokenKind.Word).Select(token => tokens.TextOf(token).ToString()));
        }

        var isChanged = changed.ToHashSet();
        return segment => isChanged.Contains(segment) || segment.Tree.Blocks.Items.Any(block =>
            !IsOneOfMany(block) || (block.Declares is { } name && words.Contains(name.Text)));
    }

    private static bool IsOneOfMany(BlockSyntax block) => block is RuleSyntax or ChallengeSyntax or GuardSyntax or JourneySyntax or ExampleSyntax
        or PromiseSyntax or MeasureSyntax or FollowUpSyntax or ReportSyntax;

    /// <summary>What was said to be nowhere, at lines of a changed block that stayed as they were.</summary>
    private IEnumerable<Diagnostic> Stayed(ProgrammeTexts later, ImmutableArray<Segment> changed)
    {
        ImmutableArray<Segment> gone = [.. Texts.Segments.Where(segment => later.Find(segment.Id) is null)];
        if (changed.Length != 1 || gone.Length != 1)
        {
            return [];
        }

        var (before, after) = (gone[0].Text.Split('\n'), changed[0].Text.Split('\n'));
        return _found
            .Where(one => one.Place.File == gone[0].Id && Findings.IsOfAbsence(one.Descriptor) && one.Place.Line <= after.Length
                && before[one.Place.Line - 1] == after[one.Place.Line - 1])
            .Select(one => one with { Place = one.Place with { File = changed[0].Id } });
    }

    private static ImmutableArray<Diagnostic> InOrder(ProgrammeTexts texts, ImmutableArray<Diagnostic> found)
    {
        List<string> files = [.. texts.All.Select(text => text.File)];
        ImmutableArray<Diagnostic> sorted =
        [
            .. found.Select(one => one with
                {
                    Place = texts.Absolute(one.Place),
                    Related = [.. one.Related.Select(other => (other.Words, texts.Absolute(other.Place)))],
                    Fixes = [.. one.Fixes.Select(fix => fix with { Place = texts.Absolute(fix.Place) }).Where(fix => files.Contains(fix.Place.File))],
                })
                .OrderBy(one => files.IndexOf(one.Place.File)).ThenBy(one => one.Place.Line).ThenBy(one => one.Place.Column)
                .ThenBy(one => one.Descriptor.Id, StringComparer.Ordinal),
        ];
        return sorted.Length <= Limits.MessagesMost || sorted.Any(one => one.Descriptor == SyntaxDiagnostics.MoreMistakes)
            ? sorted
            : [.. sorted[..Limits.MessagesMost], Diagnostic.Of(
                SyntaxDiagnostics.MoreMistakes, sorted[Limits.MessagesMost].Place, $"{Limits.MessagesMost}")];
    }
}
