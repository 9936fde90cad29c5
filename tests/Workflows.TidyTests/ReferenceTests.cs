using System.Text.RegularExpressions;

namespace Workflows.TidyTests;

/// <summary>Which project may see which: the arrows of ARCHITECTURE.md.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Workflows.Model"] = [],
        ["Workflows.Prefetching"] = [],
        ["Workflows.Core"] = ["Workflows.Model", "Workflows.Prefetching", "NodaTime"],
        ["Workflows.Dsl"] = ["Workflows.Model", "Sprache"],
        ["Workflows.LanguageServer"] = ["Workflows.Model", "Workflows.Dsl"],
        ["Workflows.Elsa"] = ["Workflows.Model", "Workflows.Core", "Workflows.Flows"],
        ["Workflows.Flows"] = [],
        ["Workflows.Scripts"] = ["Workflows.Flows", "Workflows.Dsl", "Jint"],
        ["Workflows.Input"] = ["Workflows.Model", "Workflows.Core", "NodaTime", "CsvHelper"],
        ["Workflows.Storage"] =
            ["Workflows.Model", "Workflows.Core", "Workflows.Flows", "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["Workflows.Runtime"] = ["Workflows.Model", "Workflows.Core", "Workflows.Input", "Workflows.Storage"],
        ["Workflows.Delivery"] = ["Workflows.Model", "Workflows.Core", "Workflows.Storage", "MailKit"],
        ["Workflows.Statistics"] = ["MathNet.Numerics"],
        ["Workflows.Accounting"] = ["Workflows.Model", "Workflows.Core"],
        ["Workflows.Evaluation"] = ["Workflows.Model", "Workflows.Core", "Workflows.Accounting", "Workflows.Statistics"],
        ["Workflows.Proving"] = ["Workflows.Model"],
        ["Workflows.Generation"] = ["Workflows.Model"],
        ["Workflows.Templates"] = ["Workflows.Model", "Workflows.Core"],
        ["Workflows.Designer"] = ["Workflows.Model", "Workflows.Elsa", "Workflows.Dsl", "Workflows.LanguageServer"],
        ["Workflows.Cli"] = ["*"],
    };

    [Fact]
    public void Projects_reference_what_the_architecture_allows_and_nothing_else()
    {
        foreach (var file in Repository.Files(".csproj").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var project = Path.GetFileNameWithoutExtension(file);
            Assert.True(Allowed.TryGetValue(project, out var allowed), $"{file} is not in the table of allowed references");
            foreach (var reference in ReferencesOf(file))
            {
                Assert.True(allowed.Contains("*") || allowed.Contains(reference), $"{project} must not reference {reference}");
            }
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("Workflows.sln").Replace('\\', '/');
        foreach (var file in Repository.Files(".csproj"))
        {
            Assert.Contains(file, solution, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Code_that_the_compiler_cannot_check_stands_in_one_project_alone()
    {
        Assert.All(
            Repository.Files(".csproj").Where(file => Repository.Text(file).Contains("AllowUnsafeBlocks", StringComparison.Ordinal)),
            file => Assert.Equal("engine/Workflows.Prefetching/Workflows.Prefetching.csproj", file));
    }

    private static IEnumerable<string> ReferencesOf(string file) =>
        Regex.Matches(Repository.Text(file), "<(?:ProjectReference|PackageReference) Include=\"([^\"]+)\"")
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name);
}
