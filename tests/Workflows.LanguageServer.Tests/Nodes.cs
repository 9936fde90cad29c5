using System.Diagnostics;

namespace Workflows.LanguageServer.Tests;

/// <summary>Programs of node, where this machine has them.</summary>
internal static class Nodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Why programs of a folder can't be run, in a sentence that begins with Skipped; null where they can, with their packages in place.</summary>
    public static string? Ready(string folder)
    {
        try
        {
            if (Run("node", folder, ["--version"]).Code != 0)
            {
                return "Skipped: node doesn't run here.";
            }

            return Directory.Exists(Path.Combine(folder, "node_modules")) || Run("npm", folder, ["ci", "--no-audit", "--no-fund"]).Code == 0
                ? null : $"Skipped: the packages of {folder} can't be had from npm.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Skipped: node and npm are missing.";
        }
    }

    /// <summary>Runs a program to its end: its exit code and all that it printed.</summary>
    public static (int Code, string Said) Run(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
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
