using System.Text.RegularExpressions;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Mistakes that are mended by a line or a block that is missing.</summary>
internal static partial class Added
{
    private const string Once = "at most once per member";
    private const string Wait = "wait 1 day";
    private const string Expiry = "expire 24 months after earned";
    private const string Notice = "notice 30 days before expiry";
    private const string FirstRule = "points Points { worth 0.01 EUR }\n\nrule Welcome {\n  on joining\n  bonus 100 Points\n}";
    private const string Household = "household {\n  up to 6 members\n}";
    private const string Programme = "programme Programme {\n  currency EUR\n  time zone \"Europe/Berlin\"\n}\n\n";

    /// <summary>The kinds with their changes.</summary>
    public static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> All =>
    [
        (
            [DeclarationDiagnostics.ClauseMissing],
            (findings, mistake) => [Blank().IsMatch(mistake.Arguments[2]) ? null : Lines.Clause(findings, mistake.Place, mistake.Arguments[2])]),
        ([EarningDiagnostics.GuardStopsAll], LeftOut.One((findings, place) => Lines.Clause(findings, place, "at most 20 per member per calendar day"))),
        ([AnalysisDiagnostics.Circle, RuleDiagnostics.FeedsItself], LeftOut.One((findings, place) => Lines.Clause(findings, place, Once))),
        ([TierAndPointsDiagnostics.NothingExpires], (findings, mistake) => [Lines.Clause(findings, mistake.Related[0].Place, Expiry)]),
        ([TierAndPointsDiagnostics.NoNotice], (findings, mistake) => [Noticed(findings, mistake.Related[0].Place)]),
        ([JourneyDiagnostics.NoWayOut], (findings, mistake) => [Lines.Inside(findings, mistake.Place, $"on {mistake.Arguments[1]} {{ }}")]),
        ([JourneyDiagnostics.NoOutcome], LeftOut.One((findings, place) => Lines.Inside(findings, place, "on done { }"))),
        ([JourneyDiagnostics.EmptyBranch, JourneyDiagnostics.OverAtOnce], LeftOut.One((findings, place) => Lines.Inside(findings, place, Wait))),
        ([JourneyDiagnostics.NoTwoBranches], LeftOut.One(Branch)),
        ([JourneyDiagnostics.CircleWithoutWait], LeftOut.One((findings, place) => Lines.Before(findings, place, Wait))),
        ([HouseholdDiagnostics.NoHouseholds], LeftOut.One((findings, place) => Lines.BlockBehind(findings, place, Household, "add `household`"))),
        (
            [DeclarationDiagnostics.NoProgramme],
            (_, mistake) => [new("add `programme`", mistake.Place with { EndLine = mistake.Place.Line, EndColumn = mistake.Place.Column }, Programme)]),
        ([DeclarationDiagnostics.NoRules], LeftOut.One((findings, place) => Lines.BlockBehind(findings, place, FirstRule, "add `points` and `rule`"))),
    ];

    /// <summary>A notice needs an end that it comes before.</summary>
    private static TextFix? Noticed(Findings findings, SourceSpan points) =>
        BlockLines.Around(findings, points) is not { } block ? null
        : block.Numbers.Any(line => Expires().IsMatch(block[line])) ? Lines.Clause(findings, points, Notice)
        : Lines.Clause(findings, points, Expiry, Notice);

    /// <summary>Another branch before the only one.</summary>
    private static TextFix? Branch(Findings findings, SourceSpan place)
    {
        const string Word = "branch ";
        return Spot.Of(findings, place) is { } spot && spot.Before == $"{spot.Indent}{Word}"
            ? Lines.Before(findings, place with { Column = place.Column - Word.Length }, $"{Word}{spot.Text}_2 {{ {Wait} }}")
            : null;
    }

    // Words that the author has to fill in, such as the name of an event.
    [GeneratedRegex(@"\b(?:POINTS|EVENT|RULE|MEASURE|WHO|NAME|BUDGET|TEXT)\b|…")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\bexpire\b(?! never)")]
    private static partial Regex Expires();
}
