using System.Text;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Tests.Checking;

/// <summary>The page of a message, in English or in the language of a translation.</summary>
/// <param name="translation">The translation; null for English.</param>
internal sealed class PageWords(Translation? translation)
{
    /// <summary>The page of the programme behind the texts.</summary>
    public string Prelude => $"# {In("The programme behind the pages")}\n\n"
        + $"{In("The texts on the pages of the messages stand behind this one, unless they are whole programmes.")}\n\n```loyalty\n{CheckCases.Prelude}```\n";

    /// <summary>Whether a code is about a picture or a value that somebody changed in the designer: no text is wrong then.</summary>
    public static bool IsOfPictures(string id) => id.StartsWith("LOY32", StringComparison.Ordinal);

    /// <summary>The page of a kind of mistake.</summary>
    public string Page(DiagnosticDescriptor descriptor)
    {
        var told = translation?.Of(descriptor) ?? descriptor;
        Assert.True(translation is null || told.Title != descriptor.Title, $"{descriptor.Id} has no title in the translation");
        var page = new StringBuilder($"# {told.Id}: {told.Title}\n\n")
            .Append($"{In(Sense(descriptor))}\n\n")
            .Append($"> {Dotted(told.Message)}\n\n{In("What to do: ")}{Dotted(told.Help)}\n");
        if (CheckCases.All.FirstOrDefault(one => one.Code == descriptor.Id) is (_, { } bad, { } good))
        {
            var plain = bad.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
            var found = Compiler.Compile("", Whole(plain)).Diagnostics.First(one => one.Descriptor.Id == descriptor.Id);
            var said = translation?.Of(found) ?? found;
            var help = said.Help.Length == 0 ? "" : $"{In("; ")}{said.Help}";
            page.Append($"\n## {In("Wrong")}\n\n```loyalty\n{Fenced(plain)}```\n\n{In("This says: ")}{said.Message}{help}{In(".")}\n")
                .Append($"\n## {In("Right")}\n\n```loyalty\n{Fenced(good)}```\n")
                .Append(IsWhole(bad) ? "" : $"\n{In("Both stand behind the [programme](PROGRAMME.md) that all these pages share.")}\n");
        }

        return page.ToString();
    }

    private string In(string words) => translation is null ? words : translation.Pages[words];

    private static string Sense(DiagnosticDescriptor descriptor) =>
        IsOfPictures(descriptor.Id) ? "A refusal in the designer: the text stays as it is."
        : descriptor.Severity == Severity.Error ? "An error: the programme can't run."
        : "A warning: the programme runs, but surely not as its author means it.";

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
}
