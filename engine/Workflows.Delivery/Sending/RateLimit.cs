namespace Workflows.Delivery.Sending;

/// <summary>At most so many messages of a channel in any minute, by the instants at which they were handed over.</summary>
/// <param name="most">How many in a minute; at least 1.</param>
public sealed class RateLimit(int most)
{
    private readonly Queue<DateTimeOffset> _last = new();

    /// <summary>Forgets what was noted and begins with what was handed over before.</summary>
    /// <param name="before">When, in order.</param>
    public void Begin(IEnumerable<DateTimeOffset> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        _last.Clear();
        foreach (var at in before)
        {
            Note(at);
        }
    }

    /// <summary>Notes that one was handed over; instants don't go back.</summary>
    /// <param name="at">When.</param>
    public void Note(DateTimeOffset at)
    {
        _last.Enqueue(at);
        while (_last.Count > most)
        {
            _last.Dequeue();
        }
    }

    /// <summary>The first instant from a given one on at which one more may be handed over.</summary>
    /// <param name="now">The given one.</param>
    public DateTimeOffset Free(DateTimeOffset now) =>
        _last.Count == most && _last.Peek().AddMinutes(1) is var free && free > now ? free : now;
}
