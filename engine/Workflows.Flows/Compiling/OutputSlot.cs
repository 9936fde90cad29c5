namespace Workflows.Flows.Compiling;

/// <summary>Where an output of an activity goes.</summary>
/// <param name="Name">Of the output, in Pascal case.</param>
/// <param name="Target">Id of a variable or name of an output of the workflow; null for nowhere.</param>
internal sealed record OutputSlot(string Name, string? Target);
