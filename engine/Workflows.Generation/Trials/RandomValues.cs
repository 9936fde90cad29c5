using System.Collections.Immutable;
using Workflows.Generation.Chance;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Generation.Trials;

/// <summary>Values of events for customers who are made up.</summary>
internal sealed class RandomValues(RandomStream random, UsualValues usual, ImmutableArray<string> names)
{
    private const int LinesMost = 3;
    private const int DigitsMost = 5;
    private static readonly string[] Words = ["a", "b", "c"];

    // 1950-01-01 to 2010: when somebody may be born.
    private const int FirstBirthday = -7_305;
    private const int Birthdays = 60 * 365;

    internal IEnumerable<(int Field, long Number, string? Text)> OfMember(ImmutableArray<Field> fields)
    {
        foreach (var field in fields.Where(IsGiven))
        {
            var (number, text) = Value(field, []);
            yield return (field.Index, number, text);
        }
    }

    internal ImmutableArray<ExampleValue> OfEvent(EventType type, string key, string? reversed)
    {
        var values = ImmutableArray.CreateBuilder<ExampleValue>();
        foreach (var field in type.Fields.Where(field => IsGiven(field) || field.Name == "reward"))
        {
            if (field.Type.Kind == DataKind.Lines)
            {
                values.Add(new(field.Index, 0, null, [.. Enumerable.Range(0, 1 + random.NextBelow(LinesMost)).Select(_ => Line(type, field))]));
                continue;
            }

            var (number, text) = field.IsKey && field.Type.Kind == DataKind.Text ? (0, key)
                : reversed is not null && field.Index == type.Reverses!.By.Index ? (0, reversed)
                : Value(field, usual.Of(type.Index, -1, field));
            values.Add(new(field.Index, number, text, []));
        }

        return values.ToImmutable();
    }

    private ImmutableArray<ExampleValue> Line(EventType type, Field lines) =>
    [
        .. lines.Type.LineFields.Where(IsGiven).Select(field =>
        {
            var (number, text) = Value(field, usual.Of(type.Index, lines.Index, field));
            return new ExampleValue(field.Index, number, text, []);
        }),
    ];

    private bool IsGiven(Field field) => !field.Type.IsOptional || random.NextBelow(10) < 6;

    private (long Number, string? Text) Value(Field field, IReadOnlyList<(long Number, string? Text)> known)
    {
        if (field.Type.Kind == DataKind.Member)
        {
            return (0, names[random.NextBelow(names.Length)]);
        }

        var like = known.Count > 0 && random.NextBelow(10) < 6 ? known[random.NextBelow(known.Count)] : ((long Number, string? Text)?)null;
        if (field.Type.IsText)
        {
            return (0, like?.Text ?? Words[random.NextBelow(Words.Length)]);
        }

        return field.Type.Kind switch
        {
            DataKind.YesNo => (random.NextBelow(2), null),
            DataKind.Choice => (random.NextBelow(field.Type.Choices.Length), null),
            DataKind.Date => (like?.Number ?? FirstBirthday + random.NextBelow(Birthdays), null),
            _ => (Within(field.Type, like is { } near ? near.Number + ((random.NextBelow(3) - 1) * UnitOf(field.Type)) : Number(field.Type)), null),
        };
    }

    private static long UnitOf(DataType type) => type.Currencies.IsEmpty ? 1 : type.Scale;

    /// <summary>As many digits as by lot, so that small numbers are as likely as large ones; half of them whole.</summary>
    private long Number(DataType type)
    {
        var most = 1;
        for (var digits = 1 + random.NextBelow(DigitsMost); digits > 0; digits--)
        {
            most *= 10;
        }

        var number = (long)random.NextBelow(most);
        if (!type.Currencies.IsEmpty)
        {
            // Told in the programme's own money, whole: what other currencies come to is finer than anybody pays.
            return number * type.Scale;
        }

        return random.NextBelow(2) == 0 ? number * type.Scale : (number * type.Scale) + random.NextBelow((int)Math.Min(type.Scale, 100));
    }

    private static long Within(DataType type, long number)
    {
        var least = type.Least is { } floor ? Ceiling(floor * Fraction.Of(type.Scale)) : 0;
        var most = type.Most is { } ceiling ? (long)(ceiling * Fraction.Of(type.Scale)).Numerator : DataType.InputMost;
        return Math.Clamp(number, least, Math.Max(least, most));
    }

    private static long Ceiling(Fraction value) => value.IsWhole ? (long)value.Numerator : (long)(value.Numerator / value.Denominator) + 1;
}
