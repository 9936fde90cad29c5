using System.Numerics;
using Workflows.Dsl.Binding;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// What the conditions of a programme ask for. Dimensions are taken as free of each other, so what never holds here never does; what holds
/// here holds in the world only where the dimensions are free there too (<see cref="AreFree"/>).
/// </summary>
internal sealed class Dimensions(Programme programme)
{
    private const int DenseUnits = 1_000_000;

    private readonly List<Dimension> _all = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Field, Dimension> _byField = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Dimension, string Text), int> _texts = [];
    private readonly List<List<string>> _named = [];

    /// <summary>The dimension of that number.</summary>
    public Dimension this[int index] => _all[index];

    /// <summary>How many there are so far.</summary>
    public int Count => _all.Count;

    /// <summary>The dimension of a value.</summary>
    public Dimension OfValue(Expression leaf)
    {
        if (FieldOf(leaf) is not { } field)
        {
            return OfAnyValue(leaf);
        }

        // Most conditions ask for fields, of which each is one object: no key has to be made of it.
        return _byField.TryGetValue(field, out var known) ? known : _byField[field] = OfAnyValue(leaf);
    }

    private static Field? FieldOf(Expression leaf) => leaf switch
    {
        Expression.EventField field => field.Field,
        Expression.LineField field => field.Field,
        Expression.MemberField field => field.Field,
        _ => null,
    };

    private Dimension OfAnyValue(Expression leaf)
    {
        var key = KeyOf(leaf);
        if (_byKey.TryGetValue(key, out var index))
        {
            return _all[index];
        }

        var form = leaf.Type.IsText ? DimensionForm.Text : IsAverage(leaf) ? DimensionForm.Dense : DimensionForm.Value;
        var units = form == DimensionForm.Dense ? DenseUnits : leaf.Type.Kind is DataKind.Choice or DataKind.Date or DataKind.YesNo ? 1 : UnitsOf(leaf);
        return Of(key, leaf, form, DomainOf(leaf, form, units), units);
    }

    /// <summary>The dimension of the time since something, in lengths of one family: those that have a size in common.</summary>
    public Dimension OfTime(Expression.TimeSince since, string family) =>
        Of($"{ExpressionKey.Of(since)} {family}", since, DimensionForm.Dense, IntSet.Of(0, IntSet.Highest), 1);

    /// <summary>The dimension of whether a value is there.</summary>
    public Dimension OfKnown(Expression leaf) => Of($"known {ExpressionKey.Of(leaf)}", leaf, DimensionForm.Known, IntSet.Of(0, 1), 1);

    /// <summary>The dimension of a ladder's tiers, and of whether a member is in a segment.</summary>
    public Dimension OfStanding(Expression leaf) => leaf is Expression.InTier tier
        ? Of($"tier {tier.Ladder}", leaf, DimensionForm.Value, IntSet.Of(0, programme.Ladders[tier.Ladder].Tiers.Length - 1), 1)
        : Of(ExpressionKey.Of(leaf), leaf, DimensionForm.Value, IntSet.Of(0, 1), 1);

    /// <summary>The dimension of a condition of which nothing is understood but whether it holds.</summary>
    public Dimension OfOpaque(Expression condition) => Of(
        $"? {ExpressionKey.Of(condition)} {(ExpressionParts.All(condition).All(IsOfKnownKind) ? "" : condition.Span)}", condition, DimensionForm.Opaque, IntSet.Of(0, 1), 1);

    /// <summary>The number of a text in a dimension, from 1.</summary>
    public int TextIn(Dimension dimension, string text)
    {
        if (!_texts.TryGetValue((dimension.Index, text), out var number))
        {
            _named[dimension.Index].Add(text);
            _texts[(dimension.Index, text)] = number = _named[dimension.Index].Count;
        }

        return number;
    }

    /// <summary>The text of that number.</summary>
    public string TextOf(Dimension dimension, long number) => _named[dimension.Index][(int)number - 1];

    /// <summary>
    /// Whether every point of a box is a case that can be: nothing in it depends on anything else in it. What a member's history says is one
    /// thing with many sides, and so is the calendar.
    /// </summary>
    public bool AreFree(Box box)
    {
        var ofHistory = 0;
        var ofDays = 0;
        var isDay = false;
        foreach (var (index, values) in box.Sides)
        {
            var dimension = _all[index];
            switch (dimension.Leaf)
            {
                case var _ when dimension.Form == DimensionForm.Opaque:
                    return false;
                case Expression.History or Expression.TimeSince or Expression.Balance or Expression.EarnedNow or Expression.InSegment:
                    ofHistory += dimension.Form == DimensionForm.Known ? 0 : 1;
                    break;
                case Expression.Clock { Part: ClockPart.Today }:
                    isDay = values.Parts.Any(part => part.Most - part.Least < 1_500) || isDay;
                    break;
                case Expression.Clock { Part: ClockPart.DayOfMonth } or Expression.Clock { Part: ClockPart.Month }:
                    ofDays++;
                    break;
                case Expression.Clock { Part: ClockPart.Weekday }:
                    isDay |= ofDays > 1;
                    break;
                case Expression.DatePart:
                    return false;
                default:
                    break;
            }
        }

        return ofHistory <= 1 && ofDays <= 1 && (!isDay || IsOnlyOfDays(box));
    }

    /// <summary>Fields are told apart by where they are declared: those of different events have the same numbers.</summary>
    private static string KeyOf(Expression leaf) => leaf switch
    {
        Expression.EventField { Field: var field } => $"event {field.Name} {field.Span}",
        Expression.LineField { Field: var field } => $"line {field.Name} {field.Span}",
        _ => ExpressionKey.Of(leaf),
    };

    // Two conditions of a kind that this doesn't know are the same only where they are the same place.
    private static bool IsOfKnownKind(Expression part) => part is Expression.Number or Expression.Text or Expression.Length or Expression.EventField
        or Expression.LineField or Expression.MemberField or Expression.Named or Expression.History or Expression.TimeSince or Expression.Clock
        or Expression.DatePart or Expression.Balance or Expression.EarnedNow or Expression.Arithmetic or Expression.Compare or Expression.And
        or Expression.Or or Expression.Not or Expression.OneOf or Expression.IsKnown or Expression.IsMultiple or Expression.InSegment or Expression.InTier;

    private bool IsOnlyOfDays(Box box) => box.Sides.Count(side => _all[side.Dimension].Leaf is Expression.Clock) == 1;

    private bool IsAverage(Expression leaf) =>
        leaf is Expression.History { OfReport: false } history && programme.Aggregates[history.Aggregate].Kind == AggregateKind.Average;

    private long UnitsOf(Expression leaf) =>
        leaf is Expression.History { OfReport: false } history
        && programme.Aggregates[history.Aggregate].Kind is AggregateKind.Count or AggregateKind.Distinct or AggregateKind.Streak or AggregateKind.DaysBetweenLastTwo
            ? 1
            : leaf.Type.Scale;

    private IntSet DomainOf(Expression leaf, DimensionForm form, long units) => leaf switch
    {
        _ when form == DimensionForm.Text => IntSet.Of(0, IntSet.Highest),
        _ when leaf.Type.Kind == DataKind.Choice => IntSet.Of(0, leaf.Type.Choices.Length - 1),
        _ when leaf.Type.Kind == DataKind.YesNo => IntSet.Of(0, 1),
        Expression.Clock clock => DomainOf(clock.Part),
        Expression.DatePart part => DomainOf(part.Part),
        Expression.EarnedNow => IntSet.Of(0, IntSet.Highest),
        Expression.Balance => IntSet.Of(programme.Returns == ReturnPolicy.GoNegative ? IntSet.Lowest : 0, IntSet.Highest),
        Expression.History history when !history.OfReport => DomainOf(programme.Aggregates[history.Aggregate], form, units),
        Expression.EventField or Expression.LineField or Expression.MemberField => Declared(leaf.Type, units),
        _ => IntSet.All,
    };

    private static IntSet DomainOf(ClockPart part) => part switch
    {
        ClockPart.Weekday => IntSet.Of(0, 6),
        ClockPart.Hour => IntSet.Of(0, 23),
        ClockPart.Month => IntSet.Of(1, 12),
        ClockPart.DayOfMonth => IntSet.Of(1, 31),
        ClockPart.Today => IntSet.All,
    };

    private static IntSet DomainOf(Aggregate aggregate, DimensionForm form, long units) => (aggregate.Kind, aggregate.Source) switch
    {
        (AggregateKind.Count or AggregateKind.Distinct or AggregateKind.Streak or AggregateKind.DaysBetweenLastTwo, _) => IntSet.Of(0, IntSet.Highest),
        (AggregateKind.Any, _) => IntSet.Of(0, 1),
        (AggregateKind.Sum, AggregateSource.EarnedPoints) => IntSet.All,
        (AggregateKind.Sum, AggregateSource.Events { Field.Type.Least: { } least }) when least >= Fraction.Zero => IntSet.Of(0, IntSet.Highest),
        (AggregateKind.Sum, _) => IntSet.All,
        (_, AggregateSource.Events { Field.Type: var type }) when form == DimensionForm.Value => Declared(type, units),
        _ => IntSet.All,
    };

    private static IntSet Declared(DataType type, long units) => type.IsNumeric
        ? IntSet.Of(
            type.Least is { } least ? (least * Fraction.Of(units)).Ceiling() : -(BigInteger)DataType.InputMost * units,
            type.Most is { } most ? (most * Fraction.Of(units)).Floor() : (BigInteger)DataType.InputMost * units)
        : IntSet.All;

    private Dimension Of(string key, Expression leaf, DimensionForm form, IntSet domain, long units)
    {
        if (_byKey.TryGetValue(key, out var index))
        {
            return _all[index];
        }

        _byKey[key] = _all.Count;
        _all.Add(new(_all.Count, leaf, form, domain, units));
        _named.Add([]);
        return _all[^1];
    }

    /// <summary>Lengths of one family have one size; 30 days and a month haven't.</summary>
    public static (string Family, long Size) SizeOf(TimeLength length) => length.Unit switch
    {
        TimeUnit.Minute => ("elapsed", length.Count),
        TimeUnit.Hour => ("elapsed", 60L * length.Count),
        TimeUnit.Day => ("days", length.Count),
        TimeUnit.Week => ("days", 7L * length.Count),
        TimeUnit.Month => ("months", length.Count),
        TimeUnit.Quarter => ("months", 3L * length.Count),
        TimeUnit.Year => ("months", 12L * length.Count),
    };
}
