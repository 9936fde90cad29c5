using System.Text.Json.Nodes;
using Workflows.Designer.Ports;
using Workflows.Elsa.Compiling;
using Workflows.Model.Pictures;

namespace Workflows.Designer.Elsa;

/// <summary>An activity of the picture of a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NodeId">What the Studio matches badges and lines by.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">What is written on it.</param>
internal sealed record ViewedActivity(string Id, string NodeId, string Type, string Name);

/// <summary>A run of a journey with its picture: which line of its journal is of which activity.</summary>
internal sealed class InstanceView
{
    private readonly Dictionary<string, ViewedActivity> _byStep = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Activity, string Port), string> _targets = [];
    private readonly Dictionary<string, ViewedActivity> _byId = new(StringComparer.Ordinal);

    /// <param name="instance">The run.</param>
    /// <param name="definition">The definition by which it goes on.</param>
    public InstanceView(Instance instance, JsonObject definition)
    {
        (Instance, Definition) = (instance, definition);
        var root = definition["root"]!;
        foreach (var node in root["activities"]!.AsArray())
        {
            var activity = new ViewedActivity(
                Text(node!["id"]), Text(node["nodeId"]), Text(node["type"]), Text(node["metadata"]?["displayText"] ?? node["name"]));
            _byId.Add(activity.Id, activity);
            if (ActivityId.StepOf(activity.Id) is { } step)
            {
                _byStep.Add(step, activity);
            }
        }

        foreach (var line in root["connections"]!.AsArray())
        {
            _targets[(Text(line!["source"]!["activity"]), Text(line["source"]!["port"]))] = Text(line["target"]!["activity"]);
        }

        Lines = [.. instance.Journal.Select(line => (line, ActivityOf(line)))];
    }

    /// <summary>The run.</summary>
    public Instance Instance { get; }

    /// <summary>The definition by which it goes on.</summary>
    public JsonObject Definition { get; }

    /// <summary>The journal, each line with its activity.</summary>
    public IReadOnlyList<(JournalLine Line, ViewedActivity Activity)> Lines { get; }

    /// <summary>Where it waits; the start where the journey is about to begin.</summary>
    public IEnumerable<(WaitingStep Wait, ViewedActivity Activity)> Waits =>
        Instance.Waits.Select(wait => (wait, _byStep.GetValueOrDefault(wait.Step) ?? Start));

    /// <summary>The activities that stand for the journey's end and were come to; none where it ended otherwise.</summary>
    private ViewedActivity? End
    {
        get
        {
            var last = Instance.Journal.LastOrDefault(line => line.Kind == JournalKind.Done);
            var from = last?.Step is { } step ? _byStep.GetValueOrDefault(step)?.Id : ActivityId.Start;
            return from is not null && _targets.TryGetValue((from, last?.Outcome ?? PictureOutcomes.Done), out var target) ? _byId[target] : null;
        }
    }

    private ViewedActivity Start => _byId[ActivityId.Start];

    /// <summary>What is said of a step by whose text it no longer goes on, or of the journey as a whole, stands at the start.</summary>
    private ViewedActivity ActivityOf(JournalLine line) =>
        (line.Step is { } step ? _byStep.GetValueOrDefault(step) : line.Kind == JournalKind.Finished ? End : null) ?? Start;

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
