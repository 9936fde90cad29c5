using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.LanguageServer.Tests;

/// <summary>
/// The clients that people's editors are made of, under node, with the server as they start it: <c>loyalty lsp</c>. Where node or npm is missing
/// or their packages can't be had, the test says so and is passed over.
/// </summary>
public sealed class RealClientTests(ITestOutputHelper output)
{
    private static readonly string Folder = RepositoryFolder.At("tests/Workflows.LanguageServer.Tests/clients");

    private static readonly Lazy<string?> Reason = new(() => Nodes.Ready(Folder));

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
        if (Reason.Value is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        // The program stands beside the tests, since they refer to it.
        var program = Path.Combine(AppContext.BaseDirectory, "loyalty.dll");
        var (code, said) = Nodes.Run("node", Folder, [script, "dotnet", program, Texts.Small]);
        Assert.Equal(expected, string.Join('\n', said.Split('\n').Select(line => line.TrimEnd())).Trim());
        Assert.Equal(0, code);
    }
}
