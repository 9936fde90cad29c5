using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>Where things are that the tests read.</summary>
internal static class Places
{
    /// <summary>A file or folder of the repository's templates.</summary>
    public static string Template(string path) => RepositoryFolder.At(Path.Combine("templates", path));

    /// <summary>A file of the shared data, or null where this machine hasn't got it.</summary>
    public static string? Shared(string name) => RepositoryFolder.Shared($"data/{name}");
}
