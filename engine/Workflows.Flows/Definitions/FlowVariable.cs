namespace Workflows.Flows.Definitions;

/// <summary>A variable of a workflow or of a container. Expressions know it by its id.</summary>
/// <param name="Id">Unique where it is seen.</param>
/// <param name="Name">What scripts and people call it.</param>
/// <param name="TypeName">Elsa's name of its type.</param>
/// <param name="Value">What it holds at first, as text; null for nothing.</param>
public sealed record FlowVariable(string Id, string Name, string TypeName, string? Value);

/// <summary>An input or an output of a workflow.</summary>
/// <param name="Name">What expressions call it.</param>
/// <param name="TypeName">Elsa's name of its type.</param>
public sealed record FlowArgument(string Name, string TypeName);
