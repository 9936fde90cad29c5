namespace Workflows.Dsl.Drawing;

/// <summary>An outcome of a drawn step.</summary>
/// <param name="Node">Id of the step in the picture.</param>
/// <param name="Outcome">The outcome.</param>
internal sealed record Exit(string Node, string Outcome);
