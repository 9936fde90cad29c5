using System.Collections.Immutable;

namespace Workflows.Evaluation.Books;

/// <summary>
/// What is left in sums of events that another event may take back whole: it doesn't say how much that is. Kept only for kinds of events
/// that can be taken back so.
/// </summary>
internal sealed class ReversibleSums(ImmutableArray<TallySlot> slots)
{
    private readonly Dictionary<(int Slot, string Key), long> _left = [];

    /// <summary>An event was counted.</summary>
    public void Add(int slot, string key, long value)
    {
        if (slots[slot].TakenWholeBy.Count > 0)
        {
            _left[(slot, key)] = value;
        }
    }

    /// <summary>A part of it was taken back.</summary>
    public void Reduce(int slot, string? key, long value)
    {
        if (key is not null && _left.TryGetValue((slot, key), out var left))
        {
            _left[(slot, key)] = left - value;
        }
    }

    /// <summary>The whole of it is taken back.</summary>
    /// <returns>How much was left of it.</returns>
    public long Take(int slot, string? key) => key is not null && _left.Remove((slot, key), out var left) ? left : 0;
}
