using System.Globalization;
using Workflows.Cli.Messages;
using Workflows.Core.Planning;
using Workflows.Delivery.Files;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;
using Workflows.Runtime.Running;
using Workflows.Storage.Reading;
using Workflows.Templates;

namespace Workflows.Cli.Shell;

/// <summary>Feeds events into a database and writes the messages that follow, telling how far it is.</summary>
internal static class Running
{
    /// <summary>Runs a programme.</summary>
    public static RunResult Run(
        ProgrammeFile file, ProgrammePlan plan, IReadOnlyList<string> events, string database, int? until, string? outbox, Terminal terminal,
        int? threads = null)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, cancel) => { cancel.Cancel = true; stop.Cancel(); };
        Console.CancelKeyPress += onCancel;
        try
        {
            var request = new RunRequest
            {
                Plan = plan, Sources = file.Sources(plan.Programme), Database = database, Files = events, UntilDay = until,
                Threads = threads ?? RunRequest.UsualThreads,
            };
            var result = EventRun.Execute(request, bad => terminal.Problem(bad.ToString()), new ProgressLine(terminal).Show, stop.Token);
            Summarize(result, terminal);
            if (outbox is not null && !result.WasStopped)
            {
                WriteOutbox(file.Folder, plan, database, outbox, terminal);
            }

            return result;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }

    /// <summary>Writes the messages and the notices to staff of a database that are not in a folder yet.</summary>
    private static void WriteOutbox(string programmeFolder, ProgrammePlan plan, string database, string folder, Terminal terminal)
    {
        using var reader = RunReader.Open(database);
        var settings = SettingsFile.Read(programmeFolder, plan.Programme.Name);
        var renderer = new MessageRenderer(new ScribanRenderer(), new FolderTemplates(programmeFolder), settings);
        var standings = DeliveryStanding.Of(DeliveryJournal.Read(database, reader));
        var result = new OutboxWriter(renderer, settings).Write(reader, standings, folder);
        foreach (var problem in result.Problems)
        {
            terminal.Problem($"message {problem.Template}: {problem.Words}");
        }

        terminal.Note($"{Terminal.Number(result.Written)} messages written to {folder}, {Terminal.Number(result.There)} were there"
            + (result.Sent > 0 ? $", {Terminal.Number(result.Sent)} were sent already" : ""));
        var (written, there) = new StaffNotices(plan).Write(reader, folder);
        if (written + there > 0)
        {
            terminal.Note($"{Terminal.Number(written)} notices to staff written to {Path.Combine(folder, StaffNotices.Folder)}, {Terminal.Number(there)} were there");
        }
    }

    private static void Summarize(RunResult result, Terminal terminal)
    {
        terminal.Note(
            $"{Terminal.Number(result.Taken)} events taken, {Terminal.Number(result.Duplicates)} known already, "
            + $"{Terminal.Number(result.Refused)} refused, {Terminal.Number(result.Bad)} bad lines, {Terminal.Number(result.Skipped)} of no interest; "
            + $"{Terminal.Number(result.ClockSteps)} steps by the clock; {Terminal.Number(result.Members)} members");
        if (result.WasStopped)
        {
            terminal.Note("Stopped as you asked; run it again to go on.");
        }
    }

    /// <summary>Shows progress: often on a terminal, every five seconds elsewhere.</summary>
    private sealed class ProgressLine(Terminal terminal)
    {
        private readonly TimeSpan _pause = Console.IsErrorRedirected ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(200);
        private readonly long _began = TimeProvider.System.GetTimestamp();
        private long _last = TimeProvider.System.GetTimestamp();

        public void Show(RunProgress progress)
        {
            if (TimeProvider.System.GetElapsedTime(_last) < _pause)
            {
                return;
            }

            _last = TimeProvider.System.GetTimestamp();
            var seconds = TimeProvider.System.GetElapsedTime(_began).TotalSeconds;
            var left = progress.BytesRead > 0
                ? $", {(seconds * (progress.BytesInAll - progress.BytesRead) / progress.BytesRead).ToString("0", CultureInfo.InvariantCulture)} s left"
                : "";
            terminal.Progress(
                $"{Path.GetFileName(progress.File)}: {Terminal.Number(progress.Records)} records, "
                + $"{Terminal.Number((long)(progress.Records / seconds))} a second{left}", isLast: false);
        }
    }
}
