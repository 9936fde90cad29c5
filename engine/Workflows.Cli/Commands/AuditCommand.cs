using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Delivery.Sending;
using Workflows.Runtime.Auditing;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty audit</c>: everything recomputed.</summary>
internal static class AuditCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var command = new Command(
            "audit", "Checks the ledger, the caps and the journal of deliveries by full recomputation.\n\nExample: loyalty audit --db harbour.db") { database };
        command.SetAction(options => Run(options.GetValue(database)!, new Terminal(options)));
        return command;
    }

    private static int Run(string database, Terminal terminal)
    {
        ProgrammePlan plan;
        DeliveryFindings? deliveries;
        using (var reader = RunReader.Open(database))
        {
            plan = StoredProgrammes.Of(reader, terminal).Plan;
            deliveries = DeliveryAudit.Of(database, reader);
        }

        var result = Audit.Run(database, plan);
        foreach (var finding in result.Findings.Concat(deliveries?.Findings ?? []))
        {
            terminal.Problem(finding);
        }

        Terminal.Result($"{Terminal.Number(result.Entries)} entries, {Terminal.Number(result.Postings)} postings, {Terminal.Number(result.Members)} members: "
            + (result.IsSound ? "all invariants hold" : $"{Terminal.Number(result.FindingsInAll)} findings"));
        if (deliveries is not null)
        {
            Terminal.Result($"{Terminal.Number(deliveries.Attempts)} attempts to deliver messages: "
                + (deliveries.Findings.Count == 0 ? "as the outbox has them" : $"{Terminal.Number(deliveries.Findings.Count)} findings"));
        }

        Terminal.Result(result.LedgerLine);
        return result.IsSound && (deliveries is null || deliveries.Findings.Count == 0) ? 0 : 1;
    }
}
