using Xunit.Abstractions;

namespace Workflows.Statistics.Tests;

/// <summary>Finds the reference data beside the repository, where a machine has it.</summary>
internal static class SharedData
{
    /// <summary>The lines of a data file without its header; null, said on the output, where the file is absent.</summary>
    internal static IEnumerable<string>? Rows(string name, ITestOutputHelper output)
    {
        var path = Path.Combine(Folder(), "data", name);
        if (File.Exists(path))
        {
            return File.ReadLines(path).Skip(1);
        }

        output.WriteLine($"Skipped: {path} is absent.");
        return null;
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("LOYALTY_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null ? "shared" : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
    }
}
