namespace Workflows.Evaluation.Books;

/// <summary>What the report has to know of a household.</summary>
internal sealed class HouseholdBook(int currencies)
{
    /// <summary>How many members it had at the period's end.</summary>
    public int Residents { get; set; }

    /// <summary>What could be spent at the period's end, by currency.</summary>
    public long[] Available { get; } = new long[currencies];
}
