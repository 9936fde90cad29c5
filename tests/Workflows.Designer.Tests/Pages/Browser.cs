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

    /// <summary>Runs a script of the pages' tests over a site.</summary>
    /// <returns>Its exit code and all that it printed.</returns>
    public static (int Code, string Said) Run(string script, Uri address) => Run(
        "node", [Path.Combine("tests", script), address.GetLeftPart(UriPartial.Authority), Chromium()!, Environment.GetEnvironmentVariable("LOYALTY_PICTURES") ?? ""]);

    private static string? Build()
    {
        if (Chromium() is null)
        {
            return "Skipped: Chromium is missing; install it (Debian: apt-get install chromium) to try the pages.";
        }

        try
        {
            var (code, said) = Run(Path.Combine(Folder, "build"), []);
            return code == 0 ? null : $"Skipped: the pages can't be built here. {said}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Skipped: Node.js and npm are missing.";
        }
    }

    private static string? Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static (int Code, string Said) Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        Task.WaitAll(said, complained);
        return (process.ExitCode, said.Result + complained.Result);
    }
}
