using System.Text.Json.Nodes;

namespace Workflows.LanguageServer.Tests;

/// <summary>How messages are taken and answered, whatever they are about.</summary>
public sealed class ProtocolTests
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;
    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int NotInitialized = -32002;
    private const int Cancelled = -32800;

    [Fact]
    public async Task Nothing_is_answered_before_the_editor_said_hello()
    {
        await using var editor = new Editor();
        var answer = await editor.Answer("textDocument/hover", new JsonObject());
        Assert.Equal(NotInitialized, answer["error"]!["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_unknown_request_is_refused_and_an_unknown_notification_passed_over()
    {
        await using var editor = await Editor.Open(Texts.Small);
        editor.Tell("$/somethingNew", new JsonObject());
        editor.Tell("workspace/didChangeWatchedFiles", new JsonObject());
        var answer = await editor.Answer("workspace/fortuneTelling", new JsonObject());
        Assert.Equal(MethodNotFound, answer["error"]!["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_no_json_gets_an_error_without_an_id_and_the_next_message_is_answered()
    {
        await using var editor = await Editor.Open(Texts.Small);
        editor.Send("{ this is no JSON");
        var error = await editor.ErrorWithoutId();
        Assert.Equal(ParseError, error["error"]!["code"]!.GetValue<int>());
        Assert.True(error.AsObject().ContainsKey("id"));
        Assert.NotNull(await editor.Ask("textDocument/documentSymbol", Of(Editor.Uri)));
    }

    [Fact]
    public async Task Wrong_parameters_are_refused_in_a_sentence()
    {
        await using var editor = await Editor.Open(Texts.Small);
        foreach (var parameters in new JsonNode?[] { null, new JsonObject(), Of("file:///not/open.loyalty"), Of(Editor.Uri), new JsonArray() })
        {
            var answer = await editor.Answer("textDocument/hover", parameters);
            Assert.Equal(InvalidParams, answer["error"]!["code"]!.GetValue<int>());
            Assert.DoesNotContain("   at ", answer["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_that_is_cancelled_before_its_turn_is_answered_as_cancelled()
    {
        await using var editor = await Editor.Open(Texts.Harbour);
        var work = Enumerable.Range(0, 30).Select(_ => editor.Begin("textDocument/semanticTokens/full", Of(Editor.Uri))).ToList();
        editor.Tell("$/cancelRequest", new JsonObject { ["id"] = work[^1].Id });
        Assert.Equal(Cancelled, (await work[^1].Answer)["error"]?["code"]?.GetValue<int>());
        Assert.NotNull((await work[0].Answer)["result"]);
    }

    [Fact]
    public async Task An_answer_without_a_result_says_so()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var answer = await editor.Answer("textDocument/hover", At(2, 1));
        Assert.True(answer.AsObject().ContainsKey("result"));
        Assert.Null(answer["result"]);
    }

    [Fact]
    public async Task Who_says_good_bye_gets_zero_and_who_just_goes_gets_one()
    {
        var polite = await Editor.Open(Texts.Small);
        Assert.Null(await polite.Ask("shutdown", null));
        Assert.Equal(InvalidRequest, (await polite.Answer("textDocument/hover", At(1, 1)))["error"]!["code"]!.GetValue<int>());
        polite.Tell("exit", new JsonObject());
        Assert.Equal(0, await polite.End());
        Assert.Equal(1, await (await Editor.Open(Texts.Small)).End());
    }

    [Fact]
    public async Task Messages_are_told_apart_by_their_length_however_they_arrive()
    {
        var messages = "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:3 \r\n\r\n\"é"u8.ToArray();
        var transport = new Protocol.StreamTransport(new MemoryStream(messages), new MemoryStream());
        Assert.Equal("{}"u8.ToArray(), await transport.Read(default));
        Assert.Equal("\"é"u8.ToArray(), await transport.Read(default));
        Assert.Null(await transport.Read(default));
    }

    [Theory]
    [InlineData("Content-Length: many\r\n\r\n{}")]
    [InlineData("Content-Type: json\r\n\r\n{}")]
    [InlineData("Content-Length: 999999999999\r\n\r\n{}")]
    public async Task A_message_without_a_length_ends_the_conversation_in_a_sentence(string sent)
    {
        var transport = new Protocol.StreamTransport(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(sent)), new MemoryStream());
        await Assert.ThrowsAsync<InvalidDataException>(async () => await transport.Read(default));
    }

    [Fact]
    public async Task What_is_written_has_its_length_in_bytes_before_it()
    {
        var output = new MemoryStream();
        await new Protocol.StreamTransport(new MemoryStream(), output).Write("\"é\""u8.ToArray(), default);
        Assert.Equal("Content-Length: 4\r\n\r\n\"é\"", System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    private static JsonObject Of(string uri) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri } };

    private static JsonObject At(int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = column },
    };
}
