using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>
/// Says each version of a programme in numbers that all versions share, with the rules and journeys of the others beside its own: they
/// react to nothing, but what they gave can be named, and what they began ends by their steps.
/// </summary>
internal sealed class CommonProgramme
{
    private readonly IReadOnlyList<Programme> _versions;
    private readonly Numbering _numbering;
    private readonly ImmutableArray<Aggregate> _aggregates;

    /// <summary>Numbers the versions of a programme, oldest first.</summary>
    public CommonProgramme(IReadOnlyList<Programme> versions)
    {
        _versions = versions;
        _numbering = new Numbering(versions);
        var aggregates = new AggregateRegister();
        for (var i = 0; i < versions.Count; i++)
        {
            _numbering.All[i].Aggregates = aggregates.Take(versions[i], _numbering.All[i], ExpressionsOf(i, i));
        }

        _aggregates = aggregates.All;
    }

    /// <summary>The numbers of each version.</summary>
    public IReadOnlyList<Numbers> Numbers => _numbering.All;

    /// <summary>The place that a tier of one version has in another one.</summary>
    public int TierIn(int from, int to, int ladder, int tier) => TierOf(from, to)(Array.IndexOf(_numbering.All[from].Ladders, ladder), tier);

    /// <summary>A version in the numbers of all.</summary>
    public Programme Of(int version)
    {
        var own = _versions[version];
        var events = new CommonEvents(_versions, _numbering, version);
        return own with
        {
            EventTypes = events.Types,
            MemberFields = events.MemberFields,
            Consents = events.Consents,
            Household = own.Household is { } household
                ? household with { Pool = [.. household.Pool.Select(currency => _numbering.All[version].Currencies[currency])] }
                : null,
            Currencies = Spread(version, numbers => numbers.Currencies, Currency),
            Aggregates = _aggregates,
            ReportAggregates = [.. own.ReportAggregates.Select(one => one with
            {
                Source = AggregateRegister.SourceOf(one.Source, _numbering.All[version], ExpressionsOf(version, version)),
            })],
            Lets = [.. Each(version, (i, expressions) => _versions[i].Lets.Select(let => let with
            {
                Index = _numbering.All[i].FirstLet + let.Index, Value = expressions.Of(let.Value, ExpressionNumbers.NoEvent),
            }))],
            Ladders = Spread(version, numbers => numbers.Ladders, Ladder),
            Segments = Spread(version, numbers => numbers.Segments, Segment),
            Rankings = Spread(version, numbers => numbers.Rankings, (place, _, _) => RulesOf(place.Version, version).Of(
                _versions[place.Version].Rankings[place.Index], place.Version == version)),
            BandSets = [.. own.BandSets.Select(RulesOf(version, version).Of)],
            Leaderboards = [.. own.Leaderboards.Select(RulesOf(version, version).Of)],
            Budgets = Spread(version, numbers => numbers.Budgets, (place, number, _) => RulesOf(place.Version, version).Of(Budgets(place))),
            Groups = [.. Each(version, (i, _) => _versions[i].Groups.Select(group => group with { Index = _numbering.All[i].FirstGroup + group.Index }))],
            SharedCaps = [.. Each(version, (i, _) => _versions[i].SharedCaps.Select(RulesOf(i, version).Of))],
            Rewards = Spread(version, numbers => numbers.Rewards, Reward),
            Guards = Spread(version, numbers => numbers.Guards, Guard),
            Challenges = [.. own.Challenges.Select(RulesOf(version, version).Of)],
            Rules = [.. Each(version, (i, _) => _versions[i].Rules.Select(rule => RulesOf(i, version).Of(rule, i == version)))],
            Journeys = [.. Each(version, (i, expressions) => _versions[i].Journeys.Select(journey =>
                new JourneyNumbers(_numbering.All[i], expressions, RulesOf(i, version)).Of(journey, i == version)))],
            Measures = [.. own.Measures.Select(one => one with { Value = ExpressionsOf(version, version).Of(one.Value, ExpressionNumbers.NoEvent) })],
            FollowUps = [.. own.FollowUps.Select(one => one with
            {
                When = ExpressionsOf(version, version).Of(one.When, ExpressionNumbers.NoEvent),
                Actions = [.. one.Actions.Select(action =>
                    action is FollowUpAction.Pause pause ? pause with { Journey = _numbering.All[version].FirstJourney + pause.Journey } : action)],
            })],
            Maps = [.. own.Maps.Select(map => map with { EventType = _numbering.All[version].EventTypes[map.EventType] })],
            Examples = [],
            Promises = [],
            PromiseAggregates = [],
        };
    }

