using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>Mistakes that are mended by leaving out what can't stand there, or what does nothing.</summary>
internal static class LeftOut
{
    private const string And = "and";
    private const string Or = "or";

    /// <summary>The kinds with their changes.</summary>
    public static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> All =>
    [
        (
            [
                DeclarationDiagnostics.SaidTwice, DeclarationDiagnostics.StatusConflict, DeclarationDiagnostics.WarnsOfNothing,
                TierAndPointsDiagnostics.GraceWithoutEnd, TierAndPointsDiagnostics.NoticeOfNothing, RuleDiagnostics.CapOfOther,
                RuleDiagnostics.NeedsEvent, RuleDiagnostics.ScopeNotHere, RuleDiagnostics.ScopeKind, RuleDiagnostics.ScopePersonal,
                RuleDiagnostics.CapOfWorth, RewardDiagnostics.CapOfReward, MarketDiagnostics.MarketReverses, MergeDiagnostics.NoTierToKeep,
                PublishDiagnostics.NobodyElse, GuardDiagnostics.NobodyHolds, GuardDiagnostics.DecidesAndMore, JourneyDiagnostics.NeverReached,
                JourneyDiagnostics.SentTwice, PromiseDiagnostics.RowWithoutTable, PromiseDiagnostics.NoRows, FileDiagnostics.Twice,
                EarningDiagnostics.NotWithPoints, RankingDiagnostics.GivenCuts, EvaluationDiagnostics.GroupWithoutList,
            ],
            One(Cuts.Lines)),
        (
            [
                RuleDiagnostics.CapPeriods, RuleDiagnostics.TwoScopes, RuleDiagnostics.TotalOfPart, RuleDiagnostics.EventShared,
                TierAndPointsDiagnostics.StatusNotPending,
            ],
            One(Cuts.Words)),
        (
            [
                DeclarationDiagnostics.ChoiceTwice, RuleDiagnostics.CurrencyTwice, RewardDiagnostics.PriceTwice, HouseholdDiagnostics.PoolOfStatus,
            ],
            One(Cuts.Listed)),
        ([DeclarationDiagnostics.SecondList, TierAndPointsDiagnostics.BenefitTwice], One(Cuts.Clause)),
        (
            [
                DeclarationDiagnostics.Unused, AnalysisDiagnostics.SaidTwice, AnalysisDiagnostics.NeverWins, AnalysisDiagnostics.SegmentTwice,
                PromiseDiagnostics.NothingToBreak, RuleDiagnostics.EmptyCap, MergeDiagnostics.AfterMerging,
            ],
            One(Cuts.Block)),
        ([RuleDiagnostics.MultipliesNothing], One(Cuts.Effect)),
        ([DeclarationDiagnostics.KeyTwice], One((findings, place) => Cuts.WordOnLine(findings, place, "key"))),
        (
            [DeclarationDiagnostics.BadKey, DeclarationDiagnostics.OptionalDefault],
            One((findings, place) => Cuts.WordOnLine(findings, place, "optional"))),
        .. Behind(),
        .. Parts(),
        ([RewardDiagnostics.NoneInStock], One((findings, place) => Cuts.ClauseOf(findings, place, "stock"))),
        (
            [EarningDiagnostics.CompoundsNothing],
            (findings, mistake) => [Cuts.ClauseOf(findings, mistake.Place, $"compete in {mistake.Arguments[1]}")]),
        ([SyntaxDiagnostics.UnknownCharacter], One((_, place) => Cuts.Exactly(place))),
        ([MoneyDiagnostics.RateTwice], One((findings, place) => Cuts.Listed(findings, place) ?? Cuts.Clause(findings, place))),
        ([MoneyDiagnostics.NoRate], One((findings, place) => Cuts.Listed(findings, place) ?? Cuts.Behind(findings, place, "in"))),
    ];

    /// <summary>A kind with one change, for which its place is enough.</summary>
    public static Mend One(Func<Findings, SourceSpan, TextFix?> mend) => (findings, mistake) => [mend(findings, mistake.Place)];

    private static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> Behind()
    {
        static (DiagnosticDescriptor[], Mend) Words(string words, params DiagnosticDescriptor[] kinds) =>
            (kinds, One((findings, place) => Cuts.Behind(findings, place, words)));

        return
        [
            Words("to", OtherMemberDiagnostics.NotAMember),
            Words("by", OtherMemberDiagnostics.AwaitsThird),
            Words("of", EarningDiagnostics.NothingToAddUp),
            Words("per", EarningDiagnostics.ChallengeRate, RankingDiagnostics.PlaceRate),
            Words("was", VersionDiagnostics.OldNameInUse, VersionDiagnostics.OldNameTwice),
            Words(", refreshed", RankingDiagnostics.NothingToRefresh),
            Words("funded by", RuleDiagnostics.NoWorth, RuleDiagnostics.BudgetOfOther),
        ];
    }

    private static IEnumerable<(DiagnosticDescriptor[] Kinds, Mend Mend)> Parts() =>
    [
        (
            [TypeDiagnostics.NeverBoth],
            (findings, mistake) => [Cuts.Part(findings, mistake.Place, And) ?? Cuts.All(findings, mistake.Place, "when"), OrForAnd(findings, mistake.Place)]),
        ([AnalysisDiagnostics.NeverTogether], One((findings, place) => Cuts.Part(findings, place, And))),
        ([AnalysisDiagnostics.NeverTrue], One((findings, place) => Cuts.Part(findings, place, Or))),
        ([AnalysisDiagnostics.AlwaysTrue, AnalysisDiagnostics.Follows], One((findings, place) => Cuts.Part(findings, place, And))),
        ([AnalysisDiagnostics.TakesOutAll, AnalysisDiagnostics.TakesOutNothing], One(Cuts.ExceptWhen)),
        ([TypeDiagnostics.AlwaysKnown], One(Known)),
    ];

    /// <summary>Two that never hold both may be meant as two ways.</summary>
    private static TextFix? OrForAnd(Findings findings, SourceSpan place)
    {
        if (Spot.Of(findings, place) is not { } spot || !spot.Before.EndsWith($" {And} ", StringComparison.Ordinal))
        {
            return null;
        }

        var start = spot.Before.Length - And.Length - 1;
        return Changes.Write(spot.Part(start, start + And.Length), Or);
    }

    /// <summary>The question whether something is known that always is.</summary>
    private static TextFix? Known(Findings findings, SourceSpan place)
    {
        const string Question = " is known";
        return Spot.Of(findings, place) is { } spot && spot.After.StartsWith(Question, StringComparison.Ordinal)
            ? Cuts.Part(findings, place with { EndColumn = place.EndColumn + Question.Length }, And)
            : null;
    }
}
