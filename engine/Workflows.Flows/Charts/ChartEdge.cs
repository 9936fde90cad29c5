namespace Workflows.Flows.Charts;

/// <summary>A connection of a flowchart.</summary>
/// <param name="Index">Its place among all.</param>
/// <param name="Source">Place of the activity that it leads from.</param>
/// <param name="Port">The outcome that it is for; null for any usual end.</param>
/// <param name="Target">Place of the activity that it leads to.</param>
internal sealed record ChartEdge(int Index, int Source, string? Port, int Target)
{
    /// <summary>Whether an end with these outcomes follows it; no outcomes are the usual end.</summary>
    public bool IsFollowedBy(string[]? outcomes) => outcomes is null ? Port is null or "Done" : Port is not null && Array.IndexOf(outcomes, Port) >= 0;
}
