using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Transcripts;

/// <summary>
/// Runs a workflow and tells what it does, line by line: how the instance stands after each burst (<c>RESULT</c>), what it wrote (<c>LINES</c>), its
/// journal (<c>LOG</c>), its runs of activities (<c>AER</c>) and its triggers (<c>TRIGGER</c>).
/// </summary>
public static class FlowTranscript
{
    private const int ResumesMost = 10_000;

    /// <summary>Runs a workflow of a library.</summary>
    public static ImmutableArray<string> Of(Flow flow, FlowLibrary library, TranscriptRequest request)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var executor = new FlowExecutor(library, new FlowSettings { UsesTokens = request.UsesTokens, KeepsJournal = request.TellsJournal });
        var burst = executor.Start(flow, new FlowStart("run") { Input = request.Input }, request.At);
        Tell(lines, burst);
        for (var count = 0; request.Resumes && burst.Instance.Bookmarks is [var first, ..] && count < ResumesMost; count++)
        {
            lines.Add($"-- resume {first.Name} {first.ActivityId}");
            if (burst.Instance.Status == FlowStatus.Finished)
            {
                lines.Add($"RESULT {burst.Instance.Status}/{burst.Instance.SubStatus} output=null bookmarks= incidents=");
                lines.Add("LINES []");
                break;
            }

            burst = executor.Resume(flow, burst.Instance, first.Id, FlowRecord.Empty, request.At);
            Tell(lines, burst);
        }

        if (flow.Definition.IsPublished)
        {
            lines.AddRange(Trigger.Of(flow, request.At).Select(Line));
        }

        return lines.ToImmutable();
    }

    private static void Tell(ImmutableArray<string>.Builder lines, FlowBurst burst)
    {
        var instance = burst.Instance;
        lines.Add($"RESULT {instance.Status}/{instance.SubStatus} output={JsonText.Of(instance.Output)}"
            + $" bookmarks={string.Join(',', instance.Bookmarks.Select(bookmark => $"{bookmark.Name}@{bookmark.ActivityId}"))}"
            + $" incidents={string.Join(',', instance.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"))}");
        var written = burst.Commands.OfType<FlowCommand.WriteText>().Where(line => line.Text is not null).Select(line => (object?)line.Text);
        lines.Add($"LINES {JsonText.Of(written.ToImmutableArray())}");
        lines.AddRange(burst.Journal.Select(line => $"LOG {line.Sequence} {line.ActivityType} {line.ActivityId} {line.Event} {line.Message} null"));
        lines.AddRange(burst.Records.Select(Line));
    }

    private static string Line(ActivityRecord record) =>
        $"AER {record.ActivityType} {record.NodeId} {record.Status} hasBookmarks={record.HasBookmarks} state={JsonText.Of(record.Inputs)}"
        + $" out={JsonText.Of(record.Outputs)} payload={JsonText.Of(record.Payload)}"
        + $" props={JsonText.Of(record.Properties.Select(name => (object?)name).ToImmutableArray())} depth={record.Depth}";

    private static string Line(Trigger trigger) => "TRIGGER " + JsonText.Of(new FlowRecord(
    [
        new("WorkflowDefinitionId", trigger.DefinitionId), new("WorkflowDefinitionVersionId", trigger.DefinitionVersionId), new("Name", trigger.Name),
        new("ActivityId", trigger.ActivityId), new("Hash", trigger.Hash), new("Payload", trigger.Payload), new("Id", trigger.Id), new("TenantId", null),
    ]));
}
