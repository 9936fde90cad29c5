using Workflows.Core.Members;
using Workflows.Model.Events;

namespace Workflows.Core.Machine;

/// <summary>
/// Fetches the members of the next events from memory. With many members hardly one is in the processor's cache when its event comes, and
/// a step would wait for one load after another; the loads of several members don't depend on each other, so they are waited for together.
/// </summary>
internal sealed class Foresight(Dictionary<string, MemberState> members)
{
    private readonly List<MemberState> _next = [];
    private long _read;

    /// <summary>Reads what the steps of some events are going to read; nothing is changed.</summary>
    public void Look(ReadOnlySpan<EventRecord> events)
    {
        _next.Clear();
        foreach (var record in events)
        {
            if (members.TryGetValue(record.Member, out var member))
            {
                _next.Add(member);
            }
        }

        // One kind of load at a time: each of these waits only for the one before it, of the same member.
        var read = 0L;
        foreach (var member in _next)
        {
            read += member.LastAt.Micros + member.Index;
        }

        foreach (var member in _next)
        {
            read += First(member.Aggregates).Value + Last(member.Aggregates).Value + First(member.Caps).Used + First(member.Balances).Available;
        }

        foreach (var member in _next)
        {
            foreach (var ring in member.Streams)
            {
                read += ring is null ? 0 : ring.Start;
            }
        }

        foreach (var member in _next)
        {
            foreach (var ring in member.Streams)
            {
                read += ring is null ? 0 : ring.At(ring.Start) + ring.At(ring.End);
            }
        }

        // Kept, so that no compiler leaves the loads out.
        _read = unchecked(_read + read);
    }

    private static T First<T>(T[] values)
        where T : struct => values.Length > 0 ? values[0] : default;

    private static T Last<T>(T[] values)
        where T : struct => values.Length > 0 ? values[^1] : default;
}
