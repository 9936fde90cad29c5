using System.Collections.Immutable;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Designer.Ports;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Versions;

/// <summary>Plans and begins versions of one database by what <c>loyalty plan</c> and <c>loyalty apply</c> do.</summary>
/// <param name="database">The database.</param>
internal sealed class DatabasePublisher(string database) : IPublisher
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public PublishPlan Plan(string path, string? at) => Asked(
        told =>
        {
            var terminal = new Terminal(told);
            var file = ProgrammeFile.Read(path);
            using var reader = RunReader.Open(database);
            var stored = StoredProgrammes.Of(reader, terminal);
            var inForce = stored.Versions[^1].Programme;
            if (file.Checked(terminal).Version == inForce.Version)
            {
                return new PublishPlan(inForce.Version, ["This text means what is in force already; there is nothing to publish."], 1, [], IsInForce: true);
            }

            var plan = ChangePlanning.Of(reader, stored, stored.File, inForce, file, at, ChangePlanning.DaysUsual, terminal);
            return new PublishPlan(
                plan.Publishing.Version, [.. ChangePlanText.Lines(plan)], plan.Publishing.Needed, [.. plan.Publishing.For.Select(one => one.Name)]);
        },
        why => new PublishPlan(null, why, 1, []));

    /// <inheritdoc/>
    public PublishResult Publish(string path, string version, string by, string? why, string? at) => Asked(
        told =>
        {
            var result = Beginning.Of(ProgrammeFile.Read(path), database, at, Beginning.Person(by, why), new Terminal(told), version);
            return new PublishResult(true, result.IsInForce, [.. told, result.Words]);
        },
        reasons => new PublishResult(false, false, reasons));

    /// <inheritdoc/>
    public PublishHistory History() => Asked(
        told =>
        {
            using var reader = RunReader.Open(database);
            var plan = StoredProgrammes.Of(reader, new Terminal(told)).Plan;
            return new PublishHistory(
                [.. reader.Versions().Select((one, index) => new PublishedVersion(
                    index + 1, [.. one.Sources.Select(source => new PublishedFile(source.File, source.Text))]))],
                [.. HistoryText.Lines(reader, plan)]);
        },
        why => new PublishHistory([], why));

    /// <summary>One thing is done at a time; what stops it becomes its reasons.</summary>
    private T Asked<T>(Func<List<string>, T> work, Func<ImmutableArray<string>, T> refused)
    {
        var told = new List<string>();
        lock (_lock)
        {
            try
            {
                return work(told);
            }
            catch (Exception fault) when (fault is ShellFault or StorageFault or IOException or UnauthorizedAccessException)
            {
                return refused([.. told, fault.Message]);
            }
        }
    }
}
