namespace Workflows.Cli.Tests;

/// <summary>Where things are that the tests read.</summary>
internal static class Places
{
    private static readonly string Root = FindRoot();

    /// <summary>A file or folder of the repository's templates.</summary>
    public static string Template(string path) => Path.Combine(Root, "templates", path);

    /// <summary>A file of the shared data, or null where this machine hasn't got it.</summary>
    public static string? Shared(string name)
    {
        var shared = Environment.GetEnvironmentVariable("LOYALTY_SHARED") ?? Path.Combine(Path.GetDirectoryName(Root)!, "shared");
        var path = Path.Combine(shared, "data", name);
        return File.Exists(path) ? path : null;
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
