using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Flows.Charts;

namespace Workflows.Flows.Activities;

/// <summary>The types of activities that can be run.</summary>
internal static class ActivityTypes
{
    private static readonly FrozenDictionary<string, ActivityType> _byName = new[]
    {
        ImmutableArray.Create(
            Flowchart.Type, Sequence.Type, Parallel.Type, Fork.Type, If.Type, Switch.Type, While.Type, For.Type, ForEach.Type, ParallelForEach.Type,
            StateMachine.Type),
        Primitives.Types, FlowSteps.Types, TimeSteps.Types, EventSteps.Types, DispatchSteps.Types, HttpSteps.Types,
    }.SelectMany(types => types).ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of a name; null for one that nothing is known of.</summary>
    public static ActivityType? Find(string name) => _byName.GetValueOrDefault(name);
}
