using Workflows.Generation.Chance;
using Workflows.Generation.Lives;

namespace Workflows.Generation;

/// <summary>Makes the events of simulated members, the same for the same model, number and seed on every machine.</summary>
public static class EventStream
{
    /// <summary>
    /// All events in order of instant, then member number, then the member's own order. Events are made as they are read: memory grows
    /// with the number of members (about two kilobytes each), not with the number of events.
    /// </summary>
    /// <param name="model">The stated model.</param>
    /// <param name="members">How many members join over all, 1 to 9,999,999. Members M000001 and up are numbered in order of
    /// joining.</param>
    /// <param name="seed">Any number; another seed gives other customers of the same model.</param>
    /// <exception cref="ArgumentException">A parameter of the model, or the number of members, is out of its range.</exception>
    public static IEnumerable<GeneratedEvent> Generate(GenerationModel model, int members, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, 9_999_999);
        model.Check();
        return WithMarket(new World(model, seed), members);
    }

    /// <summary>News of the market come before what members do at the same instant.</summary>
    private static IEnumerable<GeneratedEvent> WithMarket(World world, int members)
    {
        using var market = MarketLife.Offers(world).GetEnumerator();
        var isOpen = market.MoveNext();
        foreach (var happened in Merge(world, members))
        {
            for (; isOpen && market.Current.At <= happened.At; isOpen = market.MoveNext())
            {
                yield return market.Current;
            }

            yield return happened;
        }
    }

    private static IEnumerable<GeneratedEvent> Merge(World world, int members)
    {
        var joining = Arrivals(world, members);
        var joined = 0;
        var next = new PriorityQueue<MemberLife, Position>();
        while (joined < members || next.Count > 0)
        {
            // A life begins only when the stream reaches it. Members who join at the instant of the earliest event come in before it.
            while (joined < members && (!next.TryPeek(out _, out var earliest) || joining[joined] <= earliest.Local))
            {
                var life = new MemberLife(world, ++joined, joining[joined - 1]);
                next.Enqueue(life, Position.Of(life));
            }

            // Lives wait by the instant of what happens next. No event is made before its turn, so none waits in memory.
            var due = next.Peek();
            var happened = due.Fire();
            if (due.NextAt < world.End)
            {
                next.DequeueEnqueue(due, Position.Of(due));
            }
            else
            {
                next.Dequeue();
            }

            if (happened is not null)
            {
                yield return happened;
            }
        }
    }

    /// <summary>The local seconds at which members join, ascending.</summary>
    private static long[] Arrivals(World world, int members)
    {
        var random = new RandomStream(world.Seed, 0, Purpose.Arrivals);
        var model = world.Model.Arrivals;
        var already = (int)Math.Floor(members * model.AlreadyMembersShare);
        var begin = world.Start - model.PriorDays * SeasonalClock.Day;
        var instants = new long[members];
        for (var i = 0; i < members; i++)
        {
            instants[i] = i < already
                ? world.Clock.Between(begin, world.Start, random.NextUnit())
                : Math.Min(world.Clock.Between(world.Start, world.End, random.NextUnit()), world.End - 1);
        }

        Array.Sort(instants);
        return instants;
    }

    /// <summary>
    /// Where a life's next event stands in the stream. Each life waits once, so its own number breaks the last tie: no two are equal.
    /// </summary>
    private readonly record struct Position(long Local, int Member, int Life) : IComparable<Position>
    {
        internal static Position Of(MemberLife life) => new(life.NextAt, life.NextMember, life.Member);

        public int CompareTo(Position other)
        {
            var byInstant = Local.CompareTo(other.Local);
            if (byInstant != 0)
            {
                return byInstant;
            }

            var byMember = Member.CompareTo(other.Member);
            return byMember != 0 ? byMember : Life.CompareTo(other.Life);
        }
    }
}
