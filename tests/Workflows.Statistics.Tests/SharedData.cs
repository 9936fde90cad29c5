using Workflows.Testing;

namespace Workflows.Statistics.Tests;

/// <summary>Finds the reference data beside the repository, where a machine has it.</summary>
internal static class SharedData
{
    /// <summary>The lines of a data file without its header; null, said on the output, where the file is absent.</summary>
    internal static IEnumerable<string>? Rows(string name) =>
        RepositoryFolder.Shared($"data/{name}") is { } path ? File.ReadLines(path).Skip(1) : null;
}
