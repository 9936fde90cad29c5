using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Cli.Shell;

/// <summary>The languages in which mistakes are told: English, and each translation that is shipped beside the program.</summary>
internal static class MessageLanguages
{
    /// <summary>The language of the messages themselves.</summary>
    public const string English = "en";

    // Where Chinese is written in traditional letters, and people's programs say the place in place of the letters.
    private static readonly ImmutableArray<string> Traditional = ["zh-HK", "zh-MO", "zh-TW"];

    /// <summary>Tells mistakes in a language.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    /// <exception cref="ShellFault">There is no translation into it.</exception>
    public static Func<Diagnostic, Diagnostic> In(string language)
    {
        if (language == English || language.StartsWith($"{English}-", StringComparison.OrdinalIgnoreCase))
        {
            return static diagnostic => diagnostic;
        }

        return Find(language) is { } translation
            ? translation.Of
            : throw new ShellFault($"--language {language}: there is no translation into it; there is {string.Join(", ", [English, .. Tags()])}.", exit: 2);
    }

    /// <summary>The translation for who asked for a language, or a wider one; null where there is none, and for English.</summary>
    /// <param name="language">A BCP 47 tag, such as an editor says it.</param>
    public static Translation? Find(string language) =>
        TagOf(language) is { } found ? Translation.Read(File.ReadAllText(Path.Combine(Folder, $"{found}.json"))) : null;

    /// <summary>The name of the translation for who asked for a language; null where there is none, and for English.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public static string? TagOf(string language)
    {
        var wanted = Traditional.Any(tag => language.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) ? "zh-Hant" : language;
        return Tags().FirstOrDefault(tag => wanted.Equals(tag, StringComparison.OrdinalIgnoreCase)
            || wanted.StartsWith($"{tag}-", StringComparison.OrdinalIgnoreCase));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "diagnostics");

    private static IEnumerable<string> Tags() => !Directory.Exists(Folder) ? []
        : Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
}
