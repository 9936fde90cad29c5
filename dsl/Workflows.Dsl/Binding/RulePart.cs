using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What happens by itself: rules, caps and journeys; and what members can get.</summary>
internal static class RulePart
{
    public static Programme Add(Programme programme, SyntaxFile file, Draft draft, ExpressionBinder values, PointsBinder points)
    {
        var caps = new CapBinder(draft);
        var triggers = new TriggerBinder(draft, values);
        var funding = new FundingBinder(draft);
        var effects = new EffectBinder(draft, values, funding, triggers);
        var rules = new RuleBinder(draft, values, triggers, new(draft, values), effects, caps);
        var challenges = new ChallengeBinder(draft, triggers, new(draft, values), effects, caps);
        var leaderboards = new LeaderboardBinder(draft, values, effects);
        var boards = ImmutableArray.CreateBuilder<Leaderboard>();
        var challenged = ImmutableArray.CreateBuilder<Challenge>();
        var bound = ImmutableArray.CreateBuilder<Rule>();
        var shared = ImmutableArray.CreateBuilder<SharedCap>();
        foreach (var block in file.Blocks)
        {
            if (block is RuleSyntax rule)
            {
                bound.Add(rules.Rule(rule, bound.Count));
            }
            else if (block is ChallengeSyntax challenge)
            {
                var (own, told) = challenges.Bind(challenge, bound.Count, challenged.Count);
                bound.Add(own);
                challenged.Add(told);
            }
            else if (block is LeaderboardSyntax board)
            {
                var (own, told) = leaderboards.Bind(board, bound.Count, boards.Count);
                bound.Add(own);
                boards.Add(told);
            }
            else if (block is CapSyntax cap)
            {
                shared.AddRange(caps.Shared(cap));
            }
        }

        var transfers = new TransferBinder(draft, caps);
        var currencies = programme.Currencies.Zip(file.All<PointsSyntax>(), (currency, syntax) => currency with
        {
            AwaitsEvents = Awaits(bound, currency.Index),
            Transfer = transfers.Limits(syntax, currency),
        });
        var rewards = new RewardBinder(draft, values, points, caps);
        var steps = new StepBinder(draft, values, triggers, effects, funding);
        var journeys = new JourneyBinder(draft, values, triggers, points, steps);
        return programme with
        {
            Groups = [.. file.All<GroupSyntax>().Select(caps.Group)],
            Rules = bound.ToImmutable(),
            Currencies = [.. currencies],
            Guards = [.. file.All<GuardSyntax>().Select(new GuardBinder(draft, values, triggers).Guard)],
            Challenges = challenged.ToImmutable(),
            Leaderboards = boards.ToImmutable(),
            Rankings = [.. draft.Rankings],
            SharedCaps = shared.ToImmutable(),
            Rewards = [.. file.All<RewardSyntax>().Select(rewards.Reward)],
            Journeys = [.. file.All<JourneySyntax>().Select(journeys.Journey)],
        };
    }

    private static bool Awaits(IEnumerable<Rule> rules, int currency) => rules.SelectMany(rule => rule.Effects).OfType<RuleEffect.Bonus>()
        .Any(bonus => bonus.Until is not null && bonus.Rates.SelectMany(rate => rate.Amounts).Any(amount => amount.Currency == currency));
}
