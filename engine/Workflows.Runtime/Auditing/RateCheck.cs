using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>Checks that what was told in another currency counts as much as a rate says that some version of the programme has for its day.</summary>
internal sealed class RateCheck(ProgrammePlan plan, Findings findings)
{
    private readonly RateTable[] _tables =
        [.. plan.Past.Select(past => past.Plan.Programme.Rates).Append(plan.Programme.Rates).OfType<RateTable>()];

    private readonly Field[][] _fields = [.. plan.Programme.EventTypes.Select(type => ToldIn(type.Fields))];

    private readonly Field[][] _lineFields = [.. plan.Programme.EventTypes.Select(type =>
        type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines) is { } lines ? ToldIn(lines.Type.LineFields) : [])];

    /// <summary>Looks at an entry of the log.</summary>
    public void Follow(StoredEntry entry)
    {
        if (entry.Event is not { } record)
        {
            return;
        }

        foreach (var field in _fields[record.Type])
        {
            Check(entry, field, record.Numbers[field.Index], record.Texts[field.Index]);
        }

        foreach (var line in _lineFields[record.Type].Length == 0 ? [] : record.Lines)
        {
            foreach (var field in _lineFields[record.Type])
            {
                Check(entry, field, line.Numbers[field.Index], line.Texts[field.Index]);
            }
        }
    }

    private static Field[] ToldIn(IEnumerable<Field> fields) => [.. fields.Where(field => !field.Type.Currencies.IsEmpty)];

    private void Check(StoredEntry entry, Field field, long number, string? text)
    {
        if (text is not null)
        {
            findings.Require(Counts(text, number), $"Entry {entry.Id}: {field.Name} was told as {text}, and counts otherwise, or by a rate that the programme doesn't have.");
        }
    }

    private bool Counts(string text, long number)
    {
        try
        {
            return ToldMoney.Of(text) is { } told && told.Amount * told.Rate.Rate == number
                && Array.Exists(_tables, table => table.Of(told.Currency)?.Rates.Contains(told.Rate) == true);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return false;
        }
    }
}
