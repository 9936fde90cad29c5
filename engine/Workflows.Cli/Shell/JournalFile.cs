using System.Text;
using Workflows.Accounting;
using Workflows.Core.Planning;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Shell;

/// <summary>Writes the journal of a database.</summary>
internal static class JournalFile
{
    /// <summary>Writes the lines up to the last month of the log.</summary>
    /// <exception cref="ShellFault">The programme doesn't say what the method needs, or there is nothing to account for.</exception>
    public static void Write(RunReader reader, ProgrammePlan plan, AccountingMethod method, bool usesHistory, string path)
    {
        var spendable = plan.Programme.Currencies.Where(currency => !currency.IsStatus).ToList();
        if (method == AccountingMethod.Deferred && spendable.All(currency => currency.Sales is null))
        {
            throw new ShellFault(
                "The programme doesn't say which price its points are a part of; write `sales Purchase.total` in `points`, or use --method accrued.", 2);
        }

        var books = new PointsBooks(plan.Programme, plan.Calendar);
        foreach (var entry in reader.Entries())
        {
            books.Take(entry.At, entry.Received, entry.Event, entry.Postings);
        }

        var month = books.Last ?? throw new ShellFault("The database has no events yet; feed some with `loyalty run`.");
        var lines = new Journal(books, plan.Programme, method, usesHistory).Until(month);
        OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(JournalCsv.Write(lines, plan.Programme))));
    }
}
