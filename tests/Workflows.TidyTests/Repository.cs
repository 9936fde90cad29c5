using Workflows.Testing;

namespace Workflows.TidyTests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    private static readonly string[] Foreign = ["bin", "obj", "node_modules", ".git", "TestResults", "artifacts", "demo", "out"];

    public static string Root => RepositoryFolder.Root;

    /// <summary>Files with an ending, as paths from the root with forward slashes, sorted.</summary>
    public static IEnumerable<string> Files(string ending) => Below(Root)
        .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (var below in Directory.EnumerateDirectories(folder).Where(path => !Foreign.Contains(Path.GetFileName(path))))
        {
            foreach (var file in Below(below))
            {
                yield return file;
            }
        }
    }
}
