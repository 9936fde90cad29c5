namespace Workflows.Evaluation.Books;

/// <summary>What became of the instances of one journey that began in the period, up to its end.</summary>
internal sealed class JourneyBook
{
    private static readonly IComparer<(string Step, string Outcome)> ByText = Comparer<(string Step, string Outcome)>.Create(
        (a, b) => string.CompareOrdinal(a.Step, b.Step) is not 0 and var order ? order : string.CompareOrdinal(a.Outcome, b.Outcome));

    private static readonly IComparer<(string Step, int Reason)> ByStep = Comparer<(string Step, int Reason)>.Create(
        (a, b) => string.CompareOrdinal(a.Step, b.Step) is not 0 and var order ? order : a.Reason.CompareTo(b.Reason));

    /// <summary>Instances that began, held-out ones included.</summary>
    public long Started { get; set; }

    /// <summary>Instances that began held out: nothing is done.</summary>
    public long HeldOut { get; set; }

    /// <summary>Instances that came from an earlier version while they ran.</summary>
    public long MovedIn { get; set; }

    /// <summary>How often an instance came to stand still because something went wrong in it; also those that went on since.</summary>
    public long Suspended { get; set; }

    /// <summary>Goals reached in time, by members who are treated.</summary>
    public long Reached { get; set; }

    /// <summary>Goals reached in time, by members who are held out.</summary>
    public long ReachedHeldOut { get; set; }

    /// <summary>Steps that were done, by step and outcome (empty for the only one).</summary>
    public SortedDictionary<(string Step, string Outcome), long> Steps { get; } = new(ByText);

    /// <summary>Messages sent, by step.</summary>
    public SortedDictionary<string, long> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages put off, by step.</summary>
    public SortedDictionary<string, long> PutOff { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages given up, by step and reason.</summary>
    public SortedDictionary<(string Step, int Reason), long> Dropped { get; } = new(ByStep);

    /// <summary>Tasks given, by step.</summary>
    public SortedDictionary<string, long> TasksGiven { get; } = new(StringComparer.Ordinal);

    /// <summary>Tasks ended, by step and outcome.</summary>
    public SortedDictionary<(string Step, string Outcome), long> TasksEnded { get; } = new(ByText);

    /// <summary>Instances finished, by outcome.</summary>
    public SortedDictionary<string, long> Finished { get; } = new(StringComparer.Ordinal);

    /// <summary>Points given, by currency.</summary>
    public SortedDictionary<int, long> Points { get; } = [];

    /// <summary>Adds one to a count.</summary>
    public static void Count<TKey>(SortedDictionary<TKey, long> counts, TKey key, long by = 1)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + by;
}
