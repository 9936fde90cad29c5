using System.Globalization;
using Workflows.Core.Explaining;
using Workflows.Core.Planning;
using Workflows.Elsa.Printing;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Printing;

/// <summary>Values that events have and that conditions looked at, in words.</summary>
internal sealed class ValueText(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>A value with what it is of, and over which days that is counted.</summary>
    public string Of(SeenValue seen) => $"{Print(seen.Expression)} = {Of(seen.Expression, seen.Value)}"
        + (seen.Period is { } period ? $" ({LocalTime.Day(period.First)} to {LocalTime.Day(period.Last)})" : "");

    /// <summary>A condition, whether it held, and with which values.</summary>
    public string Of(ConditionTrace trace)
    {
        var part = trace.FirstFailure is { } failure && failure != trace.Condition ? $": `{Print(failure)}` does not" : "";
        var values = trace.Values.IsEmpty ? "" : $", with {string.Join(", ", trace.Values.Select(Of).Distinct(StringComparer.Ordinal))}";
        return $"`{Print(trace.Condition)}` {(trace.Holds ? "holds" : $"does not hold{part}")}{values}";
    }

    /// <summary>The values of an event, but for keys and lines; <c>erased</c> for what said who somebody was and is destroyed.</summary>
    public string Of(EventRecord record, bool hasPersonal) => string.Join(", ", _programme.EventTypes[record.Type].Fields
        .Where(field => record.Has(field.Index) && !field.IsKey && field.Type.Kind != DataKind.Lines
            && !PassingEvents.IsForTheCore(record.Type, field))
        .Select(field => $"{field.Name} " + (field.TellsWho && !hasPersonal ? "erased" : field.Type.IsText
            ? record.Texts[field.Index]
            : ToldMoney.Of(record.Texts[field.Index]) is { } told ? $"{told} = {Amount(record, field)}"
            : Amount(record, field))));

    private string Amount(EventRecord record, Field field) => Of(field.Type, Fraction.Of(record.Numbers[field.Index], field.Type.Scale));

    /// <summary>A value that an expression had.</summary>
    public string Of(Expression expression, object? value) => value switch
    {
        null when expression.Type.Kind == DataKind.Duration => "never",
        null => "unknown",
        Instant since => $"since {LocalTime.Of(plan.Calendar, since)}",
        bool yes => yes ? "yes" : "no",
        Fraction number => Of(expression.Type, number),
        _ => value.ToString() ?? "",
    };

    /// <summary>A number of a type.</summary>
    public string Of(DataType type, Fraction value) => type.Kind switch
    {
        DataKind.Choice => type.Choices[(int)value.Floor()],
        DataKind.Date => Calendar.DateOf((int)value.Floor()).ToString("O", CultureInfo.InvariantCulture),
        DataKind.Money => $"{WithCents(value.ToString())} {_programme.Currency}",
        DataKind.YesNo => value == Fraction.Zero ? "no" : "yes",
        _ => value.ToString(),
    };

    // 116.9 is an amount that nobody writes.
    private static string WithCents(string amount) => amount is [.., '.', _] ? $"{amount}0" : amount;

    /// <summary>An expression in the words of the language.</summary>
    public string Print(Expression expression) => ExpressionPrinter.Print(_programme, expression);
}
