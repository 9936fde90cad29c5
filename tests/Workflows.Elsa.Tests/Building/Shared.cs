using Workflows.Testing;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Reference data beside the repository, which isn't part of it.</summary>
internal static class Shared
{
    /// <summary>The text of a file; null, with a word on the output, where the data is absent.</summary>
    public static string? Read(string path) => RepositoryFolder.Shared(path) is { } file ? File.ReadAllText(file) : null;
}
