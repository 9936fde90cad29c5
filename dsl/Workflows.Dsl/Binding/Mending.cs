using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Changes that mend mistakes of which there is one way to mend them, by the kind of mistake: nearly always something that can't stand there, or does
/// nothing, is left out. Whether the author meant something else nobody knows, so none is made without asking.
/// </summary>
internal static partial class Mending
{
    private static readonly FrozenDictionary<string, Func<Findings, SourceSpan, TextFix?>> ByKind = All();

    /// <summary>The change for a mistake that comes without one; none where there is no such change.</summary>
    public static ImmutableArray<TextFix> Of(Diagnostic mistake, Findings findings) =>
        ByKind.TryGetValue(mistake.Descriptor.Id, out var mend) && mend(findings, mistake.Place) is { } fix ? [fix] : [];

    private static FrozenDictionary<string, Func<Findings, SourceSpan, TextFix?>> All()
    {
        var all = new Dictionary<string, Func<Findings, SourceSpan, TextFix?>>(StringComparer.Ordinal);
        void Add(Func<Findings, SourceSpan, TextFix?> mend, params ReadOnlySpan<DiagnosticDescriptor> kinds)
        {
            foreach (var kind in kinds)
            {
                all.Add(kind.Id, mend);
            }
        }

        Add(Cuts.Lines,
            DeclarationDiagnostics.SaidTwice, DeclarationDiagnostics.StatusConflict, DeclarationDiagnostics.WarnsOfNothing,
            TierAndPointsDiagnostics.GraceWithoutEnd, TierAndPointsDiagnostics.NoticeOfNothing,
            RuleDiagnostics.CapOfOther, RuleDiagnostics.NeedsEvent, RuleDiagnostics.ScopeNotHere, RuleDiagnostics.ScopeKind, RuleDiagnostics.ScopePersonal,
            RuleDiagnostics.CapOfWorth, RewardDiagnostics.CapOfReward, MarketDiagnostics.MarketReverses, MergeDiagnostics.NoTierToKeep,
            PublishDiagnostics.NobodyElse, GuardDiagnostics.NobodyHolds, GuardDiagnostics.DecidesAndMore, JourneyDiagnostics.NeverReached,
            PromiseDiagnostics.RowWithoutTable, PromiseDiagnostics.NoRows, FileDiagnostics.Twice);
        Add(Cuts.Words,
            RuleDiagnostics.CapPeriods, RuleDiagnostics.TwoScopes, RuleDiagnostics.TotalOfPart, RuleDiagnostics.EventShared);
        Add(Cuts.Listed,
            DeclarationDiagnostics.ChoiceTwice, RuleDiagnostics.CurrencyTwice, RewardDiagnostics.PriceTwice, HouseholdDiagnostics.PoolOfStatus);
        Add(Cuts.Block,
            DeclarationDiagnostics.Unused, AnalysisDiagnostics.SaidTwice, PromiseDiagnostics.NothingToBreak, RuleDiagnostics.EmptyCap);
        Add((findings, place) => Cuts.WordOnLine(findings, place, "key"), DeclarationDiagnostics.KeyTwice);
        Add((findings, place) => Cuts.WordOnLine(findings, place, "optional"), DeclarationDiagnostics.BadKey, DeclarationDiagnostics.OptionalDefault);
        Add(Turned, DeclarationDiagnostics.EmptyRange);
        Add((findings, place) => InsteadOfPer(findings, place, $"in total among {findings.Quote(place)}"), RuleDiagnostics.PerPart);
        Add((findings, place) => InsteadOfPer(findings, place, "in total"), RuleDiagnostics.CapPerJourney);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary><c>number 5 to 1</c> the other way round.</summary>
    private static TextFix? Turned(Findings findings, SourceSpan place) => Range().Match(findings.Quote(place)) is { Success: true } range
        ? Written(place, $"number {range.Groups[2].Value} to {range.Groups[1].Value}")
        : null;

    /// <summary>Other words for <c>per</c> and what stands there.</summary>
    private static TextFix? InsteadOfPer(Findings findings, SourceSpan place, string words)
    {
        const string Per = "per ";
        var line = findings.LineAt(place);
        return place.Column - 1 <= line.Length && line[..(place.Column - 1)].EndsWith($" {Per}", StringComparison.Ordinal)
            ? Written(place with { Column = place.Column - Per.Length }, words)
            : null;
    }

    private static TextFix Written(SourceSpan place, string words) => new($"write `{words}`", place, words);

    [GeneratedRegex(@"^number (\S+) to (\S+)$")]
    private static partial Regex Range();
}
