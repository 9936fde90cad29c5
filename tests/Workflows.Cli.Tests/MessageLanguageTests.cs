using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Cli.Commands;
using Workflows.Cli.Shell;
using Workflows.Core.Versions;
using Workflows.Dsl;
using Workflows.Model.Diagnostics;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>Mistakes told in another language.</summary>
public sealed partial class MessageLanguageTests
{
    public static TheoryData<string> Shipped => new(Directory.EnumerateFiles(RepositoryFolder.At("dsl/diagnostics"), "*.json").Select(file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_translation_has_every_message_with_the_same_places_for_the_authors_words(string file)
    {
        using var translation = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.At($"dsl/diagnostics/{file}")));
        var messages = translation.RootElement.GetProperty("messages").EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.EnumerateArray().Select(text => text.GetString()!).ToList(), StringComparer.Ordinal);

        var known = Descriptors().ToDictionary(one => one.Id, StringComparer.Ordinal);

        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), messages.Keys.Order(StringComparer.Ordinal));
        Assert.All(known.Values, one => Assert.Equal(
            $"{one.Id}: {Places(one.Message)}; {Places(one.Help)}", $"{one.Id}: {Places(messages[one.Id][0])}; {Places(messages[one.Id][1])}"));
    }

    [Theory]
    [InlineData("zh-Hant")]
    [InlineData("zh-hant-HK")]
    [InlineData("zh-tw")]
    [InlineData("zh-HK")]
    public void A_language_is_found_by_any_of_its_names(string tag) => Assert.NotNull(MessageLanguages.Find(tag));

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    [InlineData("zh-CN")]
    [InlineData("zh-Han")]
    [InlineData("../zh-Hant")]
    public void For_another_language_there_is_no_translation(string tag) => Assert.Null(MessageLanguages.Find(tag));

    [Fact]
    public void Check_tells_mistakes_in_the_language_asked_for_and_says_which_there_are()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", "programme Shop \"Shop\" {\n  currency USD\n  time zone \"UTC\"\n}\nrule Base {\n  on Purchas\n  award 1 Points per 1 USD of total\n}\n");

        var told = Loyalty.Run(folder.Path, "check", "shop.loyalty", "--language", "zh-Hant");
        var unknown = Loyalty.Run(folder.Path, "check", "shop.loyalty", "--language", "fr");

        Assert.Equal(1, told.Exit);
        Assert.Contains("shop.loyalty:6:6: error LOY2000: 沒有名為 `Purchas` 的事件", told.Out, StringComparison.Ordinal);
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("--language fr: there is no translation into it; there is en, zh-Hant", unknown.Error, StringComparison.Ordinal);
    }

    private static string Places(string form) => string.Join(' ', Place().Matches(form).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal));

    // Declared as a property in the language, and as a field in the program.
    private static IEnumerable<DiagnosticDescriptor> Descriptors() =>
        new[] { typeof(Compiler).Assembly, typeof(Lineage).Assembly, typeof(CheckCommand).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => (DiagnosticDescriptor)field.GetValue(null)!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
