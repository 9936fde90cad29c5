using System.Text.Json.Nodes;
using System.Threading.Channels;
using Workflows.Dsl.Diagnostics;
using Workflows.LanguageServer.Ports;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Benchmarks.Keystroke;

/// <summary>The editor's end of a transport in memory.</summary>
internal sealed class EditorSide : IMessageTransport
{
    private readonly Channel<byte[]> _sent = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<int> _published = Channel.CreateUnbounded<int>();

    public async ValueTask<byte[]?> Read(CancellationToken stop) =>
        await _sent.Reader.WaitToReadAsync(stop) && _sent.Reader.TryRead(out var message) ? message : null;

    public ValueTask Write(ReadOnlyMemory<byte> message, CancellationToken stop)
    {
        var node = JsonNode.Parse(message.Span)!;
        if (node["method"]?.GetValue<string>() == "textDocument/publishDiagnostics")
        {
            _published.Writer.TryWrite(node["params"]!["version"]!.GetValue<int>());
        }

        return ValueTask.CompletedTask;
    }

    public void Send(JsonObject message) => _sent.Writer.TryWrite(System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()));

    /// <summary>Waits for the diagnostics of a text.</summary>
    public async Task Published(int version)
    {
        while (await _published.Reader.ReadAsync() != version)
        {
        }
    }

    public void End() => _sent.Writer.TryComplete();
}

/// <summary>Nothing stands around the programme.</summary>
internal sealed class EmptyWorld : IProgrammeWorld
{
    public IReadOnlyList<Diagnostic> Check(string path, Programme programme) => [];

    public (string? Text, string Fault) Read(string path) => (null, "it isn't on this disk");

    public string? OwnerOf(string path) => null;

    public Uri? PageOf(string code, string language) => null;

    public Translation? TranslationInto(string language) => null;

    public IReadOnlyList<ExampleOutcome> RunExamples(Programme programme, string? title) => [];

    public IReadOnlyList<TextFix> ChangesElsewhere(string path, string kind, string name, string newName) => [];
}
