using System.Text;
using Workflows.Accounting;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Shell;

/// <summary>Writes the journal of a database.</summary>
internal static class JournalFile
{
    /// <summary>Writes the lines up to the last month of the log, or up to the end of a local day.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="plan">The programme.</param>
    /// <param name="method">How points are accounted for.</param>
    /// <param name="usesHistory">Whether the expected share comes from the programme's own history.</param>
    /// <param name="until">The last day that counts; null for all.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="ShellFault">The programme doesn't say what the method needs, or there is nothing to account for.</exception>
    public static void Write(RunReader reader, ProgrammePlan plan, AccountingMethod method, bool usesHistory, DateOnly? until, string path)
    {
        var spendable = plan.Programme.Currencies.Where(currency => !currency.IsStatus).ToList();
        if (method == AccountingMethod.Deferred && spendable.All(currency => currency.Sales is null))
        {
            throw new ShellFault(
                "The programme doesn't say which price its points are a part of; write `sales Purchase.total` in `points`, or use --method accrued.", 2);
        }

        Instant? end = until is { } day ? new Instant(plan.Calendar.StartOfDay(Calendar.DayNumber(day) + 1).Micros - 1) : null;
        var books = new PointsBooks(plan.Programme, plan.Calendar, end);
        foreach (var entry in reader.Entries())
        {
            books.Take(entry.At, entry.Received, entry.Event, entry.Postings);
        }

        var month = books.Last ?? throw new ShellFault(
            until is null ? "The database has no events yet; feed some with `loyalty run`." : $"Nothing had happened by --until {until:yyyy-MM-dd}; name a later day.");
        var lines = new Journal(books, plan.Programme, method, usesHistory).Until(month);
        OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(JournalCsv.Write(lines, plan.Programme, until))));
    }
}
