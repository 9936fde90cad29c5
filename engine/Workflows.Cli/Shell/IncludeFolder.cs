namespace Workflows.Cli.Shell;

/// <summary>Included templates from one folder, and from nowhere else.</summary>
internal static class IncludeFolder
{
    /// <summary>Gives the text of a template by its path within the folder; null where it is missing or outside.</summary>
    public static Func<string, string?> Of(string folder)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        return name =>
        {
            var path = Path.GetFullPath(Path.Combine(root, name));
            return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) ? File.ReadAllText(path) : null;
        };
    }
}
