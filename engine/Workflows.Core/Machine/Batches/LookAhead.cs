using Workflows.Core.Members;
using Workflows.Prefetching;

namespace Workflows.Core.Machine.Batches;

/// <summary>
/// Looks up the members of the next events and brings what their steps will read into the processor's cache. Each step of the search is
/// taken for all of them before the next one, which needs what that has brought: so the processor waits for many places of the memory at
/// the same time and not for one after the other.
/// </summary>
internal sealed class LookAhead
{
    /// <summary>For how many events at a time; so many members stay in the processor's cache until it is their turn.</summary>
    public const int Most = 64;

    private const int BytesOfEvent = 96;
    private const int BytesOfText = 32;

    private readonly Found[] _found = new Found[Most];
    private int _replacements;

    /// <summary>Somebody who was looked up; a structure, because storing an object in an array asks the object what it is.</summary>
    private struct Found
    {
        public MemberState? Member;
        public int Hash;
    }

    /// <summary>Looks ahead.</summary>
    /// <param name="roster">The members.</param>
    /// <param name="arrivals">The events, at most <see cref="Most"/>.</param>
    /// <param name="later">The events after them, of which as many are brought for the next time.</param>
    public void Load(Roster roster, ReadOnlySpan<Arrival> arrivals, ReadOnlySpan<Arrival> later)
    {
        foreach (ref readonly var arrival in arrivals)
        {
            ProcessorCache.Bring(arrival.Event.Member, BytesOfText);
            ProcessorCache.Bring(arrival.Event.Numbers, BytesOfText);
        }

        var found = _found.AsSpan(0, arrivals.Length);
        Find(roster, arrivals, found);
        _replacements = roster.Replacements;
        BringNumbers(found);
        foreach (ref readonly var arrival in later[..Math.Min(Most, later.Length)])
        {
            ProcessorCache.Bring(arrival.Event, BytesOfEvent);
        }
    }

    /// <summary>Looks ahead to the members of a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="from">The number of the first member.</param>
    /// <param name="end">The number before which to end, at most <see cref="Most"/> later.</param>
    public void Load(Stretch stretch, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var member = stretch.PartOf(i).Member;
            _found[i - from].Member = member;
            member.BringSelf();
        }

        BringNumbers(_found.AsSpan(0, end - from));
    }

    /// <summary>The member of an event, as of now.</summary>
    /// <param name="roster">The members.</param>
    /// <param name="arrival">The event.</param>
    /// <param name="place">Its place among those that were looked up.</param>
    public MemberState? Member(Roster roster, in Arrival arrival, int place) =>
        _found[place].Member is { MergedInto: null } member && roster.Replacements == _replacements ? member : roster.Find(arrival.Event.Member);

    private static void Find(Roster roster, ReadOnlySpan<Arrival> arrivals, Span<Found> found)
    {
        for (var i = 0; i < found.Length; i++)
        {
            found[i].Hash = MemberIndex.HashOf(arrivals[i].Event.Member);
            roster.Index.Bring(found[i].Hash);
        }

        foreach (ref var one in found)
        {
            one.Member = roster.Index.Likely(one.Hash) is >= 0 and var index ? roster[index] : null;
            one.Member?.BringSelf();
        }

        foreach (ref readonly var one in found)
        {
            one.Member?.BringId();
        }

        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Member is { } member && member.Id != arrivals[i].Event.Member)
            {
                found[i].Member = roster.Find(arrivals[i].Event.Member);
            }
        }
    }

    private static void BringNumbers(ReadOnlySpan<Found> found)
    {
        foreach (ref readonly var one in found)
        {
            one.Member?.BringNumbers();
        }

        foreach (ref readonly var one in found)
        {
            one.Member?.BringStreams();
        }

        foreach (ref readonly var one in found)
        {
            one.Member?.BringRecords();
        }
    }
}