    private PointsCurrency Currency((int Version, int Index) place, int number, int version)
    {
        var currency = _versions[place.Version].Currencies[place.Index];
        var numbers = _numbering.All[place.Version];

        // Points that were kept by age go on being kept so, though the version lets none grow old.
        var keptLots = Enumerable.Range(0, version + 1).Any(i => Array.IndexOf(_numbering.All[i].Currencies, number) is >= 0 and var index
            && _versions[i].Currencies[index].KeepsLots);
        return currency with
        {
            Index = number,
            AwaitsEvents = currency.AwaitsEvents || keptLots,
            Transfer = [.. currency.Transfer.Select(RulesOf(place.Version, version).Of)],
            Sales = currency.Sales is { } sales
                ? new PointsSales(numbers.EventTypes[sales.EventType], sales.Field with { Index = numbers.Fields[sales.EventType][sales.Field.Index] })
                : null,
        };
    }

    private TierLadder Ladder((int Version, int Index) place, int number, int version)
    {
        var ladder = _versions[place.Version].Ladders[place.Index];
        var expressions = ExpressionsOf(place.Version, version);
        return ladder with
        {
            Index = number,
            Tiers = [.. ladder.Tiers.Select(tier => tier with
            {
                // Nobody rises on a ladder that the version doesn't have.
                When = place.Version == version ? expressions.Maybe(tier.When, ExpressionNumbers.NoEvent) : null,
            })],
            Matches = place.Version == version
                ? [.. ladder.Matches.Select(match => match with { While = expressions.Of(match.While, ExpressionNumbers.NoEvent) })] : [],
        };
    }

    private Segment Segment((int Version, int Index) place, int number, int version)
    {
        var segment = _versions[place.Version].Segments[place.Index];
        return segment with
        {
            Index = number,
            When = place.Version == version ? ExpressionsOf(version, version).Of(segment.When, ExpressionNumbers.NoEvent) : Never(segment.Span),
        };
    }

    private Reward Reward((int Version, int Index) place, int number, int version)
    {
        var reward = RulesOf(place.Version, version).Of(_versions[place.Version].Rewards[place.Index]);
        return place.Version == version ? reward : reward with { When = Never(reward.Span) };
    }

    private Guard Guard((int Version, int Index) place, int number, int version)
    {
        var guard = RulesOf(place.Version, version).Of(_versions[place.Version].Guards[place.Index]);
        return place.Version == version ? guard : guard with { Condition = Never(guard.Span) };
    }

    private Budget Budgets((int Version, int Index) place) => _versions[place.Version].Budgets[place.Index];

    private static Expression.Compare Never(SourceSpan span)
    {
        var zero = new Expression.Number(Fraction.Zero, DataType.Whole, span);
        return new Expression.Compare(Comparison.Above, zero, zero, span);
    }

    private ImmutableArray<T> Spread<T>(int version, Func<Numbers, int[]> kind, Func<(int Version, int Index), int, int, T> of) =>
        [.. Nearest.Of(_versions, _numbering, version, kind).Select((place, number) => of(place, number, version))];

    private IEnumerable<T> Each<T>(int version, Func<int, ExpressionNumbers, IEnumerable<T>> of) =>
        Enumerable.Range(0, _versions.Count).SelectMany(i => of(i, ExpressionsOf(i, version)));

    private ExpressionNumbers ExpressionsOf(int from, int to) => new(_numbering.All[from], TierOf(from, to));

    private RuleNumbers RulesOf(int from, int to) => new(_versions[from], _numbering.All[from], ExpressionsOf(from, to), TierOf(from, to));

    /// <summary>The place of a tier of one version on the ladder as another one has it.</summary>
    private Func<int, int, int> TierOf(int from, int to) => (ladder, tier) =>
    {
        var number = _numbering.All[from].Ladders[ladder];
        var there = Array.IndexOf(_numbering.All[to].Ladders, number);
        return there < 0 ? tier : _numbering.TierIn(number, _numbering.All[from].Tiers[ladder], tier, _numbering.All[to].Tiers[there]);
    };
}
