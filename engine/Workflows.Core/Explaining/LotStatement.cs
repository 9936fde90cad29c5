using System.Collections.Immutable;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>A line of the ledger with its place.</summary>
/// <param name="Entry">The entry of the log.</param>
/// <param name="Line">Which of its lines, from 0.</param>
/// <param name="Posting">The line.</param>
public readonly record struct LedgerLine(long Entry, int Line, Posting Posting);

/// <summary>Points that were earned with one input, and what became of them.</summary>
/// <param name="Lot">The entry of the log that earned them; 0 for what is in no lot.</param>
/// <param name="Lines">What happened to them, in order.</param>
/// <param name="Rests">What is left of them and until when.</param>
public sealed record LotStatement(long Lot, ImmutableArray<LedgerLine> Lines, ImmutableArray<LotRest> Rests)
{
    /// <summary>How many of them are pending, spendable or reserved by the ledger.</summary>
    public long Left => Lines.Sum(line => (Counts(line.Posting.To) ? line.Posting.Amount : 0) - (Counts(line.Posting.From) ? line.Posting.Amount : 0));

    private static bool Counts(Account account) => account is Account.Pending or Account.Available or Account.Held;
}

/// <summary>What is left of a lot.</summary>
/// <param name="Points">How many points, above 0.</param>
/// <param name="SpendableFrom">When they become spendable; null where they are, or where something else has to happen first.</param>
/// <param name="Expires">From when on they are gone; null for never.</param>
public sealed record LotRest(long Points, Instant? SpendableFrom, Instant? Expires)
{
    /// <summary>The rule whose event they wait for; -1 for none.</summary>
    public int AwaitsOfRule { get; init; } = -1;

    /// <summary>Until when that event, or the decision about what a guard holds, may come; null where they wait for neither, or for ever.</summary>
    public Instant? AwaitsUntil { get; init; }

    /// <summary>Index of the guard that holds them; -1 for none.</summary>
    public int Guard { get; init; } = -1;

    /// <summary>The key of the open basket that they are reserved for; null for none.</summary>
    public string? Hold { get; init; }
}
