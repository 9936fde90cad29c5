using Workflows.Model.Expressions;

namespace Workflows.Evaluation.Books;

/// <summary>What was counted of one kind of event. What the two last numbers are depends on what is asked; see <see
/// cref="TallySlot"/>.</summary>
internal struct Tally
{
    /// <summary>How many events.</summary>
    public long Count;

    /// <summary>The sum of the field, in its units.</summary>
    public Int128 Sum;

    /// <summary>Promoters; or the smallest; or the first.</summary>
    public long Low;

    /// <summary>Detractors; or the largest; or the last.</summary>
    public long High;
}

/// <summary>What is done with the last two numbers of a tally.</summary>
internal enum TallyUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Promoters and detractors of answers from 0 to 10; others aren't counted at all.</summary>
    Promoters,

    /// <summary>The smallest and the largest value.</summary>
    Extremes,

    /// <summary>The first and the last value.</summary>
    Ends,
}

/// <summary>A kind of event that a measure asks for.</summary>
/// <param name="EventType">Index of the event type.</param>
/// <param name="Where">The condition on the event; null for all.</param>
/// <param name="Field">The field that is summed; null where events are only counted.</param>
/// <param name="Use">What else is kept.</param>
/// <param name="Source">Which rows these are, for people.</param>
internal sealed record TallySlot(int EventType, Expression? Where, Field? Field, TallyUse Use, string Source)
{
    /// <summary>Reversing event types with the field that says how much they take off the sum, by event type index.</summary>
    public IReadOnlyDictionary<int, Field> TakenBackBy { get; init; } = new SortedDictionary<int, Field>();

    /// <summary>Reversing event types that take an event back whole, without saying how much that is.</summary>
    public IReadOnlySet<int> TakenWholeBy { get; init; } = new SortedSet<int>();

    /// <summary>Puts the tally of other events to a tally. What was first and last isn't known of both together.</summary>
    public void Merge(ref Tally tally, in Tally other)
    {
        if (Use == TallyUse.Extremes && other.Count > 0)
        {
            tally.Low = tally.Count == 0 ? other.Low : Math.Min(tally.Low, other.Low);
            tally.High = tally.Count == 0 ? other.High : Math.Max(tally.High, other.High);
        }
        else if (Use == TallyUse.Promoters)
        {
            tally.Low += other.Low;
            tally.High += other.High;
        }

        tally.Count += other.Count;
        tally.Sum += other.Sum;
    }

    /// <summary>Counts an event; false where its value can't be counted.</summary>
    public bool Add(ref Tally tally, long value)
    {
        switch (Use)
        {
            case TallyUse.Promoters:
                var (score, rest) = Math.DivRem(value, Field!.Type.Scale);
                if (rest != 0 || score is < 0 or > 10)
                {
                    return false;
                }

                tally.Low += score >= 9 ? 1 : 0;
                tally.High += score <= 6 ? 1 : 0;
                break;
            case TallyUse.Extremes:
                tally.Low = tally.Count == 0 ? value : Math.Min(tally.Low, value);
                tally.High = tally.Count == 0 ? value : Math.Max(tally.High, value);
                break;
            case TallyUse.Ends:
                tally.Low = tally.Count == 0 ? value : tally.Low;
                tally.High = value;
                break;
            case TallyUse.None:
                break;
        }

        tally.Count++;
        tally.Sum += value;
        return true;
    }
}
