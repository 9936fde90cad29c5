namespace Workflows.Cli.Shell;

/// <summary>The pages of the messages that are shipped beside the program: one for each number.</summary>
internal static class MessagePages
{
    /// <summary>Where the page of a message is, in English where a language has none; null where there is none at all.</summary>
    /// <param name="code">The number of the message.</param>
    /// <param name="language">A BCP 47 tag.</param>
    public static Uri? Find(string code, string language)
    {
        if (!code.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "diagnostics");
        return new[] { MessageLanguages.TagOf(language) ?? "", "" }.Select(tag => Path.Combine(folder, tag, $"{code}.md"))
            .FirstOrDefault(File.Exists) is { } path ? new Uri(path) : null;
    }

    /// <summary>The page of a message.</summary>
    /// <param name="code">The number of the message, in large or small letters.</param>
    /// <param name="language">A BCP 47 tag.</param>
    /// <exception cref="ShellFault">There is none.</exception>
    public static string Read(string code, string language) => Find(code.ToUpperInvariant(), language) is { } page
        ? File.ReadAllText(page.LocalPath)
        : throw new ShellFault($"{code}: there is no page for this message; write a number as `loyalty check` prints it, such as LOY0022.");
}
