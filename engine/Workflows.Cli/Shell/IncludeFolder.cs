namespace Workflows.Cli.Shell;

/// <summary>Included templates from one folder, and from nowhere else.</summary>
internal static class IncludeFolder
{
    /// <summary>Gives the text of a template by its path within the folder; null where it is missing or outside.</summary>
    public static Func<string, string?> Of(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return name =>
        {
            var path = Path.GetFullPath(Path.Combine(root, name));
            return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) && !IsBehindLink(path, root) ? File.ReadAllText(path) : null;
        };
    }

    /// <summary>Whether the file, or a folder on the way to it, is a link: who may write templates may not read the whole disk by one.</summary>
    private static bool IsBehindLink(string path, string root)
    {
        for (var at = path; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (File.GetAttributes(at).HasFlag(FileAttributes.ReparsePoint))
            {
                return true;
            }
        }

        return false;
    }
}
