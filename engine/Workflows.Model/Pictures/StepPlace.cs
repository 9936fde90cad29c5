namespace Workflows.Model.Pictures;

/// <summary>A drawn step and the step of the text that it is.</summary>
/// <param name="Id">Its id in the picture.</param>
/// <param name="Place">Its id in the text.</param>
public sealed record StepPlace(string Id, string Place);
