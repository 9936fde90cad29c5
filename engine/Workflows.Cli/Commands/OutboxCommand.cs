using System.CommandLine;
using System.Text;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Delivery.Files;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Returns;
using Workflows.Delivery.Sending;
using Workflows.Storage.Reading;
using Workflows.Templates;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty outbox</c>: messages, how far they are, and what comes back on them.</summary>
internal static class OutboxCommand
{
    private const int BadInput = 2;

    private static readonly Option<string> Database = new("--db") { Description = "The database.", Required = true };
    private static readonly Option<string> Programme = new("--programme") { Description = "A programme file, or a folder with one: its messages are sent.", Required = true };

    /// <summary>The command.</summary>
    public static Command Make() => new(
        "outbox", "Messages: how far they are, sends them, and takes what comes back.\n\nExample: loyalty outbox list --db harbour.db --state set-aside")
    {
        List(), Show(), Retry(), Send(), Returns(),
    };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only those that are waiting, sent or set-aside." };
        state.AcceptOnlyFromAmong("waiting", "sent", "set-aside");
        var command = new Command("list", "Lists messages with how far they are.\n\nExample: loyalty outbox list --db harbour.db --state set-aside") { Database, state };
        command.SetAction(options =>
        {
            using var reader = RunReader.Open(options.GetValue(Database)!);
            var standings = DeliveryStanding.Of(DeliveryJournal.Read(options.GetValue(Database)!, reader));
            foreach (var message in reader.Outbox())
            {
                var standing = standings.GetValueOrDefault(DeliveryRun.KeyOf(message), DeliveryStanding.New);
                if (options.GetValue(state) is not { } wanted || (wanted == OutboxText.WordOf(standing.Stage) && !message.Model.IsEmpty))
                {
                    Terminal.Result(OutboxText.Line(message, reader.Members[message.Member].Id, standing));
                }
            }

            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var key = new Argument<string>("KEY") { Description = "A message, such as 17-3 as `list` names it." };
        var command = new Command("show", "Tells of one message every attempt to send it.\n\nExample: loyalty outbox show 17-3 --db harbour.db") { key, Database };
        command.SetAction(options =>
        {
            using var reader = RunReader.Open(options.GetValue(Database)!);
            var message = Find(reader, options.GetValue(key)!);
            var attempts = DeliveryJournal.Read(options.GetValue(Database)!, reader).Where(attempt => attempt.Key == DeliveryRun.KeyOf(message)).ToList();
            var standing = DeliveryStanding.Of(attempts).GetValueOrDefault(DeliveryRun.KeyOf(message), DeliveryStanding.New);
            Terminal.Result(OutboxText.Line(message, reader.Members[message.Member].Id, standing));
            foreach (var attempt in attempts)
            {
                Terminal.Result(OutboxText.Attempt(attempt));
            }

            return 0;
        });
        return command;
    }

    private static Command Retry()
    {
        var keys = new Argument<string[]>("KEY") { Description = "Messages, such as 17-3 as `list` names them.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All that were set aside." };
        var command = new Command(
            "retry", "Has messages that were set aside sent again with the next `outbox send`.\n\nExample: loyalty outbox retry 17-3 --db harbour.db")
        {
            keys, all, Database,
        };
        command.SetAction(options =>
        {
            using var reader = RunReader.Open(options.GetValue(Database)!);
            using var journal = DeliveryJournal.Open(options.GetValue(Database)!, reader);
            var standings = DeliveryStanding.Of(journal.Attempts);
            var wanted = options.GetValue(all)
                ? reader.Outbox().Where(message => standings.GetValueOrDefault(DeliveryRun.KeyOf(message))?.Stage == DeliveryStage.SetAside && !message.Model.IsEmpty).ToList()
                : options.GetValue(keys)!.Select(key => Find(reader, key)).ToList();
            foreach (var message in wanted)
            {
                var key = DeliveryRun.KeyOf(message);
                var stage = standings.GetValueOrDefault(key, DeliveryStanding.New).Stage;
                if (message.Model.IsEmpty)
                {
                    throw new ShellFault($"The message {key} can't be sent any more: its member was erased.");
                }

                if (stage != DeliveryStage.SetAside)
                {
                    throw new ShellFault($"The message {key} was not set aside: it is {OutboxText.WordOf(stage)}.");
                }

                journal.Add(new DeliveryAttempt(key, TimeProvider.System.GetUtcNow(), message.Channel, null));
                Terminal.Result(key);
            }

            return wanted.Count > 0 || options.GetValue(all) ? 0 : throw new ShellFault("Name messages, such as 17-3, or write --all.", BadInput);
        });
        return command;
    }

    private static Command Send()
    {
        var wait = new Option<bool>("--wait") { Description = "Goes on until nothing is left to be tried again." };
        var command = new Command(
            "send",
            "Sends the messages that are due by the ways of messages/settings.json.\n\nExample: loyalty outbox send --programme harbour --db harbour.db")
        {
            Programme, Database, wait,
        };
        command.SetAction(async (options, stop) =>
        {
            var terminal = new Terminal(options);
            var file = ProgrammeFile.Read(options.GetValue(Programme)!);
            var programme = file.Checked(terminal);
            var settings = SettingsFile.Read(file.Folder, programme.Name);
            var ways = ChannelSettings.Read(file.Folder);
            try
            {
                var run = new DeliveryRun(
                    new MessageRenderer(new ScribanRenderer(), new FolderTemplates(file.Folder), settings), ways, programme.Name, settings, TimeProvider.System);
                return await Passes(run, options.GetValue(Database)!, options.GetValue(wait), terminal, stop);
            }
            finally
            {
                foreach (var way in ways.Values)
                {
                    way.Transport.Dispose();
                }
            }
        });
        return command;
    }

    private static async Task<int> Passes(DeliveryRun run, string database, bool waits, Terminal terminal, CancellationToken stop)
    {
        using var journal = JournalOf(database);
        while (true)
        {
            DeliveryResult result;
            using (var reader = RunReader.Open(database))
            {
                result = await run.Pass(reader, journal, stop);
            }

            terminal.Note($"{Terminal.Number(result.Sent)} sent, {Terminal.Number(result.Later)} to be tried again, {Terminal.Number(result.SetAside)} set aside, "
                + $"{Terminal.Number(result.NoWay)} of channels without a way{(result.Next is { } next ? $"; next at {next:yyyy-MM-dd HH:mm:ss} UTC" : "")}");
            if (!waits || result.Next is not { } again || stop.IsCancellationRequested)
            {
                return result.SetAside > 0 ? 1 : 0;
            }

            var pause = again - TimeProvider.System.GetUtcNow();
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static DeliveryJournal JournalOf(string database)
    {
        using var reader = RunReader.Open(database);
        return DeliveryJournal.Open(database, reader);
    }

    private static Command Returns()
    {
        var notes = new Argument<string>("FILE") { Description = "What came back, a line of JSON each: kind (unsubscribe, complaint, bounce), token or key, at." };
        var target = new Option<string>("--out") { Description = "The event file that is made of it, for `loyalty run`.", Required = true };
        var command = new Command(
            "returns", "Makes events of bounces, complaints and unsubscribes.\n\nExample: loyalty outbox returns back.jsonl --db harbour.db --out returns.jsonl")
        {
            notes, Database, target,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var path = options.GetValue(notes)!;
            using var reader = RunReader.Open(options.GetValue(Database)!);
            var events = new ReturnEvents(StoredProgrammes.Of(reader, terminal).Plan.Programme, reader);
            var (lines, isBad, number) = (new List<string>(), false, 0);
            foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : throw new ShellFault($"{path}: there is no such file.", BadInput))
            {
                number++;
                var note = line.Trim().Length == 0 ? null : ReturnNote.Read(line, out var wrong) is { } read ? read : Bad(wrong);
                if (note is not null)
                {
                    lines.AddRange(events.Of(note, out var nothing));
                    _ = nothing.Length > 0 ? Bad(nothing) : null;
                }
            }

            WholeFile.Write(options.GetValue(target)!, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
            terminal.Note($"{Terminal.Number(lines.Count)} events written to {options.GetValue(target)}");
            return isBad ? BadInput : 0;

            ReturnNote? Bad(string words)
            {
                terminal.Problem($"{path}:{number}: {words}.");
                isBad = true;
                return null;
            }
        });
        return command;
    }

    private static StoredMessage Find(RunReader reader, string key) => reader.Outbox().FirstOrDefault(message => DeliveryRun.KeyOf(message) == key)
        ?? throw new ShellFault($"There is no message {key}; `loyalty outbox list` names them.");
}
