namespace Workflows.Elsa.Tests.Building;

/// <summary>Reference data beside the repository, which isn't part of it.</summary>
internal static class Shared
{
    /// <summary>The text of a file; null, with a word on the output, where the data is absent.</summary>
    public static string? Read(string path)
    {
        var file = Root() is { } root ? Path.Combine(root, path) : null;
        if (File.Exists(file))
        {
            return File.ReadAllText(file);
        }

        Console.WriteLine($"Skipped: {path} of the shared data is absent; set LOYALTY_SHARED to its folder.");
        return null;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("LOYALTY_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}
