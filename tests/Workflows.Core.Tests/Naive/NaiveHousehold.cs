using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A household, recomputed from its log: who is in it, and what its members have brought less what they were given.</summary>
internal sealed class NaiveHousehold
{
    private NaiveHousehold(Programme programme, NaiveCalendar calendar) =>
        Lots = [.. programme.Currencies.Select(points => new NaiveLots(points, programme.Returns, calendar))];

    public IReadOnlyList<NaiveLots> Lots { get; }

    /// <summary>The numbers of its members, in the order in which they came.</summary>
    public List<int> Residents { get; } = [];

    /// <summary>Judges a log from its beginning. What was asked of it and refused isn't in the log.</summary>
    public static NaiveHousehold Judge(NaiveVersions versions, NaiveCalendar calendar, NaiveRecords records, string id, Instant until)
    {
        var programme = versions.Last;
        var household = new NaiveHousehold(programme, calendar);
        foreach (var entry in NaiveLog.Effective(programme, records.LogOf(id)))
        {
            household.GoTo(entry.Record.At);
            household.Take(entry, new NaiveOthers(programme, versions.RuleOf).CurrencyOf(entry.Record));
        }

        household.GoTo(until);
        return household;
    }

    private void GoTo(Instant until)
    {
        foreach (var lots in Lots)
        {
            while (lots.Lots.Select(lot => lot.Expires).DefaultIfEmpty(Instant.Never).Min() is var end && end <= until)
            {
                lots.Advance(end);
            }
        }
    }

    private void Take(NaiveEntry entry, int currency)
    {
        var (record, who) = (entry.Record, (int)entry.Record.Numbers[PassingEvents.Who]);
        var points = record.Numbers[PassingEvents.Points];
        switch (record.Type)
        {
            case BuiltInEvents.PlaceAsked:
                Residents.Add(who);
                break;
            case BuiltInEvents.PlaceGivenUp:
                Residents.Remove(who);
                break;
            case BuiltInEvents.PointsPooled when points > 0:
                Lots[currency].Receive(NaiveOthers.PartsOf(record), record.At);
                Lots[currency].Active(record.At);
                Lots[currency].Advance(record.At);
                break;
            case BuiltInEvents.PointsAsked:
                Lots[currency].SendOff(points, record.At, entry.Id);
                Lots[currency].Active(record.At);
                break;
            default:
                break;
        }
    }
}
