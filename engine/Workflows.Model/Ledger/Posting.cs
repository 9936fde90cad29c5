using Workflows.Model.Time;

namespace Workflows.Model.Ledger;

/// <summary>A line of the ledger: so many points from one account to another. Never changed once it is posted.</summary>
public record struct Posting
{
    /// <summary>Index of the points currency.</summary>
    public int Currency { get; set; }

    /// <summary>The account that gives.</summary>
    public Account From { get; set; }

    /// <summary>The account that takes.</summary>
    public Account To { get; set; }

    /// <summary>How many points, above 0.</summary>
    public long Amount { get; set; }

    /// <summary>The lot: the log id of the input that earned it; 0 where points are not kept in lots.</summary>
    public long Lot { get; set; }

    /// <summary>Index of the rule that gave them, or -1.</summary>
    public int Rule { get; set; }

    /// <summary>Index of the journey that gave them, or -1.</summary>
    public int Journey { get; set; }

    /// <summary>When it counts: the due instant of its cause.</summary>
    public Instant At { get; set; }
}
