using Workflows.Dsl.Binding;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Mending;

/// <summary>Values that fit fields that were left out of an event of an example, for the author to change.</summary>
internal static class SampleValues
{
    /// <summary>The change that adds a value for each field; null where one has no plain value, or the event is on several lines.</summary>
    /// <param name="findings">Who has the text.</param>
    /// <param name="record">The place of the braces with their values.</param>
    /// <param name="missing">The fields.</param>
    public static TextFix? Add(Findings findings, SourceSpan record, IReadOnlyList<Field> missing)
    {
        var values = missing.Select(field => (field.Name, Value: Of(field.Type))).ToList();
        if (Spot.Of(findings, record) is not { } spot || !spot.Text.EndsWith('}') || values.Exists(one => one.Value is null))
        {
            return null;
        }

        var inside = spot.Text[1..^1].TrimEnd();
        var added = string.Join(", ", values.Select(one => $"{one.Name}: {one.Value}"));
        var start = record.Column + inside.Length;
        return new($"add `{added}`", spot.Part(start, record.EndColumn - 2), inside.Trim().Length == 0 ? $" {added} " : $", {added} ");
    }

    private static string? Of(DataType type) => type.Kind switch
    {
        DataKind.Money => $"1 {type.Unit}",
        DataKind.Percent => "0%",
        DataKind.Number => (type.Least is { } least && least > Fraction.One ? least : Fraction.One).ToString(),
        DataKind.Text or DataKind.Member => "\"x\"",
        DataKind.Choice => type.Choices.FirstOrDefault(),
        DataKind.YesNo => "no",
        DataKind.Date => "2026-01-31",
        _ => null,
    };
}
