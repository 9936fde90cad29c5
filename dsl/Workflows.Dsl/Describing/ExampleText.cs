using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Dsl.Binding;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>A life in the words of the language, so that it can be put into the programme as an example.</summary>
public static class ExampleText
{
    /// <summary>The block, laid out as the formatter does.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="life">Who it is about and what happens.</param>
    /// <param name="expected">What follows <c>expect</c> on each line at the end.</param>
    public static string Of(Programme programme, Example life, IEnumerable<string> expected)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(expected);
        var text = new StringBuilder($"example \"{life.Title}\" {{\n");
        foreach (var member in life.Members)
        {
            var fields = member.Fields.Select(field =>
                $", {programme.MemberFields[field.Field].Name} {Value(programme.MemberFields[field.Field].Type, field.Number, field.Text)}");
            text.Append("  given  ").Append(member.Name).Append(" joined ").Append(Day(member.Joined)).AppendJoin("", fields).Append('\n');
        }

        foreach (var happens in life.Steps.OfType<ExampleStep.Happens>())
        {
            var type = programme.EventTypes[happens.EventType];
            text.Append("  on     ").Append(Moment(happens.At)).Append(' ').Append(happens.Member).Append(' ').Append(type.Name).Append(' ')
                .Append(Record(happens.Values, type.Fields)).Append('\n');
        }

        foreach (var line in expected)
        {
            text.Append("  expect ").Append(line).Append('\n');
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A local day and time.</summary>
    public static string Moment(LocalMinute at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Day(at.Day)} {at.Minute / 60:00}:{at.Minute % 60:00}");

    /// <summary>A number: <c>1_250.50</c>.</summary>
    public static string Number(decimal number) => LiteralText.Of(number);

    private static string Record(ImmutableArray<ExampleValue> values, ImmutableArray<Field> fields) => values.IsEmpty ? "{}"
        : $"{{ {string.Join(", ", values.Select(value => $"{fields[value.Field].Name}: {Value(fields[value.Field].Type, value)}"))} }}";

    private static string Value(DataType type, ExampleValue value) => type.Kind == DataKind.Lines
        ? $"[{string.Join(", ", value.Lines.Select(line => Record(line, type.LineFields)))}]"
        : Value(type, value.Number, value.Text);

    private static string Value(DataType type, long number, string? text) => type.Kind switch
    {
        DataKind.Text => $"\"{text}\"",
        DataKind.Member => text ?? "",
        DataKind.YesNo => number == 0 ? "no" : "yes",
        DataKind.Choice => type.Choices[(int)number],
        DataKind.Date => Day((int)number),
        DataKind.Percent => $"{Number(100 * (decimal)number / type.Scale)}%",
        DataKind.Money when ToldMoney.Of(text) is { } told => told.Words,
        DataKind.Money => $"{Number((decimal)number / type.Scale)} {type.Unit}",
        _ => Number((decimal)number / type.Scale),
    };

    private static string Day(int day) => new DateOnly(1970, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
