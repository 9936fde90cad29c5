using System.Globalization;
using System.Numerics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Model.Expressions;

/// <summary>Values and what has them, in words for a person: how findings of analyses and proofs name a case.</summary>
public static class Wording
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>What a condition asks for, as the language says it; of what this doesn't know, the kind.</summary>
    /// <param name="programme">The programme whose names it uses.</param>
    /// <param name="leaf">A field, an aggregate, a part of the clock, a balance, a tier or a segment.</param>
    public static string Of(Programme programme, Expression leaf)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return leaf switch
        {
            Expression.EventField field => field.Field.Name,
            Expression.LineField field => $"line.{field.Field.Name}",
            Expression.MemberField field => $"member.{field.Field.Name}",
            Expression.Named named => programme.Lets[named.Let].Name,
            Expression.Clock clock => PartOf(clock.Part),
            Expression.DatePart part => $"{PartOf(part.Part)} of {Of(programme, part.Day)}",
            Expression.History { OfReport: false } history => Of(programme, programme.Aggregates[history.Aggregate]),
            Expression.TimeSince { Aggregate: { } aggregate } => $"time since {Of(programme, programme.Aggregates[aggregate])}",
            Expression.TimeSince => "time since joining",
            Expression.InTier tier => programme.Ladders[tier.Ladder].Name,
            _ => OfPoints(programme, leaf),
        };
    }

    private static string OfPoints(Programme programme, Expression leaf) => leaf switch
    {
        Expression.InSegment segment => programme.Segments[segment.Segment].Name,
        Expression.Balance balance => $"balance of {programme.Currencies[balance.Currency].Name}",
        Expression.EarnedNow earned => $"{programme.Currencies[earned.Currency].Name} earned now",
        _ => OfCondition(programme, leaf),
    };

    private static string OfCondition(Programme programme, Expression condition) => condition switch
    {
        Expression.Number number => Of(number.Type, number.Value),
        Expression.Text text => $"\"{text.Value}\"",
        Expression.Length length => length.Value.ToString(),
        Expression.Compare compare => $"{Of(programme, compare.Left)} against {Of(programme, compare.Right)}",
        Expression.Arithmetic sum => $"{Of(programme, sum.Left)} with {Of(programme, sum.Right)}",
        Expression.OneOf oneOf => $"{Of(programme, oneOf.Operand)} against several",
        Expression.IsKnown known => $"whether {Of(programme, known.Operand)} is known",
        Expression.IsMultiple multiple => $"every so many of {Of(programme, multiple.Operand)}",
        _ => "a condition",
    };

    /// <summary>A value of a type: <c>95.00 HKD</c>, <c>app</c>, <c>Saturday</c>, <c>2026-03-07</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">A number, an amount in whole money, a day number, or the place of a choice.</param>
    public static string Of(DataType type, Fraction value)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind switch
        {
            DataKind.Money => $"{Decimals(value, type.Scale)} {type.Unit}",
            DataKind.Points => $"{Grouped(value)} {type.Unit}",
            DataKind.Percent => $"{value * Fraction.Of(100)}%",
            DataKind.YesNo => value == Fraction.Zero ? "no" : "yes",
            DataKind.Date => Day((int)BigInteger.Clamp(value.Floor(), -700_000, 2_900_000)),
            DataKind.Choice => Choice(type, (int)value.Floor()),
            _ => Grouped(value),
        };
    }

    /// <summary>A day number since 1970-01-01 as a date.</summary>
    public static string Day(int day) =>
        DateOnly.FromDayNumber(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of the week; Monday is 0.</summary>
    public static string Weekday(int day) => Days[day];

    private static string Choice(DataType type, int place) =>
        place < 0 || place >= type.Choices.Length ? place.ToString(CultureInfo.InvariantCulture)
        : type.Choices.Length == Days.Length && type.Choices[0] == "Mon" ? Days[place]
        : type.Choices[place];

    private static string Grouped(Fraction value) =>
        value.IsWhole ? value.Numerator.ToString("#,##0", CultureInfo.InvariantCulture) : value.ToString();

    private static string Decimals(Fraction value, long scale)
    {
        var units = value * Fraction.Of(scale);
        var digits = scale.ToString(CultureInfo.InvariantCulture).Length - 1;
        return units.IsWhole && units.Numerator < (BigInteger)long.MaxValue && units.Numerator > (BigInteger)long.MinValue
            ? ((decimal)(long)units.Numerator / scale).ToString($"#,##0{(digits > 0 ? "." : "")}{new string('0', digits)}", CultureInfo.InvariantCulture)
            : value.ToString();
    }

    private static string PartOf(ClockPart part) => part switch
    {
        ClockPart.Weekday => "weekday",
        ClockPart.Hour => "hour",
        ClockPart.Today => "day",
        ClockPart.Month => "month",
        ClockPart.DayOfMonth => "day of month",
    };

    private static string Of(Programme programme, Aggregate aggregate)
    {
        var of = aggregate.Source switch
        {
            AggregateSource.EarnedPoints points => $"earned {programme.Currencies[points.Currency].Name}",
            AggregateSource.Events events => programme.EventTypes[events.EventType].Name + (events.Field is { } field ? $".{field.Name}" : "")
                + (events.Where is null ? "" : " (some of them)"),
            _ => "records",
        };
        var kind = aggregate.Kind switch
        {
            AggregateKind.LastAt or AggregateKind.Last => "last ",
            AggregateKind.DaysBetweenLastTwo => "days between last two ",
            AggregateKind.Sum when aggregate.Source is AggregateSource.EarnedPoints => "",
            _ => $"{aggregate.Kind.ToString().ToLowerInvariant()} of ",
        };
        return aggregate.Kind is AggregateKind.LastAt or AggregateKind.Last or AggregateKind.First or AggregateKind.Streak or AggregateKind.DaysBetweenLastTwo
            ? kind + of
            : $"{kind}{of} {Of(aggregate.Window)}";
    }

    private static string Of(Window window) => window switch
    {
        Window.OverLast over => $"over last {over.Length}",
        Window.OverLastCalendar over => $"over last {over.Count} calendar {over.Unit.ToString().ToLowerInvariant()}s",
        Window.ThisCalendar calendar => $"this calendar {calendar.Unit.ToString().ToLowerInvariant()}",
        Window.ThisPeriodOf days => $"this {days.Days} days from {Day(days.From)}",
        Window.ThisMembershipYear => "this membership year",
        Window.AmongLast among => $"among last {among.Count}",
        Window.Ever => "ever",
        _ => "",
    };
}
