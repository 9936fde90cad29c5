using Workflows.Testing;

namespace Workflows.Documentation.Tests;

/// <summary>The files of the repository that the tests read.</summary>
internal static class Repository
{
    public static string Root => RepositoryFolder.Root;

    /// <summary>The text of a file, by its path from the root; line ends as on every machine.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    /// <summary>All programmes that the product comes with, as paths from the root with forward slashes, sorted.</summary>
    public static IEnumerable<string> Programmes() => Samples("programmes");

    /// <summary>All maps that the product comes with, as <see cref="Programmes"/>.</summary>
    public static IEnumerable<string> Maps() => Samples("maps");

    private static IEnumerable<string> Samples(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, "templates", folder), "*.loyalty", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
