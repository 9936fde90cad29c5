using System.Diagnostics;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.LanguageServer.Tests;

/// <summary>
/// The clients that people's editors are made of, under node, with the server as they start it: <c>loyalty lsp</c>. Where node or npm is missing
/// or their packages can't be had, the test says so and is passed over.
/// </summary>
public sealed class RealClientTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Lazy<string?> Clients = new(Install);

    [Fact]
    public void The_client_of_visual_studio_code_is_served() => Session("jsonrpc.mjs",
        """
        sync: 2
        diagnostics:
        diagnostics: LOY2000
        cancelled: true true
        unknown: -32601
        symbols: Club Purchase Beans Status Regulars Base Ten euros are a bean
        shutdown: null
        exit: 0
        """);

    [Fact]
    public void The_client_of_code_mirror_is_served() => Session("codemirror.mjs",
        """
        completion: true
        diagnostics: 1
        offered: Beans
        hover: markdown
        """);

    private void Session(string script, string expected)
    {
        if (Clients.Value is not { } folder)
        {
            output.WriteLine("Skipped: node and npm are needed, and the packages of clients/package.json.");
            return;
        }

        // The program stands beside the tests, since they refer to it.
        var program = Path.Combine(AppContext.BaseDirectory, "loyalty.dll");
        var (code, said) = Run("node", folder, [script, "dotnet", program, Texts.Small]);
        Assert.Equal(expected, string.Join('\n', said.Split('\n').Select(line => line.TrimEnd())).Trim());
        Assert.Equal(0, code);
    }

    private static string? Install()
    {
        var folder = RepositoryFolder.At("tests/Workflows.LanguageServer.Tests/clients");
        try
        {
            return Run("node", folder, ["--version"]).Code == 0
                && (Directory.Exists(Path.Combine(folder, "node_modules")) || Run("npm", folder, ["ci", "--no-audit", "--no-fund"]).Code == 0)
                ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static (int Code, string Said) Run(string program, string folder, string[] arguments)
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
