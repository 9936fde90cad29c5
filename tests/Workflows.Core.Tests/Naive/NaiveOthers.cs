using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What a member's step makes for another member.</summary>
internal sealed record NaivePassing(int Type, int Rule, int Effect, int Currency, long Points, long Lot, Instant Until, string Parts);

/// <summary>A member who has points that wait for an event of this one.</summary>
internal sealed record NaiveLookout(string Member, int Rule, int Effect, long Lot, Instant Until)
{
    public AwaitedEvent Awaited(Programme programme) => ((RuleEffect.Bonus)programme.Rules[Rule].Effects[Effect]).Until!;
}

/// <summary>What passes from one member to another: what this one makes, and what it makes of what came.</summary>
internal sealed class NaiveOthers(Programme programme, Func<string?, int> ruleOf)
{
    /// <summary>What was passed on, in order.</summary>
    public List<NaivePassing> Made { get; } = [];

    /// <summary>Points that rules gave to others.</summary>
    public SortedDictionary<(int Rule, int Currency, string To), long> Gave { get; } = [];

    public List<NaiveLookout> Lookouts { get; private set; } = [];

    /// <summary>Points for another member.</summary>
    public void Give(NaiveGift gift, string to)
    {
        var key = (gift.Rule.Index, gift.Currency, to);
        Gave[key] = Gave.GetValueOrDefault(key) + gift.Points;
        if (gift.Points > 0)
        {
            Made.Add(new NaivePassing(BuiltInEvents.PointsReceived, gift.Rule.Index, gift.Place, gift.Currency, gift.Points, 0, default, ""));
        }
    }

    /// <summary>Points of this member wait for an event of another one.</summary>
    public void Await(NaiveGift gift, long lot, Instant until) =>
        Made.Add(new NaivePassing(BuiltInEvents.EventAwaited, gift.Rule.Index, gift.Place, -1, 1, lot, until, ""));

    public void Transfer(int currency, long points, IEnumerable<NaivePart> parts) =>
        Made.Add(new NaivePassing(BuiltInEvents.TransferReceived, -1, 0, currency, points, 0, default, TextOf(parts)));

    /// <summary>What was brought to each household, by its number and the currency.</summary>
    public SortedDictionary<(int Household, int Currency), List<NaivePart>> Pooled { get; } = [];

    /// <summary>Points for a household.</summary>
    public void Pool(int household, int currency, IReadOnlyList<NaivePart> parts)
    {
        var key = (household, currency);
        (Pooled.TryGetValue(key, out var pooled) ? pooled : Pooled[key] = []).AddRange(parts);
    }

    /// <summary>Another member's points wait for an event of this one.</summary>
    public void LookOut(EventRecord record) => Lookouts.Add(new NaiveLookout(
        record.Texts[PassingEvents.From]!, RuleOf(record), (int)record.Numbers[PassingEvents.Effect], record.Numbers[PassingEvents.Lot],
        new Instant(record.Numbers[PassingEvents.Until])));

    /// <summary>Whoever waits for an event such as this is told, once. One at the very end has come.</summary>
    public void Tell(EventRecord record, NaiveConditions facts)
    {
        foreach (var lookout in Lookouts.ToList())
        {
            var awaited = lookout.Awaited(programme);
            if (record.At > lookout.Until)
            {
                Lookouts.Remove(lookout);
            }
            else if (awaited.EventType == record.Type && (awaited.Where is null || facts.Holds(awaited.Where)))
            {
                Lookouts.Remove(lookout);
                Made.Add(new NaivePassing(BuiltInEvents.AwaitedCame, lookout.Rule, lookout.Effect, -1, 1, lookout.Lot, default, ""));
            }
        }
    }

    /// <summary>Others wait for events of a member who turned out to be this one, but neither of the two for the other.</summary>
    public void Join(NaiveOthers other, IReadOnlyCollection<string> same) =>
        Lookouts = [.. Lookouts.Concat(other.Lookouts).Where(lookout => !same.Contains(lookout.Member))];

    /// <summary>The rule that a passing comes from; -1 for none.</summary>
    public int RuleOf(EventRecord record) => ruleOf(record.Texts[PassingEvents.Rule]);

    public int CurrencyOf(EventRecord record) =>
        programme.Currencies.FirstOrDefault(currency => currency.Name == record.Texts[PassingEvents.Currency])?.Index ?? -1;

    public static IReadOnlyList<NaivePart> PartsOf(EventRecord record) => [.. record.Lines.Select(line => new NaivePart(
        line.Numbers[PassingEvents.PartLot], new Instant(line.Numbers[PassingEvents.PartEarned]), new Instant(line.Numbers[PassingEvents.PartExpires]),
        line.Numbers[PassingEvents.PartPoints]))];

    /// <summary>A passing as it stands in the other member's log.</summary>
    public NaivePassing Of(EventRecord record) => new(
        record.Type, RuleOf(record), (int)record.Numbers[PassingEvents.Effect], CurrencyOf(record), record.Numbers[PassingEvents.Points],
        record.Numbers[PassingEvents.Lot], new Instant(record.Numbers[PassingEvents.Until]), TextOf(PartsOf(record)));

    public static string TextOf(IEnumerable<NaivePart> parts) => string.Join(
        ", ", parts.GroupBy(part => (part.Earned, part.Expires)).OrderBy(same => same.Key.Earned).ThenBy(same => same.Key.Expires)
            .Select(same => $"{same.Sum(part => part.Points)} of {same.Key.Earned} to {same.Key.Expires}"));
}
