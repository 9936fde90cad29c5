namespace Workflows.Dsl.Including;

/// <summary>Paths of included files: from the folder of the programme's first file downwards, with <c>/</c> between folders.</summary>
public static class IncludePath
{
    private const string Up = "..";

    /// <summary>The file of a path as it is named in places: beside the file that includes it.</summary>
    /// <param name="main">The file that includes it, as it is named.</param>
    /// <param name="path">The path as it is written.</param>
    public static string Beside(string main, string path)
    {
        ArgumentNullException.ThrowIfNull(main);
        ArgumentNullException.ThrowIfNull(path);
        return main[..(main.LastIndexOfAny(['/', '\\']) + 1)] + path;
    }

    /// <summary>Whether a path leads to a file in the folder or below, by one way of writing it only.</summary>
    internal static bool IsInside(string path) =>
        path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part.Length > 0 && part != "." && part != Up);
}
