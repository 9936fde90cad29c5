namespace Workflows.Flows.Hosting;

/// <summary>A version of a definition, as it is kept.</summary>
/// <param name="Id">Id of the version.</param>
/// <param name="DefinitionId">Id that all versions share.</param>
/// <param name="Version">From 1, in the order in which they were made.</param>
/// <param name="Name">For people.</param>
/// <param name="Json">The whole definition, as it was given; version and flags count as they stand here.</param>
/// <param name="CreatedAt">When the version was made.</param>
public sealed record StoredDefinition(string Id, string DefinitionId, int Version, string Name, string Json, DateTimeOffset CreatedAt)
{
    /// <summary>Whether it is the newest version; one of each definition is.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Whether it is the version that is started; at most one of each definition is.</summary>
    public bool IsPublished { get; init; }
}
