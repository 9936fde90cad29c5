using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Workflows.Dsl.Diagnostics;
using Workflows.LanguageServer.Ports;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.LanguageServer.Tests;

/// <summary>An editor in the same process: sends messages and waits for what comes back, over a transport of channels.</summary>
internal sealed class Editor : IMessageTransport, IAsyncDisposable
{
    public const string Uri = "file:///programmes/programme.loyalty";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<byte[]> _toServer = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<JsonNode> _notifications = Channel.CreateUnbounded<JsonNode>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _waiting = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<JsonNode> _withoutId = new();
    private readonly Task<int> _server;
    private int _id;

    public Editor(IProgrammeWorld? world = null) =>
        _server = Task.Run(() => new Server(this, world ?? new NoWorld(), TimeSpan.FromMilliseconds(1)).Run(CancellationToken.None));

    public int Version { get; private set; }

    public static async Task<Editor> Open(string text, IProgrammeWorld? world = null, string uri = Uri, string? locale = null)
    {
        var editor = new Editor(world);
        await editor.Ask("initialize", new JsonObject { ["capabilities"] = new JsonObject(), ["locale"] = locale });
        editor.Tell("initialized", new JsonObject());
        editor.Tell("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "loyalty", ["version"] = 1, ["text"] = text },
        });
        editor.Version = 1;
        return editor;
    }

    public async ValueTask<byte[]?> Read(CancellationToken stop) =>
        await _toServer.Reader.WaitToReadAsync(stop) && _toServer.Reader.TryRead(out var message) ? message : null;

    public ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        var node = JsonNode.Parse(message.Span)!;
        if (node["method"] is not null)
        {
            _notifications.Writer.TryWrite(node);
        }
        else if (node["id"] is { } id)
        {
            _waiting.TryRemove(id.ToJsonString(), out var waiting);
            waiting?.SetResult(node);
        }
        else
        {
            _withoutId.TrySetResult(node);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Sends letters as they are.</summary>
    public void Send(string message) => _toServer.Writer.TryWrite(Encoding.UTF8.GetBytes(message));

    public void Tell(string method, JsonNode parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }.ToJsonString());

    /// <summary>Sends a request without waiting.</summary>
    public (int Id, Task<JsonNode> Answer) Begin(string method, JsonNode? parameters)
    {
        var id = ++_id;
        var waiting = _waiting[$"{id}"] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString());
        return (id, waiting.Task.WaitAsync(Patience));
    }

    /// <summary>The whole answer to a request: <c>result</c> or <c>error</c>.</summary>
    public Task<JsonNode> Answer(string method, JsonNode? parameters) => Begin(method, parameters).Answer;

    /// <summary>The result of a request.</summary>
    public async Task<JsonNode?> Ask(string method, JsonNode? parameters)
    {
        var answer = await Answer(method, parameters);
        Assert.True(answer["error"] is null, answer.ToJsonString());
        return answer["result"];
    }

    /// <summary>The result of a request about a place, which count from 1.</summary>
    public Task<JsonNode?> AskAt(string method, int line, int column, JsonObject? more = null)
    {
        var parameters = more ?? [];
        parameters["textDocument"] = new JsonObject { ["uri"] = Uri };
        parameters["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 };
        return Ask(method, parameters);
    }

    public void Change(JsonNode range, string text, string uri = Uri)
    {
        Version++;
        Tell("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = Version },
            ["contentChanges"] = new JsonArray(new JsonObject { ["range"] = range.DeepClone(), ["text"] = text }),
        });
    }

    /// <summary>The next diagnostics of the text as it is.</summary>
    public async Task<JsonArray> Diagnostics()
    {
        while (true)
        {
            var news = await _notifications.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (news["method"]!.GetValue<string>() == "textDocument/publishDiagnostics"
                && news["params"]!["version"] is { } version && version.GetValue<int>() == Version)
            {
                return news["params"]!["diagnostics"]!.AsArray();
            }
        }
    }

    /// <summary>The next diagnostics of a file in which something is wrong, open or not.</summary>
    public async Task<JsonArray> NewsOf(string uri)
    {
        while (true)
        {
            var news = await _notifications.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (news["method"]!.GetValue<string>() == "textDocument/publishDiagnostics" && news["params"]!["uri"]!.GetValue<string>() == uri
                && news["params"]!["diagnostics"]!.AsArray() is { Count: > 0 } found)
            {
                return found;
            }
        }
    }

    /// <summary>The next message about something that had no id.</summary>
    public Task<JsonNode> ErrorWithoutId() => _withoutId.Task.WaitAsync(Patience);

    /// <summary>Ends the stream and gives the exit code.</summary>
    public Task<int> End()
    {
        _toServer.Writer.TryComplete();
        return _server.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync() => await End();

    private sealed class NoWorld : IProgrammeWorld
    {
        public IReadOnlyList<Diagnostic> Check(string path, Programme programme) => [];

        public (string? Text, string Fault) Read(string path) => (null, "it isn't on this disk");

        public string? OwnerOf(string path) => null;

        public Uri? PageOf(string code, string language) => null;

        public Translation? TranslationInto(string language) => null;

        public IReadOnlyList<ExampleOutcome> RunExamples(Programme programme, string? title) => [];

        public IReadOnlyList<TextFix> ChangesElsewhere(string path, string kind, string name, string newName) => [];
    }
}
