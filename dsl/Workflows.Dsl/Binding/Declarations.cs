using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Declares all names of a file, those of broken blocks too, in the order of the text.</summary>
internal static class Declarations
{
    public static void Declare(SyntaxFile file, Draft draft)
    {
        foreach (var i in Enumerable.Range(0, BuiltInEvents.Count).Where(BuiltInEvents.IsToldFromOutside))
        {
            draft.Names.Declare(NameKind.Event, new(BuiltInEvents.Names[i], SourceSpan.None), i);
        }

        var counts = new int[Enum.GetValues<NameKind>().Length];
        counts[(int)NameKind.Event] = BuiltInEvents.Count;
        var tiers = ImmutableArray.CreateBuilder<(int, int)>();
        foreach (var block in file.Blocks)
        {
            if (block.Declares is not { } name || KindOf(block) is not { } kind)
            {
                continue;
            }

            // Events of members and of the market stand in one list.
            var index = counts[(int)(kind == NameKind.MarketEvent ? NameKind.Event : kind)]++;
            draft.Names.Declare(kind, name, index);
            foreach (var (tier, place) in block is TiersSyntax ladder
                ? ladder.Clauses.OfType<TiersClauseSyntax.Tier>().Select((one, i) => (one, i)) : [])
            {
                draft.Names.Declare(NameKind.Tier, tier.Name, tiers.Count);
                tiers.Add((index, place));
            }
        }

        draft.Tiers = tiers.ToImmutable();
        CheckOldNames(file, draft);
    }

    /// <summary>What was renamed no longer has its old name, and two things never had the same one.</summary>
    private static void CheckOldNames(SyntaxFile file, Draft draft)
    {
        var first = new Dictionary<(NameKind Kind, string Old), NameSyntax>();
        foreach (var (kind, name) in file.Blocks.SelectMany(NamesIn))
        {
            if (name.Was is not { } old)
            {
                continue;
            }

            if (draft.Names.Find(kind, old.Text) is not null)
            {
                draft.Findings.Report(VersionDiagnostics.OldNameInUse, old.Span, name.Text, old.Text, kind.InWords());
            }
            else if (!first.TryAdd((kind, old.Text), name))
            {
                draft.Findings.ReportWith(
                    VersionDiagnostics.OldNameTwice, old.Span, ("it is said here too", first[(kind, old.Text)].Span), old.Text,
                    first[(kind, old.Text)].Text);
            }
        }
    }

    private static IEnumerable<(NameKind Kind, NameSyntax Name)> NamesIn(BlockSyntax block)
    {
        if (block.Declares is { } name && KindOf(block) is { } kind)
        {
            yield return (kind, name);
        }

        foreach (var tier in block is TiersSyntax ladder ? ladder.Clauses.OfType<TiersClauseSyntax.Tier>() : [])
        {
            yield return (NameKind.Tier, tier.Name);
        }
    }

    private static NameKind? KindOf(BlockSyntax block) => block switch
    {
        EventSyntax { IsMarket: true } => NameKind.MarketEvent,
        EventSyntax => NameKind.Event,
        PointsSyntax => NameKind.Points,
        SegmentSyntax => NameKind.Segment,
        TiersSyntax => NameKind.Tiers,
        LetSyntax => NameKind.Let,
        MeasureSyntax => NameKind.Measure,
        RuleSyntax or ChallengeSyntax or LeaderboardSyntax => NameKind.Rule,
        JourneySyntax => NameKind.Journey,
        _ => KindOfOther(block),
    };

    private static NameKind? KindOfOther(BlockSyntax block) => block switch
    {
        RewardSyntax => NameKind.Reward,
        BudgetSyntax or PartnerSyntax => NameKind.Budget,
        GroupSyntax => NameKind.Group,
        GuardSyntax => NameKind.Guard,
        CapSyntax => NameKind.Cap,
        FollowUpSyntax => NameKind.FollowUp,
        ReportSyntax => NameKind.Report,
        MapSyntax => NameKind.Map,
        RivalSyntax => NameKind.Rival,
        BandsSyntax => NameKind.Bands,
        _ => null,
    };
}
