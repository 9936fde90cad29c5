using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Proving.Questions;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Witnesses;

/// <summary>Tells a case so that it reads like a customer.</summary>
internal static class WitnessText
{
    /// <summary>The case in one sentence.</summary>
    public static string Of(Case one)
    {
        var programme = one.Programme;
        var member = one.Example.Members[0];
        var who = new List<string> { $"who joined {Wording.Day(member.Joined)}" };
        who.AddRange(member.Tiers.Select(tier => $"is {programme.Ladders[tier.Ladder].Tiers[tier.Tier].Name}"));
        who.AddRange(member.Fields.Select(field => $"has {programme.MemberFields[field.Field].Name} {Value(programme.MemberFields[field.Field], field.Number, field.Text)}"));
        var happened = one.Example.Steps.OfType<ExampleStep.Happens>().ToList();
        var before = happened.SkipLast(1).Select(step => $"{Event(programme, step)} on {Wording.Day(step.At.Day)}").ToList();
        var last = happened.Count == 0 ? "" : $": {Event(programme, happened[^1])} on {When(happened[^1].At)}";
        return $"a member {string.Join(", ", who)}{(before.Count == 0 ? "" : $", after {string.Join(" and ", before)}")}{last}";
    }

    private static string Event(Programme programme, ExampleStep.Happens step)
    {
        var type = programme.EventTypes[step.EventType];
        var values = step.Values.Where(value => !type.Fields[value.Field].IsKey).Select(value => type.Fields[value.Field].Type.Kind == DataKind.Lines
            ? $"{type.Fields[value.Field].Name} {string.Join(" and ", value.Lines.Select(line => Line(type.Fields[value.Field], line)))}"
            : $"{type.Fields[value.Field].Name} {Value(type.Fields[value.Field], value.Number, value.Text)}").ToList();
        return values.Count == 0 ? type.Name : $"{type.Name} with {string.Join(", ", values)}";
    }

    private static string Line(Field lines, IEnumerable<ExampleValue> line) =>
        $"({string.Join(", ", line.Select(value => $"{lines.Type.LineFields[value.Field].Name} {Value(lines.Type.LineFields[value.Field], value.Number, value.Text)}"))})";

    private static string Value(Field field, long number, string? text) =>
        field.Type.IsText ? $"\"{text}\"" : Wording.Of(field.Type, Fraction.Of(number, field.Type.IsNumeric ? field.Type.Scale : 1));

    private static string When(LocalMinute at) => $"{Wording.Weekday(Days.Weekday(at.Day))} {Wording.Day(at.Day)} at {Time(at.Minute)}";

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
