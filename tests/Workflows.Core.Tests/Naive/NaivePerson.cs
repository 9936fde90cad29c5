using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>All that there is of a member at an instant, and what is always done at the end of an input.</summary>
internal sealed class NaivePerson
{
    public NaivePerson(NaiveVersions versions, NaiveCalendar calendar, NaiveRecords records, string id, NaiveLive? live)
    {
        (Id, Self) = (id, [id]);
        Step = new NaiveSubSteps(versions.All[0].Programme, calendar, records.Answers, ranking => records.CutsOf(ranking, Refreshes), versions.RuleOf);
        (Agenda, Departure, Live) = (new NaiveAgenda(calendar, Step), new NaiveDeparture(calendar, Step), new NaiveLiveJourneys(live, Step));
    }

    public string Id { get; }

    /// <summary>The ids of the member, also of those who went under in it.</summary>
    public HashSet<string> Self { get; }

    public NaiveSubSteps Step { get; }

    public NaiveAgenda Agenda { get; }

    public NaiveDeparture Departure { get; }

    public NaiveLiveJourneys Live { get; }

    /// <summary>The number of the household that the member is in; -1 for none.</summary>
    public int Household { get; set; } = -1;

    /// <summary>Whether the member went under in another one.</summary>
    public bool IsUnder { get; set; }

    /// <summary>By how many refreshes of rankings the member was judged.</summary>
    public int Refreshes { get; set; }

    public bool HasJoined => Step.Windows.Joined != Instant.Never;

    public bool IsThere => HasJoined && !Departure.HasLeft;

    /// <summary>The points of a request that the household has; null for none.</summary>
    public (int Currency, long Points)? PooledNeed(EventRecord record) =>
        Household >= 0 && RewardRequest.Is(record) && Step.Rewards.NeedOf(record) is { } need && Step.Programme.Household!.Pools(need.Currency) ? need : null;

    /// <summary>What follows from an input, and what journeys make of that.</summary>
    /// <param name="record">The event; null for the clock.</param>
    public void Finish(EventRecord? record = null)
    {
        Step.Finish();
        Pool();
        if (Live.IsOn)
        {
            Live.GoThrough(record);
            Pool();
        }

        Plan();
    }

    /// <summary>What can be spent goes to the household.</summary>
    public void Pool()
    {
        foreach (var currency in Household < 0 ? [] : Step.Programme.Household!.Pool)
        {
            if (Step.Lots[currency].Available > 0)
            {
                Step.Others.Pool(Household, currency, Step.Lots[currency].SendOff(Step.Lots[currency].Available, Step.Facts.Now, Step.Input));
            }
        }
    }

    public void Plan(Instant? seenSince = null) => Agenda.Plan(Departure.KeptUntil, seenSince);
}
