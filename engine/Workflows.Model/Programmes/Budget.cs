using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;

namespace Workflows.Model.Programmes;

/// <summary>Who can pay for points: a budget, or a partner, whose debt is kept whether it has a limit or not.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in <see cref="Programme.Budgets"/>.</param>
/// <param name="Limits">All of them hold; none for a partner that pays whatever comes.</param>
/// <param name="WarnAt">Shares of a limit, lowest first, at each of which a warning is raised.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Budget(string Name, int Index, ImmutableArray<BudgetLimit> Limits, ImmutableArray<Fraction> WarnAt, SourceSpan Span)
{
    /// <summary>Its title for people.</summary>
    public string Title { get; init; } = Name;

    /// <summary>Whether it is a partner's, who owes what it pays.</summary>
    public bool IsPartner { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}

/// <summary>How much a budget may pay in a period.</summary>
/// <param name="Most">How much, in whole money or points; above 0.</param>
/// <param name="Currency">Index of the points currency; null where it is money.</param>
/// <param name="Period">When it counts anew.</param>
/// <param name="Scope">Who shares it.</param>
/// <param name="Span">Where it is written.</param>
public sealed record BudgetLimit(Fraction Most, int? Currency, CapPeriod Period, PoolScope Scope, SourceSpan Span);
