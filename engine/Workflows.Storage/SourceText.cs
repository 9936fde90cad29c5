namespace Workflows.Storage;

/// <summary>A file of a programme as its author wrote it; it is kept with the data, so that explanations can cite it.</summary>
/// <param name="File">The file's name as it was given to the compiler.</param>
/// <param name="Text">All of its text.</param>
public sealed record SourceText(string File, string Text);
