namespace Workflows.Model.Ledger;

/// <summary>
/// The accounts of double entry, for each member and points currency. Every posting takes from one and gives to another, so that
/// issued + adjusted in + transferred in + owed = pending + available + held + redeemed + expired + reversed + adjusted out + transferred out,
/// always; and in total as much was transferred in as out.
/// </summary>
public enum Account : byte
{
    /// <summary>What the programme gave: the source of earned points.</summary>
    Issued,

    /// <summary>What was put right by hand, in.</summary>
    AdjustedIn,

    /// <summary>Points not yet spendable.</summary>
    Pending,

    /// <summary>Spendable points.</summary>
    Available,

    /// <summary>Spent points.</summary>
    Redeemed,

    /// <summary>Points whose time ran out.</summary>
    Expired,

    /// <summary>Points that a correction took back.</summary>
    Reversed,

    /// <summary>What was taken back and is no longer there: the member owes it.</summary>
    Owed,

    /// <summary>What was put right by hand, out.</summary>
    AdjustedOut,

    /// <summary>Points that are reserved for an open basket.</summary>
    Held,

    /// <summary>Points that came from another member.</summary>
    TransferredIn,

    /// <summary>Points that went to another member.</summary>
    TransferredOut,
}

/// <summary>All accounts.</summary>
public static class ChartOfAccounts
{
    /// <summary>How many there are.</summary>
    public static int Count { get; } = Enum.GetValues<Account>().Length;
}
