using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>
/// Refreshes rankings when it is time. A refresh is an input of the programme: it comes after what the clock does at its instant and before
/// any event of a member. Every member's clock is brought to it, the values are read, the cuts found and recorded as an entry of the log
/// that is nobody's; then each member is judged by them, those who have places of leaderboards first, in the order of their places.
/// </summary>
internal sealed class Refresher(ProgrammePlan plan, Roster roster, WakeQueue queue, MemberTurn turn)
{
    private readonly RefreshSchedule _schedule = new(plan.Programme, plan.Calendar);
    private bool _isStarted;

    /// <summary>When the next refresh is due.</summary>
    public Instant Next { get; private set; } = Instant.Never;

    /// <summary>Whether it is known when the next refresh is due.</summary>
    public bool IsStarted => _isStarted || _schedule.IsEmpty;

    /// <summary>
    /// What refreshes found, where they can't be made again, since values that they saw are destroyed; null where they can.
    /// </summary>
    public CutTable? Recorded { get; set; }

    /// <summary>Rankings that are never refreshed, since an example gives their cuts.</summary>
    public ImmutableHashSet<int> Given { get; set; } = [];

    /// <summary>Refreshes begin after an instant.</summary>
    public void StartAfter(Instant instant)
    {
        if (!IsStarted)
        {
            _isStarted = true;
            Next = _schedule.NextAfter(instant);
        }
    }

    /// <summary>Makes the refresh that is due.</summary>
    /// <param name="clock">Where the clock stands.</param>
    /// <param name="book">Where the steps go.</param>
    /// <param name="deliver">Hands on what a step passed on to other members.</param>
    public void Take(Instant clock, IStepBook book, Action deliver)
    {
        var at = Next;
        Next = _schedule.NextAfter(at);
        var due = _schedule.DueAt(at).Where(ranking => !Given.Contains(ranking.Index)).ToList();
        if (due.Count == 0)
        {
            return;
        }

        clock = Instant.Later(clock, at);

        // The score of a period that closes is that of the instant before.
        var values = due.ToDictionary(ranking => ranking.Index, _ => new List<(long Value, int Member)>());
        Read(due.Where(ranking => ranking.Kind == RankingKind.Board), new Instant(at.Micros - 1), values);
        for (var i = 0; i < roster.All.Count; i++)
        {
            turn.WakeOwn(roster[i], at, clock, book);
            deliver();
        }

        Read(due.Where(ranking => ranking.Kind != RankingKind.Board), at, values);
        var found = due.Select(ranking => Recorded is null
            ? Cuts.Of(ranking, at, values[ranking.Index])
            : Recorded.AsOf(at).Of(ranking.Index) ?? new RankingNumbers(ranking.Index, at, 0, -1, [])).ToImmutableArray();
        var table = Record(found, at, clock, book);
        var places = PlacesIn(found, values);
        var moved = Moved(due, values, table);
        foreach (var member in places.Order.Concat(Enumerable.Range(0, roster.All.Count).Where(index => !places.Of.ContainsKey(index))))
        {
            if (!moved[member] && roster[member].LastAt <= at && !places.Of.ContainsKey(member))
            {
                CutJudging.RefreshAlike(roster[member], table, at);
                queue.Put(roster[member]);
                continue;
            }

            turn.Refresh(roster[member], table, places.Of.GetValueOrDefault(member) ?? [], clock, book);
            queue.Put(roster[member]);
            deliver();
        }
    }

    private void Read(IEnumerable<Ranking> rankings, Instant at, Dictionary<int, List<(long Value, int Member)>> values)
    {
        var asked = rankings.ToList();
        foreach (var member in asked.Count == 0 ? [] : roster.All)
        {
            if (member is not { HasJoined: true, HasLeft: false, IsErased: false, IsHousehold: false })
            {
                continue;
            }

            foreach (var ranking in asked)
            {
                if (turn.Step.ValueOf(member, ranking.Index, at) is not MemberState.Unknown and var value)
                {
                    values[ranking.Index].Add((value, member.Index));
                }
            }
        }
    }

    /// <summary>
    /// By index, whose share or band is another one by the new cuts. Nobody else can enter or leave anything by them, and most don't: judging
    /// each of them in full would be most of the work of a refresh.
    /// </summary>
    private bool[] Moved(IEnumerable<Ranking> due, Dictionary<int, List<(long Value, int Member)>> values, CutTable table)
    {
        var moved = new bool[roster.All.Count];
        foreach (var ranking in due.Where(ranking => ranking.Kind != RankingKind.Board))
        {
            foreach (var (value, member) in values[ranking.Index])
            {
                var before = roster[member].Cuts;
                moved[member] |= ranking.Kind == RankingKind.Share
                    ? before.IsWithin(ranking.Index, ranking.IsBottom, value) != table.IsWithin(ranking.Index, ranking.IsBottom, value)
                    : before.BandOf(ranking.Index, value) != table.BandOf(ranking.Index, value);
            }
        }

        return moved;
    }

    private CutTable Record(ImmutableArray<RankingNumbers> found, Instant at, Instant clock, IStepBook book)
    {
        var nobody = roster.Find(EventRecord.Nobody) ?? roster.Add(EventRecord.Nobody);
        var output = book.Begin(nobody);
        foreach (var numbers in found)
        {
            output.Add(EffectKind.Refreshed, at, numbers.Ranking, numbers.Last, amount: numbers.Counted);
            for (var place = 0; place < numbers.Cuts.Length; place++)
            {
                output.Add(EffectKind.CutFound, at, numbers.Ranking, place, amount: numbers.Cuts[place]);
            }
        }

        var table = roster.Cuts.With(output.LogId, at, found);
        roster.Cuts = table;
        book.Accept(nobody, null, at, clock, output);
        return table;
    }

    /// <summary>Who has a place: those above the score of the last place, and of those who have just that whoever became known before its holder.</summary>
    private static (IReadOnlyList<int> Order, Dictionary<int, List<Place>> Of) PlacesIn(
        ImmutableArray<RankingNumbers> found, Dictionary<int, List<(long Value, int Member)>> values)
    {
        var (order, places) = (new List<int>(), new Dictionary<int, List<Place>>());
        foreach (var numbers in found.Where(one => one.Last >= 0))
        {
            var last = (Value: numbers.Cuts[^1], Member: numbers.Last);
            var placed = values[numbers.Ranking].Where(one => one.Value > last.Value || (one.Value == last.Value && one.Member <= last.Member)).ToList();
            foreach (var (value, member) in Cuts.BestOf(placed, placed.Count))
            {
                if (!places.TryGetValue(member, out var own))
                {
                    places[member] = own = [];
                    order.Add(member);
                }

                own.Add(new Place(numbers.Ranking, numbers.Cuts.IndexOf(value) + 1, value));
            }
        }

        return (order, places);
    }
}
