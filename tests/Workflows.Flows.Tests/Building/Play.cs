using System.Buffers;
using System.Text.Json.Nodes;
using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Tests.Building;

/// <summary>Runs a definition burst by burst; between bursts the instance is written and read, as if the process had ended.</summary>
internal sealed class Play
{
    private readonly FlowExecutor _executor;
    private readonly Flow _flow;
    private readonly bool _restarts;

    public Play(FlowSettings settings, FlowRecord input, bool restarts, params JsonObject[] definitions)
    {
        FlowLibrary library;
        (_flow, library) = Draft.Build(definitions);
        _executor = new FlowExecutor(library, settings);
        _restarts = restarts;
        Take(_executor.Start(_flow, new FlowStart("i") { Input = input }, Draft.Noon));
    }

    public static Play Of(params JsonObject[] definitions) => new(new FlowSettings { KeepsJournal = true }, FlowRecord.Empty, restarts: true, definitions);

    public static Play With(FlowRecord input, params JsonObject[] definitions) => new(new FlowSettings(), input, restarts: true, definitions);

    public static Play ByTokens(params JsonObject[] definitions) => new(new FlowSettings { UsesTokens = true }, FlowRecord.Empty, restarts: true, definitions);

    public FlowInstance Instance { get; private set; } = null!;

    public FlowBurst Last { get; private set; } = null!;

    public List<string> Lines { get; } = [];

    public List<string> Events { get; } = [];

    public string Said => string.Join(' ', Lines);

    public string Waits => string.Join(' ', Instance.Bookmarks.Select(bookmark => bookmark.ActivityId));

    public string Incidents => string.Join("; ", Instance.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"));

    public Play Resume(string activity, FlowRecord? input = null)
    {
        var bookmark = Instance.Bookmarks.First(bookmark => bookmark.ActivityId == activity);
        Take(_executor.Resume(_flow, Instance, bookmark.Id, input ?? FlowRecord.Empty, Draft.Noon.AddMinutes(1)));
        return this;
    }

    public Play Cancel()
    {
        Take(_executor.Cancel(_flow, Instance, Draft.Noon));
        return this;
    }

    public Play Retry()
    {
        Take(_executor.Retry(_flow, Instance, Draft.Noon));
        return this;
    }

    public static string Written(FlowInstance instance)
    {
        var buffer = new ArrayBufferWriter<byte>();
        InstanceCodec.Write(instance, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Take(FlowBurst burst)
    {
        Last = burst;
        Lines.AddRange(burst.Commands.OfType<FlowCommand.WriteText>().Select(line => line.Text ?? ""));
        Events.AddRange(burst.Journal.Select(line => $"{line.ActivityId} {line.Event}"));
        Instance = _restarts ? InstanceCodec.Read(System.Text.Encoding.UTF8.GetBytes(Written(burst.Instance))) : burst.Instance;
        Assert.Equal(Written(burst.Instance), Written(Instance));
    }
}
