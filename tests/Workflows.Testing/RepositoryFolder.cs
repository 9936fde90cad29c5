namespace Workflows.Testing;

/// <summary>Where the repository is that the tests run in, and the shared data beside it.</summary>
public static class RepositoryFolder
{
    private const string Variable = "LOYALTY_SHARED";

    /// <summary>The root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The place of something in the repository, by its path from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>
    /// A file or folder of the shared data, by its path in there; null, with a word on the output, where this machine hasn't got it.
    /// </summary>
    public static string? Shared(string path)
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared");
        var place = Path.GetFullPath(Path.Combine(folder, path));
        if (Path.Exists(place))
        {
            return place;
        }

        Console.WriteLine($"Skipped: {place} is absent; set {Variable} to the folder of the shared data.");
        return null;
    }

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
