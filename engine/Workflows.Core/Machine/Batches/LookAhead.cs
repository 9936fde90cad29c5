using Workflows.Core.Members;

namespace Workflows.Core.Machine.Batches;

/// <summary>
/// Looks up the members of the next events and touches what their steps will read, all at once: so the processor waits for many places
/// of the memory at the same time and not for one after the other.
/// </summary>
internal sealed class LookAhead
{
    /// <summary>For how many events at a time; so many members stay in the processor's cache until it is their turn.</summary>
    public const int Most = 64;

    private readonly MemberState?[] _members = new MemberState?[Most];

    // Kept so that no compiler takes the reading for useless.
    private long _touched;

    /// <summary>Looks ahead.</summary>
    /// <param name="roster">The members.</param>
    /// <param name="arrivals">The events.</param>
    /// <param name="from">The first of them.</param>
    /// <param name="count">How many, at most <see cref="Most"/>.</param>
    public void Load(Roster roster, IReadOnlyList<Arrival> arrivals, int from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _members[i] = roster.Find(arrivals[from + i].Event.Member);
        }

        Touch(_members.AsSpan(0, count));
    }

    /// <summary>Looks ahead to the members of a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="from">The number of the first member.</param>
    /// <param name="end">The number before which to end, at most <see cref="Most"/> later.</param>
    public void Load(Stretch stretch, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            _members[i - from] = stretch.PartOf(i).Member;
        }

        Touch(_members.AsSpan(0, end - from));
    }

    /// <summary>The member of an event, as of now.</summary>
    /// <param name="roster">The members.</param>
    /// <param name="arrival">The event.</param>
    /// <param name="place">Its place among those that were looked up.</param>
    public MemberState? Member(Roster roster, in Arrival arrival, int place) =>
        _members[place] is { } member && roster[member.Index] is { IsErased: false, MergedInto: null } now ? now : roster.Find(arrival.Event.Member);

    private void Touch(ReadOnlySpan<MemberState?> members)
    {
        foreach (var member in members)
        {
            _touched ^= member?.TouchCells() ?? 0;
        }

        foreach (var member in members)
        {
            _touched ^= member?.TouchStreams() ?? 0;
        }
    }
}
