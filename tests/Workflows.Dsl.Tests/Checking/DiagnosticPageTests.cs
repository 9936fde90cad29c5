using System.Reflection;
using System.Text;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Checking;

/// <summary>A page for each code: what is wrong, a text that is, and one that isn't. The texts are those that <see cref="CheckTests"/> compile.</summary>
public sealed class DiagnosticPageTests
{
    // What can't be shown in a few lines of one text: files that are no text or too large, and what needs other files.
    private static readonly string[] WithoutTexts =
        ["LOY0001", "LOY0002", "LOY0003", "LOY0004", "LOY0005", "LOY0006", "LOY0027", "LOY0028", "LOY0040", "LOY2701", "LOY2702", "LOY2703", "LOY2704",
            "LOY2950", "LOY2951", "LOY2952", "LOY2953", "LOY2954"];

    private static readonly string Folder = Path.Combine(Root(), "dsl", "diagnostics");

    [Fact]
    public void Each_code_has_the_page_that_its_texts_give()
    {
        var pages = Descriptors().ToDictionary(one => $"{one.Id}.md", Page);
        pages["PROGRAMME.md"] = Prelude;
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var (name, page) in pages)
            {
                File.WriteAllText(Path.Combine(Folder, name), page);
            }
        }

        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder, "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(Folder, page.Key))));
    }

    [Fact]
    public void All_but_a_few_pages_show_a_text_that_is_wrong_and_one_that_is_right() => Assert.Equal(
        WithoutTexts, Descriptors().Select(one => one.Id).Where(id => !IsOfPictures(id) && !CheckCases.All.Any(one => one.Code == id)));

    /// <summary>Whether a code is about a picture or a value that somebody changed in the designer: no text is wrong then.</summary>
    private static bool IsOfPictures(string id) => id.StartsWith("LOY32", StringComparison.Ordinal);

    private static string Page(DiagnosticDescriptor descriptor)
    {
        var page = new StringBuilder($"# {descriptor.Id}: {descriptor.Title}\n\n")
            .Append($"{Sense(descriptor)}\n\n")
            .Append($"> {Dotted(descriptor.Message)}\n\nWhat to do: {Dotted(descriptor.Help)}\n");
        if (CheckCases.All.FirstOrDefault(one => one.Code == descriptor.Id) is (_, { } bad, { } good))
        {
            var plain = bad.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
            var said = Compiler.Compile("", Whole(plain)).Diagnostics.First(one => one.Descriptor.Id == descriptor.Id);
            page.Append($"\n## Wrong\n\n```loyalty\n{Fenced(plain)}```\n\nThis says: {said.Message}{(said.Help.Length == 0 ? "" : $"; {said.Help}")}.\n")
                .Append($"\n## Right\n\n```loyalty\n{Fenced(good)}```\n")
                .Append(IsWhole(bad) ? "" : "\nBoth stand behind the [programme](PROGRAMME.md) that all these pages share.\n");
        }

        return page.ToString();
    }

    private static string Sense(DiagnosticDescriptor descriptor) =>
        IsOfPictures(descriptor.Id) ? "A refusal in the designer: the text stays as it is."
        : descriptor.Severity == Severity.Error ? "An error: the programme can't run."
        : "A warning: the programme runs, but surely not as its author means it.";

    private static string Prelude => $"# The programme behind the pages\n\nThe texts on the pages of the messages stand behind this one, unless they are whole programmes.\n\n```loyalty\n{CheckCases.Prelude}```\n";

    private static string Fenced(string text) => $"{text.Trim('\n')}\n";

    private static bool IsWhole(string text) => text.Contains("programme", StringComparison.Ordinal);

    private static string Whole(string text) => IsWhole(text) ? text : CheckCases.Prelude + text;

    private static string Dotted(string form)
    {
        for (var i = 0; i < 8; i++)
        {
            form = form.Replace($"{{{i}}}", "…", StringComparison.Ordinal);
        }

        return form;
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(NameDiagnostics).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
        .Where(property => property.PropertyType == typeof(DiagnosticDescriptor)).Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
        .OrderBy(one => one.Id, StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
