namespace Workflows.Evaluation.Books;

/// <summary>What happened in one calendar month of the programme's zone.</summary>
internal sealed class MonthBook(int currencies, int segments, int tallies)
{
    /// <summary>Members who joined.</summary>
    public long Joined { get; set; }

    /// <summary>Members who left, less those who came back.</summary>
    public long Left { get; set; }

    /// <summary>Members who went under in others.</summary>
    public long Merged { get; set; }

    /// <summary>Members who earned or redeemed.</summary>
    public long Active { get; set; }

    /// <summary>Points by currency.</summary>
    public CurrencyMonth[] Currencies { get; } = [.. Enumerable.Range(0, currencies).Select(_ => new CurrencyMonth())];

    /// <summary>Entries less leavings, by segment.</summary>
    public long[] SegmentChange { get; } = new long[segments];

    /// <summary>Messages sent.</summary>
    public long Messages { get; set; }

    /// <summary>What they cost.</summary>
    public decimal MessageCost { get; set; }

    /// <summary>Tasks given to staff.</summary>
    public long Tasks { get; set; }

    /// <summary>Tasks that nobody reported in time.</summary>
    public long TasksOverdue { get; set; }

    /// <summary>Events by slot.</summary>
    public Tally[] Tallies { get; } = new Tally[tallies];
}

/// <summary>A currency's postings of a month.</summary>
internal sealed class CurrencyMonth
{
    /// <summary>Points issued.</summary>
    public long Issued { get; set; }

    /// <summary>Points reversed.</summary>
    public long Reversed { get; set; }

    /// <summary>Points redeemed.</summary>
    public long Redeemed { get; set; }

    /// <summary>Points expired.</summary>
    public long Expired { get; set; }

    /// <summary>Change of what is not yet spendable.</summary>
    public long PendingChange { get; set; }

    /// <summary>Change of what is spendable.</summary>
    public long AvailableChange { get; set; }
}
