using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>The language server over a web socket.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task A_page_is_told_what_is_wrong_with_its_text()
    {
        await using var site = await OpenSite.Of();
        using var socket = await Open(site);
        await Say(socket, new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "initialize", ["params"] = new JsonObject { ["capabilities"] = new JsonObject() } });
        Assert.True((await Hear(socket))["result"]!["capabilities"]!["hoverProvider"]!.GetValue<bool>());
        await Say(socket, new JsonObject
        {
            ["jsonrpc"] = "2.0", ["method"] = "textDocument/didOpen", ["params"] = new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = new Uri(Path.Combine(site.Folder, "club.loyalty")).AbsoluteUri, ["languageId"] = "loyalty", ["version"] = 1,
                    ["text"] = Texts.Club.Replace("bonus 10 Beans", "bonus 10 Bones", StringComparison.Ordinal),
                },
            },
        });
        var told = await Hear(socket);
        Assert.Equal("textDocument/publishDiagnostics", told["method"]!.GetValue<string>());
        Assert.Contains("Bones", told["params"]!["diagnostics"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_gets_no_language_server()
    {
        await using var site = await OpenSite.Of();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{site.Address.Authority}/lsp"), CancellationToken.None));
    }

    private static async Task<ClientWebSocket> Open(OpenSite site)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{site.Address.Authority}/lsp"), CancellationToken.None);
        return socket;
    }

    private static Task Say(ClientWebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonObject> Hear(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[65_536];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!.AsObject();
    }
}
