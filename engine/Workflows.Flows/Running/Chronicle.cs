using System.Collections.Immutable;
using Workflows.Flows.Journal;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>Writes down what happens in a burst, where somebody wants it.</summary>
internal sealed class Chronicle
{
    private readonly List<JournalLine> _lines = [];
    private readonly List<ActivityRecord> _records = [];

    /// <summary>Number of the next line.</summary>
    public long Next { get; private set; }

    /// <summary>Begins at a number.</summary>
    public void Begin(long next) => Next = next;

    /// <summary>Writes a line.</summary>
    public void Note(Burst burst, Context context, string what, string? message)
    {
        var node = context.Node;
        _lines.Add(new JournalLine(
            Next++, burst.IdOf(context), context.Parent is { } parent ? burst.IdOf(parent) : null, node.Id, node.Type, node.Name, node.Path, what, message,
            burst.At));
        context.IsSeen = true;
    }

    /// <summary>Writes down a run that is over.</summary>
    public void Record(Burst burst, Context context)
    {
        if (context.IsSeen)
        {
            context.IsSeen = false;
            _records.Add(Of(burst, context));
        }
    }

    /// <summary>Writes down the other runs too, and gives everything.</summary>
    public (ImmutableArray<JournalLine> Lines, ImmutableArray<ActivityRecord> Records) Finish(Burst burst)
    {
        _records.AddRange(InstanceStates.All(burst.Root).Where(context => context.IsSeen).Select(context => Of(burst, context)));
        (ImmutableArray<JournalLine>, ImmutableArray<ActivityRecord>) result = ([.. _lines], [.. _records]);
        _lines.Clear();
        _records.Clear();
        return result;
    }

    private static ActivityRecord Of(Burst burst, Context context)
    {
        var node = context.Node;
        var inputs = FlowRecord.Empty;
        for (var slot = 0; slot < node.Inputs.Length && context.HasInputs; slot++)
        {
            inputs = node.IsAutomatic[slot] ? inputs.With(node.Inputs[slot].Name, context.Inputs[slot]) : inputs;
        }

        return new ActivityRecord(burst.IdOf(context), node.Id, node.Path, node.Type, node.Version, node.Name, context.Status)
        {
            Inputs = inputs,
            Outputs = node.Outputs.Length == 0 ? FlowRecord.Empty
                : new FlowRecord([.. node.Outputs.Select(slot => new KeyValuePair<string, object?>(slot.Name, context.Outputs?[slot.Name]))]),
            Payload = context.Outcomes is { } outcomes
                ? FlowRecord.Of("Outcomes", ImmutableArray.Create(Array.ConvertAll(outcomes, outcome => (object?)outcome))) : FlowRecord.Empty,
            Properties = context.Memory is null && context.Index == 0 ? [] : [.. node.Behaviour.MemoryNames],
            HasBookmarks = context.Bookmarks > 0,
            FaultCount = context.FaultCount,
            Fault = context.Fault,
            Depth = context.Depth,
            SchedulerId = context.Scheduler == 0 ? null : $"{burst.InstanceId}.{context.Scheduler}",
            StartedAt = context.StartedAt,
            EndedAt = context.EndedAt,
        };
    }
}
