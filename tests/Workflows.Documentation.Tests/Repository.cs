using System.Text.RegularExpressions;
using Workflows.Testing;

namespace Workflows.Documentation.Tests;

/// <summary>The files of the repository that the tests read.</summary>
internal static partial class Repository
{
    public static string Root => RepositoryFolder.Root;

    /// <summary>The text of a file, by its path from the root; line ends as on every machine.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    /// <summary>The text of a programme with what it includes put where it is included.</summary>
    public static string Whole(string file) => Included().Replace(Text(file), found => Text($"{Path.GetDirectoryName(file)}/{found.Groups[1].Value}"));

    /// <summary>All files of programmes that the product comes with, as paths from the root with forward slashes, sorted.</summary>
    public static IEnumerable<string> Files() => Samples("programmes");

    /// <summary>Those of them that say what a programme is, and aren't only included by one.</summary>
    public static IEnumerable<string> Programmes() => Files().Where(file => Text(file).Split('\n').Any(line => line.StartsWith("programme ", StringComparison.Ordinal)));

    /// <summary>All maps that the product comes with, as <see cref="Files"/>.</summary>
    public static IEnumerable<string> Maps() => Samples("maps");

    private static IEnumerable<string> Samples(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, "templates", folder), "*.loyalty", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("^include \"([^\"]+)\"$", RegexOptions.Multiline)]
    private static partial Regex Included();
}
