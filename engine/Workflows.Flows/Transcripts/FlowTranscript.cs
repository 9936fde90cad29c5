using System.Collections.Immutable;
using Workflows.Flows.Activities;
using Workflows.Flows.Compiling;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Transcripts;

/// <summary>
/// Runs a workflow and tells what it does, line by line: how the instance stands after each burst (<c>RESULT</c>), what it wrote (<c>LINES</c>), which
/// steps of ours it asked for (<c>ASK</c>), its journal (<c>LOG</c>), its runs of activities (<c>AER</c>) and its triggers (<c>TRIGGER</c>).
/// </summary>
public static class FlowTranscript
{
    private const int ResumesMost = 10_000;

    private const string Id = "run";

    /// <summary>Runs a workflow of a library; those that it starts run too, and give word of their ends.</summary>
    public static ImmutableArray<string> Of(Flow flow, FlowLibrary library, TranscriptRequest request)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var store = new MemoryFlowStore();
        var courier = new Courier(store, () => library, new FlowSettings { UsesTokens = request.UsesTokens, KeepsJournal = request.TellsJournal });
        courier.Start(flow, new FlowStart(Id) { Input = request.Input }, request.At);
        var answers = request.Answers.ToList();
        var next = Tell(lines, store, courier.Finish(request.At), 0);
        for (var count = 0; request.Resumes && store.Instance(Id)!.Bookmarks is [var first, ..] && count < ResumesMost; count++)
        {
            lines.Add($"-- resume {first.Name} {first.ActivityId}");
            if (store.Instance(Id)!.Status == FlowStatus.Finished)
            {
                lines.Add($"RESULT {store.Instance(Id)!.Status}/{store.Instance(Id)!.SubStatus} output=null bookmarks= incidents=");
                lines.Add("LINES []");
                break;
            }

            courier.Resume(new BookmarkPlace(Id, first.Id), AnswerTo(first, answers), request.At);
            next = Tell(lines, store, courier.Finish(request.At), next);
        }

        if (flow.Definition.IsPublished)
        {
            lines.AddRange(Trigger.Of(flow, request.At).Select(Line));
        }

        return lines.ToImmutable();
    }

    private static FlowRecord AnswerTo(Bookmark bookmark, List<KeyValuePair<string, string>> answers)
    {
        var place = answers.FindIndex(answer => answer.Key == bookmark.ActivityId);
        if (place < 0)
        {
            return FlowRecord.Empty;
        }

        var outcome = answers[place].Value;
        answers.RemoveAt(place);
        return FlowRecord.Of(AskedStep.Outcome, outcome);
    }

    /// <summary>Tells what is new since a line of the journal; gives the number of the line that comes next.</summary>
    private static int Tell(ImmutableArray<string>.Builder lines, MemoryFlowStore store, FlowOutcome outcome, int known)
    {
        var instance = store.Instance(Id)!;
        lines.Add($"RESULT {instance.Status}/{instance.SubStatus} output={JsonText.Of(instance.Output)}"
            + $" bookmarks={string.Join(',', instance.Bookmarks.Select(bookmark => $"{bookmark.Name}@{bookmark.ActivityId}"))}"
            + $" incidents={string.Join(',', instance.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"))}");
        var written = outcome.Commands.OfType<FlowCommand.WriteText>().Where(line => line.Text is not null).Select(line => (object?)line.Text);
        lines.Add($"LINES {JsonText.Of(written.ToImmutableArray())}");
        lines.AddRange(outcome.Commands.OfType<FlowCommand.AskStep>()
            .Select(asked => $"ASK {asked.Step.Type} {asked.Step.ActivityId} {JsonText.Of(asked.Step.Settings)}"));
        var journal = store.Journal(Id)[known..];
        var runs = journal.Select(line => line.ActivityInstanceId).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(journal.Select(line => $"LOG {line.Sequence} {line.ActivityType} {line.ActivityId} {line.Event} {line.Message} null"));
        lines.AddRange(store.Records(Id).Where(record => runs.Contains(record.Id)).Select(Line));
        return known + journal.Length;
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
