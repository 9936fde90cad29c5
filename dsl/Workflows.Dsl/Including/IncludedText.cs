namespace Workflows.Dsl.Including;

/// <summary>What a path of an <c>include</c> leads to.</summary>
/// <param name="Text">What the file says; null where it can't be read.</param>
/// <param name="Fault">Why it can't be read, as the end of a sentence; empty where it can.</param>
public sealed record IncludedText(string? Text, string Fault = "");
