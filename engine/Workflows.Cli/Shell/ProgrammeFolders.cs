using Workflows.Dsl;

namespace Workflows.Cli.Shell;

/// <summary>Which files of a folder belong together.</summary>
internal static class ProgrammeFolders
{
    /// <summary>So many folders up a file is looked for that includes another one.</summary>
    private const int FoldersMost = 8;

    private const long LengthMost = 64L << 20;

    /// <summary>The file that includes another one, in its folder or above; null where there is none.</summary>
    /// <param name="path">The file that may be included.</param>
    public static string? OwnerOf(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        for (var up = 0; up < FoldersMost && folder is not null; up++, folder = Path.GetDirectoryName(folder))
        {
            if (ProgrammesIn(folder).FirstOrDefault(file => file != full && Includes(file, full)) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    private static IEnumerable<string> ProgrammesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.loyalty").Order(StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Includes(string file, string included)
    {
        try
        {
            return new FileInfo(file).Length <= LengthMost
                && Compiler.Includes(File.ReadAllText(file)).Any(path => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path)) == included);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
