using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>What a member can get for points.</summary>
/// <param name="Name">As declared; events name it so.</param>
/// <param name="Title">For people.</param>
/// <param name="Index">Its place in <see cref="Programme.Rewards"/>.</param>
/// <param name="Prices">What it may be paid with, of which the first is taken where a request names none; at least one.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Reward(string Name, string Title, int Index, ImmutableArray<RewardPrice> Prices, SourceSpan Span)
{
    /// <summary>What one costs us, in whole money; 0 where nothing is stated.</summary>
    public Fraction OurCost { get; init; } = Fraction.Zero;

    /// <summary>How many there are for all members, from 0; null for as many as are asked for.</summary>
    public long? Stock { get; init; }

    /// <summary>How long one is reserved for an open basket; null where it can't be reserved.</summary>
    public TimeLength? Hold { get; init; }

    /// <summary>How many a member may get; they count uses and no points.</summary>
    public ImmutableArray<Cap> Caps { get; init; } = [];

    /// <summary>Who may have it; null for every member.</summary>
    public Expression? When { get; init; }

    /// <summary>The voucher that it is given as; null for none.</summary>
    public VoucherTerms? Voucher { get; init; }

    /// <summary>How long it can be cancelled after it was given; null for not at all.</summary>
    public TimeLength? CancelUpTo { get; init; }

    /// <summary>What it was called in the version of the programme before this one; null where it has kept its name or is new.</summary>
    public string? Was { get; init; }
}

/// <summary>What a reward may be paid with.</summary>
/// <param name="Currency">Index of the points currency.</param>
/// <param name="Points">How many points, above 0.</param>
/// <param name="Money">Whole money that is paid beside them, from 0; whoever sends the request collects it.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RewardPrice(int Currency, long Points, Fraction Money, SourceSpan Span);

/// <summary>The terms of a voucher.</summary>
/// <param name="Valid">How long it is valid from when it is given.</param>
/// <param name="Worth">Whole money that it is worth and that may be used in parts; null for a voucher that is used once.</param>
public sealed record VoucherTerms(TimeLength Valid, Fraction? Worth);
