namespace Workflows.Evaluation.Figures;

/// <summary>What can be said with a confidence of a figure against a fixed value.</summary>
/// <param name="IsAbove">Whether the figure lies above it; null where that can't be said yet, or not at all.</param>
/// <param name="WhyNot">Why it can't be said; empty where it can.</param>
internal sealed record ConfidentAnswer(bool? IsAbove, string WhyNot);
