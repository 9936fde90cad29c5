using System.Diagnostics;

namespace Workflows.Cli.Tests;

/// <summary>What a run of the program came to.</summary>
internal sealed record Outcome(int Exit, string Out, string Error)
{
    /// <summary>The lines of the result.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// Starts the real program as a process of its own: the one that LOYALTY_PROGRAM names, which ./test sets to what ./loyalty runs, compiled ahead
/// and so quicker to start; else the one that was built with the tests.
/// </summary>
internal static class Loyalty
{
    private static readonly string Program = Environment.GetEnvironmentVariable("LOYALTY_PROGRAM") is { Length: > 0 } named
        ? named : Path.Combine(AppContext.BaseDirectory, "loyalty.dll");

    /// <summary>Runs it in a folder to its end.</summary>
    public static Outcome Run(string folder, params string[] arguments) => RunWith("", folder, arguments);

    /// <summary>Runs it in a folder to its end, with what a person types.</summary>
    public static Outcome RunWith(string input, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    /// <summary>Runs it and wants it to succeed.</summary>
    public static Outcome Good(string folder, params string[] arguments)
    {
        var outcome = Run(folder, arguments);
        Assert.True(outcome.Exit == 0, $"loyalty {string.Join(' ', arguments)} gave {outcome.Exit}: {outcome.Error}{outcome.Out}");
        return outcome;
    }

    /// <summary>Runs it and wants one clear sentence on standard error, nothing as a result, and an exit code.</summary>
    public static string Refused(int exit, string folder, params string[] arguments)
    {
        var outcome = Run(folder, arguments);
        var line = Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", outcome.Out);
        Assert.Equal(exit, outcome.Exit);
        Assert.DoesNotContain("fault of ours", line, StringComparison.Ordinal);
        return line;
    }
}
