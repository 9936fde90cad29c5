namespace Workflows.Evaluation.Results;

/// <summary>One figure of a report: what it says, of how many, in which unit, and from which rows.</summary>
/// <param name="Section">The part of the report: <c>members</c>, <c>points</c>, <c>tiers</c>, <c>segments</c>, <c>journeys</c>,
/// <c>balance</c>, <c>perception</c>, <c>limits</c>, <c>guards</c>, <c>challenges</c>, <c>measures</c>, <c>rewards</c>, <c>competitors</c>.</param>
/// <param name="Name">What it is, in words of a few letters that never change.</param>
/// <param name="Item">What it is about: a currency, a journey, a budget…; empty for all.</param>
/// <param name="Period">The days that it is about: <c>2025-10-01/2026-01-01</c> (half-open), or a month, <c>2025-10</c>.</param>
/// <param name="Segment">The segment to which it is limited; empty for all members.</param>
/// <param name="Value">The figure, with at most six decimals; null where there is none, see <see cref="WhyNot"/>.</param>
/// <param name="Unit"><c>members</c>, <c>points</c>, a currency code, <c>share</c> (of 1), <c>score</c> (-100 to 100)…</param>
/// <param name="N">Of how many it is made, where that can be said.</param>
/// <param name="Source">The rows that give it.</param>
public sealed record ReportFigure(
    string Section, string Name, string Item, string Period, string Segment, decimal? Value, string Unit, long? N, string Source)
{
    /// <summary>The lower end of its interval, in its unit; null for none.</summary>
    public decimal? Low { get; init; }

    /// <summary>The upper end of its interval.</summary>
    public decimal? High { get; init; }

    /// <summary>Why there is no figure; null where there is one.</summary>
    public string? WhyNot { get; init; }
}
