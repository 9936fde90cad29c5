using System.CommandLine;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Runtime.Erasing;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty erase</c>: a member is forgotten.</summary>
internal static class EraseCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var member = new Option<string>("--member") { Description = "The member's id.", Required = true };
        var at = new Option<string>("--at")
        {
            Description = "When it counts: YYYY-MM-DD HH:MM in the programme's time, or with a zone, 2026-11-22T12:00:00Z.", Required = true,
        };
        var yes = new Option<bool>("--yes") { Description = "Do it: nobody can undo it." };
        var command = new Command(
            "erase",
            "Destroys all that says who a member is. The ledger stays; the balance that is left expires.\n\n"
            + "Example: loyalty erase --db harbour.db --member M000123 --at \"2026-11-22 12:00\" --yes")
        {
            database, member, at, yes,
        };
        command.SetAction(options => Run(
            options.GetValue(database)!, options.GetValue(member)!, options.GetValue(at)!, options.GetValue(yes), new Terminal(options)));
        return command;
    }

    private static int Run(string database, string member, string at, bool isSure, Terminal terminal)
    {
        ProgrammePlan plan;
        IReadOnlyList<SourceText> sources;
        using (var reader = RunReader.Open(database))
        {
            plan = StoredProgrammes.Of(reader, terminal).Plan;
            sources = reader.Versions()[^1].Sources;
            var stored = reader.FindMember(member) ?? throw new ShellFault($"There is no member {member} in this database.");
            if (stored.IsErased)
            {
                throw new ShellFault($"Member {member} was erased already.");
            }

            var instant = PointInTime.Of(plan.Calendar, "--at", at);
            if (instant < reader.Received)
            {
                throw new ShellFault($"--at {at}: the clock of this database stands at {reader.Received} already; name an instant from then on.");
            }

            if (!isSure)
            {
                throw new ShellFault(
                    $"Nothing was erased. This destroys all that says who {member} is, for ever, and lets the balance expire; say --yes to do it. "
                    + "`loyalty export` first writes what there is of the member.");
            }
        }

        var result = Erasure.Run(database, plan, sources, member, PointInTime.Of(plan.Calendar, "--at", at));
        if (result.Refusal != Refusal.None)
        {
            throw new ShellFault($"{member} was not erased: {RefusalText.Of(result.Refusal)}.");
        }

        var text = new ExplanationText(plan);
        foreach (var effect in result.Effects.Where(effect => effect.Kind is EffectKind.Expired or EffectKind.Forfeited or EffectKind.Erased))
        {
            Terminal.Result(text.EffectText(effect));
        }

        Terminal.Result(
            $"the log goes on with {result.StandIn}; messages that were written to folders, event files and copies of the database are not touched");
        return 0;
    }
}
