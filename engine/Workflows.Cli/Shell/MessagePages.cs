namespace Workflows.Cli.Shell;

/// <summary>The pages of the messages that are shipped beside the program: one for each number.</summary>
internal static class MessagePages
{
    /// <summary>Where the page of a message is; null where it has none.</summary>
    public static Uri? Find(string code)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "diagnostics", $"{code}.md");
        return code.All(char.IsAsciiLetterOrDigit) && File.Exists(path) ? new Uri(path) : null;
    }

    /// <summary>The page of a message.</summary>
    /// <exception cref="ShellFault">There is none.</exception>
    public static string Read(string code) => Find(code.ToUpperInvariant()) is { } page
        ? File.ReadAllText(page.LocalPath)
        : throw new ShellFault($"{code}: there is no page for this message; write a number as `loyalty check` prints it, such as LOY0022.");
}
