using System.Reflection;
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

    public static TheoryData<string> Languages => new(["", .. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))]);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_code_has_the_page_that_its_texts_give_in_each_language(string language)
    {
        var translation = language.Length == 0 ? null : Translation.Read(File.ReadAllText(Path.Combine(Folder, $"{language}.json")));
        var words = new PageWords(translation);
        var pages = Descriptors().ToDictionary(one => $"{one.Id}.md", words.Page);
        pages["PROGRAMME.md"] = words.Prelude;
        var folder = Path.Combine(Folder, language);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, page) in pages)
            {
                File.WriteAllText(Path.Combine(folder, name), page);
            }
        }

        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder, "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(folder, page.Key))));
    }

    [Fact]
    public void All_but_a_few_pages_show_a_text_that_is_wrong_and_one_that_is_right() => Assert.Equal(
        WithoutTexts, Descriptors().Select(one => one.Id).Where(id => !PageWords.IsOfPictures(id) && !CheckCases.All.Any(one => one.Code == id)));

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
