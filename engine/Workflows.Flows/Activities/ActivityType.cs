using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>A setting that activities of a type have.</summary>
/// <param name="Name">In Pascal case.</param>
/// <param name="Type">What the activity wants; it counts, and not the type that a definition names.</param>
/// <param name="Usual">The value where nothing is said.</param>
/// <param name="IsAutomatic">Whether it is worked out just before the activity runs, and not when the activity asks.</param>
internal sealed record InputKind(string Name, FlowType Type, object? Usual = null, bool IsAutomatic = true);

/// <summary>A type of activities.</summary>
/// <param name="Name">Its full name, such as <c>Elsa.WriteLine</c>.</param>
/// <param name="Make">Makes what an activity does, out of the parts that the definition gives it.</param>
internal sealed record ActivityType(string Name, Func<ActivityParts, Behaviour> Make)
{
    /// <summary>Its settings, in the order in which they are worked out.</summary>
    public ImmutableArray<InputKind> Inputs { get; init; } = [];

    /// <summary>What it puts out, in Pascal case.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>Whether it declares variables of its own.</summary>
    public bool HasVariables { get; init; }

    /// <summary>Whether a published workflow can be started by it.</summary>
    public bool IsTrigger { get; init; }
}
