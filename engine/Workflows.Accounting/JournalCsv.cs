using System.Globalization;
using System.Text;
using Workflows.Model.Programmes;

namespace Workflows.Accounting;

/// <summary>The journal as CSV: month's end, points, month of earning, debit, credit, amount, text.</summary>
public static class JournalCsv
{
    /// <summary>Writes the lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="until">The date of books that end within a month: that of its lines. Null where they end with one.</param>
    public static string Write(IReadOnlyList<JournalLine> lines, Programme programme, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(programme);
        var decimals = programme.MoneyScale.ToString(CultureInfo.InvariantCulture).Length - 1;
        var text = new StringBuilder("date,points,earned_in,debit,credit,amount,currency,text\n");
        foreach (var line in lines)
        {
            var amount = ((decimal)line.Amount / programme.MoneyScale).ToString($"F{decimals}", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture,
                $"{(until is { } end && end < LastDay(line.Month) ? end : LastDay(line.Month)):yyyy-MM-dd},{programme.Currencies[line.Currency].Name},{First(line.EarnedIn):yyyy-MM},");
            text.Append(CultureInfo.InvariantCulture, $"{line.Debit},{line.Credit},{amount},{programme.Currency},\"{line.Text}\"\n");
        }

        return text.ToString();
    }

    private static DateOnly First(int month) => new(month / 12, (month % 12) + 1, 1);

    private static DateOnly LastDay(int month) => First(month).AddMonths(1).AddDays(-1);
}
