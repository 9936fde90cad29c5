using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
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
            "audit", "Checks the ledger and the caps by full recomputation.\n\nExample: loyalty audit --db harbour.db") { database };
        command.SetAction(options => Run(options.GetValue(database)!, new Terminal(options)));
        return command;
    }

    private static int Run(string database, Terminal terminal)
    {
        ProgrammePlan plan;
        using (var reader = RunReader.Open(database))
        {
            plan = StoredProgrammes.Of(reader, terminal).Plan;
        }

        var result = Audit.Run(database, plan);
        foreach (var finding in result.Findings)
        {
            terminal.Problem(finding);
        }

        Terminal.Result($"{Terminal.Number(result.Entries)} entries, {Terminal.Number(result.Postings)} postings, {Terminal.Number(result.Members)} members: "
            + (result.IsSound ? "all invariants hold" : $"{Terminal.Number(result.FindingsInAll)} findings"));
        Terminal.Result(result.LedgerLine);
        return result.IsSound ? 0 : 1;
    }
}
