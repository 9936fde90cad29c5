using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Says the rules, limits and rewards of one version in the numbers that all versions share.</summary>
internal sealed class RuleNumbers(Programme version, Numbers numbers, ExpressionNumbers expressions, Func<int, int, int> tierOf)
{
    private const int NoEvent = ExpressionNumbers.NoEvent;

    /// <summary>A rule.</summary>
    public Rule Of(Rule rule, bool isInForce)
    {
        var type = (rule.Trigger as Trigger.Event)?.EventType ?? NoEvent;
        var lines = rule.EachLine?.Lines;
        return rule with
        {
            Index = numbers.FirstRule + rule.Index,
            IsInForce = isInForce,
            Trigger = Of(rule.Trigger),
            Effects = [.. rule.Effects.Select(effect => Of(effect, type, lines))],
            When = expressions.Maybe(rule.When, type),
            ExceptWhen = expressions.Maybe(rule.ExceptWhen, type),
            EachLine = rule.EachLine is { } each
                ? each with { Lines = expressions.FieldOf(type, each.Lines), Where = expressions.Maybe(each.Where, type, each.Lines) }
                : null,
            Caps = [.. rule.Caps.Select(Of)],
            Group = numbers.FirstGroup + rule.Group,
        };
    }

    /// <summary>What a rule or a journey reacts to.</summary>
    public Trigger Of(Trigger trigger) => trigger switch
    {
        Trigger.Event x => x with { EventType = numbers.EventTypes[x.EventType], Where = expressions.Maybe(x.Where, x.EventType) },
        Trigger.EnteringSegment x => x with { Segment = numbers.Segments[x.Segment] },
        Trigger.LeavingSegment x => x with { Segment = numbers.Segments[x.Segment] },
        Trigger.EnteringTier x => x with { Ladder = numbers.Ladders[x.Ladder], Tier = tierOf(x.Ladder, x.Tier) },
        Trigger.LeavingTier x => x with { Ladder = numbers.Ladders[x.Ladder], Tier = tierOf(x.Ladder, x.Tier) },
        Trigger.ExpiryOf x => x with { Currency = numbers.Currencies[x.Currency] },
        Trigger.NoticeOf x => x with { Currency = numbers.Currencies[x.Currency] },
        Trigger.Earning x => x with { Currency = numbers.Currencies[x.Currency] },
        Trigger.Placing x => x with { Ranking = numbers.Rankings[x.Ranking] },
        Trigger.Joining => trigger,
        _ => throw new ArgumentException($"{trigger.GetType().Name} can't be said in the numbers of several versions."),
    };

    /// <summary>A cap.</summary>
    public Cap Of(Cap cap) => cap with
    {
        Index = numbers.Caps[cap.Index],
        Currency = cap.Currency is { } currency ? numbers.Currencies[currency] : null,
        Scope = cap.Scope is { } scope ? Of(scope) : null,
    };

    /// <summary>A cap that rules share.</summary>
    public SharedCap Of(SharedCap shared) => shared with
    {
        Rules = [.. shared.Rules.Select(rule => numbers.FirstRule + rule)],
        Cap = Of(shared.Cap),
    };

    /// <summary>A budget.</summary>
    public Budget Of(Budget budget) => budget with
    {
        Index = numbers.Budgets[budget.Index],
        Limits = [.. budget.Limits.Select(limit => limit with
        {
            Currency = limit.Currency is { } currency ? numbers.Currencies[currency] : null,
            Scope = Of(limit.Scope),
        })],
    };

    /// <summary>A reward.</summary>
    public Reward Of(Reward reward) => reward with
    {
        Index = numbers.Rewards[reward.Index],
        Prices = [.. reward.Prices.Select(price => price with { Currency = numbers.Currencies[price.Currency] })],
        Caps = [.. reward.Caps.Select(Of)],
        When = expressions.Maybe(reward.When, NoEvent),
    };

    /// <summary>A guard.</summary>
    public Guard Of(Guard guard) => guard with
    {
        Index = numbers.Guards[guard.Index],
        EventType = numbers.EventTypes[guard.EventType],
        Condition = expressions.Maybe(guard.Condition, guard.EventType),
        Limit = guard.Limit is { } limit ? limit with { Aggregate = numbers.Aggregates[limit.Aggregate] } : null,
    };

