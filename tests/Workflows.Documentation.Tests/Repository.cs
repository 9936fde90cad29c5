namespace Workflows.Documentation.Tests;

/// <summary>The files of the repository that the tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file, by its path from the root; line ends as on every machine.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    /// <summary>All programmes that the product comes with, as paths from the root with forward slashes, sorted.</summary>
    public static IEnumerable<string> Programmes() => Directory
        .EnumerateFiles(Path.Combine(Root, "templates", "programmes"), "*.loyalty", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>All maps that the product comes with, as <see cref="Programmes"/>; none where there is no such folder.</summary>
    public static IEnumerable<string> Maps() => Directory.Exists(Path.Combine(Root, "templates", "maps"))
        ? Directory.EnumerateFiles(Path.Combine(Root, "templates", "maps"), "*.loyalty", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
        : [];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Workflows.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
