using Workflows.Core.Ports;
using Workflows.Templates.Builtins;
using Workflows.Templates.Values;
using Workflows.Testing;

namespace Workflows.Templates.Tests;

/// <summary>The cases of the Scriban language corpus, its fixed model and its host functions.</summary>
internal static class Corpus
{
    // The limits the corpus was written for.
    private static readonly RenderLimits Limits = new() { LoopRounds = 1000, Recursion = 100 };

    private static readonly ScribanRenderer Renderer = new(Limits, HostFunctions(), isCorpus: true);

    internal static string? Folder(string name) => RepositoryFolder.Shared($"conformance/scriban/{name}");

    /// <summary>
    /// Every case of a folder except the one that needs the scientific dialect, with what it should and what it does give.
    /// </summary>
    internal static IEnumerable<(string Name, string Expected, string Actual)> Run(string folder) =>
        Run(folder, Renderer).Select(result => (result.Name, result.Expected, Shown(result.Rendering)));

    /// <summary>The same cases as they are told outside of the corpus.</summary>
    internal static IEnumerable<(string Name, string Expected, Rendering Rendering)> RunInOwnWords(string folder) =>
        Run(folder, new ScribanRenderer(Limits, HostFunctions()));

    private static string Shown(Rendering rendering) => rendering.Text ?? string.Join('\n', rendering.Errors);

    private static IEnumerable<(string Name, string Expected, Rendering Rendering)> Run(string folder, ScribanRenderer renderer)
    {
        foreach (var input in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            if (input.EndsWith(".out.txt", StringComparison.Ordinal) || input.Contains("scientific", StringComparison.Ordinal))
            {
                continue;
            }

            var expected = File.ReadAllText(Path.ChangeExtension(input, ".out.txt"));
            var result = renderer.Render(new Template("text", File.ReadAllText(input), TemplateOutput.Text), Model(), _ => null);
            yield return (Path.GetFileName(input), expected, result);
        }
    }

    private static Dictionary<string, object?> Model() => new()
    {
        ["page"] = new Dictionary<string, object?> { ["title"] = "This is a title" },
        ["user"] = new Dictionary<string, object?> { ["name"] = "John" },
        ["product"] = Product("Orange", "fruit"),
        ["products"] = new List<object?>
        {
            Product("Orange", "fruit"), Product("Banana", "fruit"), Product("Apple", "fruit"), Product("Computer", "electronics"),
            Product("Mobile Phone", "electronics"), Product("Table", "furniture"), Product("Sofa", "furniture"),
        },
    };

    private static Dictionary<string, object?> Product(string title, string type) => new() { ["title"] = title, ["type"] = type };

    private static IEnumerable<Builtin> HostFunctions() =>
    [
        new("special_concat_strings", "a? b? c?", (a, _) =>
            $"a: {a[0] ?? "default_a"}, b: {a[1] ?? "default_b"}, c: {a[2] ?? "default_c"}"),
        new("special_concat_params", "args*", (a, _) => Numbered(a[0])),
        new("special_concat_string_and_params", "a args*", (a, _) => $"a: {a[0]}, {Numbered(a[1])}"),
    ];

    private static string Numbered(object? values) =>
        string.Join(", ", ((ScriptArray)values!).Select((value, index) => $"v{index}: {value}"));
}