    /// <summary>A challenge.</summary>
    public Challenge Of(Challenge challenge) => challenge with
    {
        Rule = numbers.FirstRule + challenge.Rule, Of = expressions.Of(challenge.Of, NoEvent),
    };

    /// <summary>A ranking; that of another version is not refreshed.</summary>
    public Ranking Of(Ranking ranking, bool isInForce) => ranking with
    {
        Index = numbers.Rankings[ranking.Index],
        Value = expressions.Of(ranking.Value, NoEvent),
        Where = expressions.Maybe(ranking.Where, NoEvent),
        IsInForce = isInForce,
    };

    /// <summary>Bands.</summary>
    public BandSet Of(BandSet bands) => bands with { Rankings = [.. bands.Rankings.Select(ranking => numbers.Rankings[ranking])] };

    /// <summary>A leaderboard.</summary>
    public Leaderboard Of(Leaderboard board) => board with
    {
        Rule = numbers.FirstRule + board.Rule, Ranking = numbers.Rankings[board.Ranking],
    };

    /// <summary>Who pays; null for nobody in particular.</summary>
    public Funding? Of(Funding? funding) => funding is null ? null : funding with
    {
        Shares = [.. funding.Shares.Select(share => share with { Budget = numbers.Budgets[share.Budget] })],
    };

    /// <summary>A step of a journey that lends a tier.</summary>
    public JourneyStep.Match Of(JourneyStep.Match match) => match with { Ladder = numbers.Ladders[match.Ladder], Tier = tierOf(match.Ladder, match.Tier) };

    /// <summary>Points.</summary>
    public PointsAmount Of(PointsAmount amount) => amount with { Currency = numbers.Currencies[amount.Currency] };

    private RuleEffect Of(RuleEffect effect, int type, Field? lines) => effect switch
    {
        RuleEffect.Award x => x with { Rates = Of(x.Rates, type, lines), Funding = Of(x.Funding) },
        RuleEffect.Bonus x => x with { Rates = Of(x.Rates, type, lines), Funding = Of(x.Funding), Until = Of(x.Until, type, lines), To = expressions.Maybe(x.To, type, lines) },
        RuleEffect.Multiply x => x with
        {
            Currency = numbers.Currencies[x.Currency], OfRules = [.. x.OfRules.Select(rule => numbers.FirstRule + rule)], Funding = Of(x.Funding),
        },
        RuleEffect.Match x => x with { Ladder = numbers.Ladders[x.Ladder], Tier = tierOf(x.Ladder, x.Tier) },
        RuleEffect.Extend x => x with { Currency = numbers.Currencies[x.Currency] },
        _ => throw new ArgumentException($"{effect.GetType().Name} can't be said in the numbers of several versions."),
    };

    private AwaitedEvent? Of(AwaitedEvent? awaited, int type, Field? lines) => awaited is null ? null : awaited with
    {
        EventType = numbers.EventTypes[awaited.EventType], Where = expressions.Maybe(awaited.Where, awaited.EventType), By = expressions.Maybe(awaited.By, type, lines),
    };

    private ImmutableArray<Rate> Of(ImmutableArray<Rate> rates, int type, Field? lines) => [.. rates.Select(rate => rate with
    {
        Amounts = [.. rate.Amounts.Select(Of)],
        Per = rate.Per is { } per ? per with
        {
            Of = expressions.Of(per.Of, type, lines), Before = expressions.Maybe(per.Before, type, lines),
        } : null,
    })];

    private PoolScope Of(PoolScope scope) => scope switch
    {
        PoolScope.PerMemberField x => new PoolScope.PerMemberField(numbers.MemberFields[x.Field]),
        PoolScope.PerTier x => new PoolScope.PerTier(numbers.Ladders[x.Ladder]),
        PoolScope.AmongSegment x => new PoolScope.AmongSegment(numbers.Segments[x.Segment]),
        PoolScope.AmongTier x => new PoolScope.AmongTier(numbers.Ladders[x.Ladder], tierOf(x.Ladder, x.Tier)),
        PoolScope.Everyone or PoolScope.PerField or PoolScope.PerJourney or PoolScope.PerHousehold => scope,
        _ => throw new ArgumentException($"{scope.GetType().Name} can't be said in the numbers of several versions of {version.Name}."),
    };
}
