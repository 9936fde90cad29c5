using System.Diagnostics;
using Workflows.Testing;

namespace Workflows.Designer.Tests.Pages;

/// <summary>The built pages in headless Chromium, where this machine has Node.js, npm and Chromium.</summary>
internal static class Browser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static readonly Lazy<string?> Built = new(Build);

    private static string Folder => RepositoryFolder.At("designer/pages");

    /// <summary>The folder of the built pages.</summary>
    public static string Dist => Path.Combine(Folder, "dist");

    /// <summary>Why pages can't be tried here, in a sentence that begins with Skipped; null where they can, and are built.</summary>
    public static string? Reason => Built.Value;

    /// <summary>Plays all scenarios of the pages' tests over a site.</summary>
    /// <param name="address">The site.</param>
    /// <param name="asked">Does what a scenario asks for in between.</param>
    /// <returns>All that was printed, by lines.</returns>
    public static IReadOnlyList<string> Play(Uri address, Action<string> asked) => Run(
        "node",
        [Path.Combine("tests", "play.mjs"), address.GetLeftPart(UriPartial.Authority), Chromium()!, Environment.GetEnvironmentVariable("LOYALTY_PICTURES") ?? ""],
        asked).Said;

    private static string? Build()
    {
        if (Chromium() is null)
        {
            return "Skipped: Chromium is missing; install it (Debian: apt-get install chromium) to try the pages.";
        }

        try
        {
            var (code, said) = Run(Path.Combine(Folder, "build"), [], _ => { });
            return code == 0 ? null : $"Skipped: the pages can't be built here. {string.Join(' ', said)}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Skipped: Node.js and npm are missing.";
        }
    }

    private static string? Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static (int Code, List<string> Said) Run(string program, string[] arguments, Action<string> asked)
    {
        const string Ask = "ask ";
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var patience = new Timer(_ => process.Kill(entireProcessTree: true), null, Patience, Timeout.InfiniteTimeSpan);
        var complained = process.StandardError.ReadToEndAsync();
        var said = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Ask, StringComparison.Ordinal))
            {
                asked(line[Ask.Length..]);
                process.StandardInput.WriteLine("done");
            }
        }

        process.WaitForExit();
        said.Add(complained.Result);
        return (process.ExitCode, said);
    }
}
