using System.Collections.Immutable;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Checking;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Editing;

/// <summary>
/// What is known of a text while somebody writes it. A whole check says what <see cref="Compiler.Compile"/> says; a quick one looks at the
/// blocks that were changed since a whole one, and at those that they name.
/// </summary>
public sealed class ProgrammeCheck
{
    /// <summary>What was found, at places within the blocks.</summary>
    private readonly ImmutableArray<Diagnostic> _found;

    private ProgrammeCheck(ProgrammeText text, Uses uses, ImmutableArray<Diagnostic> found, bool isWhole)
    {
        Text = text;
        Uses = uses;
        IsWhole = isWhole;
        _found = found;
        Diagnostics = InOrder(text, found);
    }

    /// <summary>The text that was checked.</summary>
    public ProgrammeText Text { get; }

    /// <summary>Whether all of it was looked at.</summary>
    public bool IsWhole { get; }

    /// <summary>What is wrong with it, in the order of the places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// The programme, without its version; null where there is an error, and for a quick check. Its places are those within the blocks:
    /// <see cref="ProgrammeText.Absolute"/> says which they are in the text.
    /// </summary>
    public Programme? Programme { get; private init; }

    /// <summary>What its words stand for.</summary>
    internal Uses Uses { get; }

    /// <summary>Checks all of a text.</summary>
    public static ProgrammeCheck Of(ProgrammeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Segments.Any(segment => segment.Text.Contains('\uFFFD', StringComparison.Ordinal) || !segment.Tokens().IsReadable))
        {
            return new(text, new(), Compiler.Compile(text.File, text.Text).Diagnostics, true);
        }

        var (programme, uses, found) = Bind(text, text.Segments, false);
        var check = new ProgrammeCheck(text, uses, found, true) { Programme = programme };
        return check.Diagnostics.Any(one => one.Descriptor.Severity == Severity.Error)
            ? new(text, uses, found, true)
            : check;
    }

    /// <summary>
    /// What can be said at once of a text that this one became. The blocks that stayed keep what was found in them, and what needs the whole
    /// programme (that something is used nowhere) stays as it was until the next whole check.
    /// </summary>
    public ProgrammeCheck Soon(ProgrammeText later)
    {
        ArgumentNullException.ThrowIfNull(later);
        ImmutableArray<Segment> changed = [.. later.Segments.Where(segment => Text.IndexOf(segment.Id) is null)];
        if (changed.Any(segment => !segment.Tokens().IsReadable) || !IsWhole)
        {
            return Of(later);
        }

        var (_, uses, found) = Bind(later, Mentioned(later, changed), true);
        var ids = changed.Select(segment => segment.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Diagnostic> all =
        [
            .. _found.Where(one => later.IndexOf(one.Place.File) is not null || one.Place.File == Text.File),
            .. found.Where(one => ids.Contains(one.Place.File)),
            .. Stayed(later, changed),
        ];
        return new(later, uses, all, false);
    }

    /// <summary>What these blocks become together with what they name; places are within the blocks.</summary>
    private static (Programme Programme, Uses Uses, ImmutableArray<Diagnostic> Found) Bind(
        ProgrammeText text, IReadOnlyList<Segment> segments, bool isPart)
    {
        var whileReading = segments.SelectMany(segment => segment.Tree.Diagnostics).ToImmutableArray();
        var tree = new SyntaxFile(text.File, new([.. segments.SelectMany(segment => segment.Tree.Blocks)]), whileReading);
        var isReadable = !text.Segments.Any(segment => segment.HasErrors);
        var hidesNames = text.Segments.Any(segment => segment.Tree.Blocks.Any(Compiler.HidesNames));
        var findings = new Findings(
            file => text.IndexOf(file) is { } index ? text.Segments[index].Text : "", isReadable, hidesNames) { IsPart = isPart };
        var uses = new Uses();
        var names = new Names(findings, uses);
        var programme = ProgrammeBinder.Bind(tree, findings, names);
        ProgrammeChecks.Check(programme, findings, names);
        return (programme, uses, findings.InOrder(whileReading));
    }

    /// <summary>The changed blocks, those that they name, and all that isn't one of many: a programme has few events and thousands of rules.</summary>
    private static List<Segment> Mentioned(ProgrammeText text, ImmutableArray<Segment> changed)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in changed)
        {
            var tokens = segment.Tokens();
            words.UnionWith(tokens.Tokens.Where(token => token.Kind == TokenKind.Word).Select(token => tokens.TextOf(token).ToString()));
        }

        var isChanged = changed.ToHashSet();
        return [.. text.Segments.Where(segment => isChanged.Contains(segment) || segment.Tree.Blocks.Items.Any(block =>
            !IsOneOfMany(block) || (block.Declares is { } name && words.Contains(name.Text))))];
    }

    private static bool IsOneOfMany(BlockSyntax block) => block is RuleSyntax or ChallengeSyntax or GuardSyntax or JourneySyntax or ExampleSyntax
        or PromiseSyntax or MeasureSyntax or FollowUpSyntax or ReportSyntax;

    /// <summary>What was said to be nowhere, at lines of a changed block that stayed as they were.</summary>
    private IEnumerable<Diagnostic> Stayed(ProgrammeText later, ImmutableArray<Segment> changed)
    {
        ImmutableArray<Segment> gone = [.. Text.Segments.Where(segment => later.IndexOf(segment.Id) is null)];
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

    private static ImmutableArray<Diagnostic> InOrder(ProgrammeText text, ImmutableArray<Diagnostic> found)
    {
        ImmutableArray<Diagnostic> sorted =
        [
            .. found.Select(one => one with
                {
                    Place = text.Absolute(one.Place),
                    Related = [.. one.Related.Select(other => (other.Words, text.Absolute(other.Place)))],
                    Fixes = [.. one.Fixes.Select(fix => fix with { Place = text.Absolute(fix.Place) })],
                })
                .OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column).ThenBy(one => one.Descriptor.Id, StringComparer.Ordinal),
        ];
        return sorted.Length <= Limits.MessagesMost || sorted.Any(one => one.Descriptor == SyntaxDiagnostics.MoreMistakes)
            ? sorted
            : [.. sorted[..Limits.MessagesMost], Diagnostic.Of(
                SyntaxDiagnostics.MoreMistakes, sorted[Limits.MessagesMost].Place, $"{Limits.MessagesMost}")];
    }
}
