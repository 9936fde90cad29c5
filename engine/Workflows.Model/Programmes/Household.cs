using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Model.Programmes;

/// <summary>Members who belong together and spend points together.</summary>
/// <param name="Most">How many members a household has at most, from 2.</param>
/// <param name="Pool">Indexes of the currencies whose spendable points are the household's, in the order of the text.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Household(int Most, ImmutableArray<int> Pool, SourceSpan Span)
{
    /// <summary>With what the id of a household begins where it stands among members; no member's does.</summary>
    public const string IdPrefix = "household/";

    /// <summary>Whether the spendable points of a currency are the household's.</summary>
    /// <param name="currency">Index of the currency.</param>
    public bool Pools(int currency) => Pool.Contains(currency);
}
