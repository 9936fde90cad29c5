using System.Collections.Immutable;
using Workflows.Model.Numbers;

namespace Workflows.Model.Expressions;

/// <summary>The kinds of values.</summary>
public enum DataKind
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>Money of the programme's currency.</summary>
    Money,

    /// <summary>Points of one points currency.</summary>
    Points,

    /// <summary>A share: 32% is 0.32.</summary>
    Percent,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Text, compared letter by letter.</summary>
    Text,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>One of a fixed list of words.</summary>
    Choice,

    /// <summary>A rung of a tier ladder.</summary>
    Tier,

    /// <summary>Another member, by the member's id.</summary>
    Member,

    /// <summary>The lines of a basket or bill.</summary>
    Lines,

    /// <summary>What can't be typed because of an error that was reported already; goes with everything.</summary>
    Unknown,
}

/// <summary>The type of a value. Numbers are whole multiples of <c>1/Scale</c>.</summary>
public sealed record DataType(DataKind Kind)
{
    /// <summary>Decimals that a plain number of an event may have when its declaration gives no whole range.</summary>
    public const long NumberScale = 10_000;

    /// <summary>Units of a percentage in 1: two decimals of a percent.</summary>
    public const long PercentScale = 10_000;

    /// <summary>The largest magnitude that an input number may have, in whole units: ten thousand million.</summary>
    public const long InputMost = 10_000_000_000;

    /// <summary>Whether the value may be missing; then it must be guarded by <c>is known</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>How many units make 1: 100 for a currency with cents. 1 for what has no fractions.</summary>
    public long Scale { get; init; } = 1;

    /// <summary>The name of the points currency or of the money; empty for others.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// The currencies in which events may tell an amount, besides the programme's own: its codes in the order of the text. Empty for money that is
    /// always of the programme's currency.
    /// </summary>
    public ImmutableArray<string> Currencies { get; init; } = [];

    /// <summary>The words of a choice, in order; their place is the value.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The fields of a line.</summary>
    public ImmutableArray<Field> LineFields { get; init; } = [];

    /// <summary>The smallest value that the declaration allows.</summary>
    public Fraction? Least { get; init; }

    /// <summary>The largest value that the declaration allows.</summary>
    public Fraction? Most { get; init; }

    /// <summary>Whether it can be added and compared by size.</summary>
    public bool IsNumeric => Kind is DataKind.Number or DataKind.Money or DataKind.Points or DataKind.Percent;

    /// <summary>Whether its value is kept as text.</summary>
    public bool IsText => Kind is DataKind.Text or DataKind.Member;

    /// <summary>Yes or no.</summary>
    public static DataType YesNo { get; } = new(DataKind.YesNo);

    /// <summary>A whole number.</summary>
    public static DataType Whole { get; } = new(DataKind.Number);

    /// <summary>Text.</summary>
    public static DataType Text { get; } = new(DataKind.Text);

    /// <summary>A day.</summary>
    public static DataType Date { get; } = new(DataKind.Date);

    /// <summary>A length of time.</summary>
    public static DataType Duration { get; } = new(DataKind.Duration);

    /// <summary>What an error left untyped.</summary>
    public static DataType Unknown { get; } = new(DataKind.Unknown);
}
