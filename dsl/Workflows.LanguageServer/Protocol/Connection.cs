using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Workflows.LanguageServer.Ports;

namespace Workflows.LanguageServer.Protocol;

/// <summary>
/// JSON-RPC 2.0 with an editor: messages are worked on one by one in the order in which they came, so that a request is answered about the text
/// as the notifications before it left it; only a cancellation overtakes. All that is sent is sent by that work, so there is one writer. What is
/// done beside comes back through <see cref="Post"/>.
/// </summary>
/// <param name="transport">Carries the messages.</param>
/// <param name="answer">Answers a request, or takes a notification: method, parameters, whether an answer is wanted.</param>
internal sealed class Connection(IMessageTransport transport, Func<string, JsonNode?, bool, CancellationToken, JsonNode?> answer)
{
    private readonly Channel<Func<CancellationToken, ValueTask>> _work = Channel.CreateUnbounded<Func<CancellationToken, ValueTask>>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);
    private int _requests;

    /// <summary>Works until the editor is gone or <see cref="Stop"/> was called.</summary>
    public async Task Run(CancellationToken stop)
    {
        var reading = Read(stop);
        await foreach (var work in _work.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            await work(stop).ConfigureAwait(false);
        }

        // A stream that nobody writes to any more may never end: whoever asked to stop isn't kept waiting for it.
        if (reading.IsCompleted)
        {
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>Takes no further work.</summary>
    public void Stop() => _work.Writer.TryComplete();

    /// <summary>Has something done in order with the messages.</summary>
    public void Post(Action work) => _work.Writer.TryWrite(_ =>
    {
        work();
        return ValueTask.CompletedTask;
    });

    /// <summary>Tells the editor something.</summary>
    public void Notify(string method, JsonNode parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }, default).AsTask().GetAwaiter().GetResult();

    /// <summary>Asks the editor for something of which the answer doesn't matter.</summary>
    public void Ask(string method) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = $"server-{++_requests}", ["method"] = method }, default).AsTask().GetAwaiter().GetResult();

    private async Task Read(CancellationToken stop)
    {
        try
        {
            while (await transport.Read(stop).ConfigureAwait(false) is { } bytes)
            {
                await Take(bytes, stop).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            Refuse(RpcFault.ParseError, fault.Message);
        }
        catch (IOException)
        {
            // The editor is gone; there is nobody to tell.
        }
        finally
        {
            Stop();
        }
    }

    private async ValueTask Take(byte[] bytes, CancellationToken stop)
    {
        JsonNode? message;
        try
        {
            message = JsonNode.Parse(bytes);
        }
        catch (JsonException fault)
        {
            Refuse(RpcFault.ParseError, $"This is no JSON: {fault.Message}");
            return;
        }

        if (message is not JsonObject request || (request["method"] is not null && request["method"] is not JsonValue))
        {
            Refuse(RpcFault.InvalidRequest, "A message is one JSON object with a method.");
            return;
        }

        if (request["method"]?.GetValue<string>() is not { } method)
        {
            // An answer to something that we asked.
            return;
        }

        var id = request["id"];
        if (method == "$/cancelRequest")
        {
            if (request["params"]?["id"] is { } cancelled && _open.TryGetValue(cancelled.ToJsonString(), out var source))
            {
                await source.CancelAsync().ConfigureAwait(false);
            }

            return;
        }

        CancellationTokenSource? cancel = null;
        if (id is not null)
        {
            _open[id.ToJsonString()] = cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        }

        await _work.Writer.WriteAsync(token => Work(method, request["params"], id, cancel, token), stop).ConfigureAwait(false);
    }

    private async ValueTask Work(string method, JsonNode? parameters, JsonNode? id, CancellationTokenSource? cancel, CancellationToken stop)
    {
        JsonObject reply;
        try
        {
            cancel?.Token.ThrowIfCancellationRequested();
            var result = answer(method, parameters, id is not null, cancel?.Token ?? stop);
            reply = new() { ["jsonrpc"] = "2.0", ["id"] = id?.DeepClone(), ["result"] = result };
        }
        catch (OperationCanceledException)
        {
            reply = Error(id, RpcFault.RequestCancelled, "The request was cancelled.");
        }
        catch (RpcFault fault)
        {
            reply = Error(id, fault.Code, fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            reply = Error(id, RpcFault.InvalidParams, $"The parameters aren't those of `{method}`: {fault.Message}");
        }
        catch (Exception fault)
        {
            reply = Error(id, RpcFault.InternalError, $"This is a fault of ours ({fault.GetType().Name}: {fault.Message}).");
        }

        if (id is null)
        {
            return;
        }

        _open.TryRemove(id.ToJsonString(), out _);
        cancel?.Dispose();
        await Send(reply, stop).ConfigureAwait(false);
    }

    private async ValueTask Send(JsonObject message, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        try
        {
            await transport.Write(bytes, stop).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The editor is gone; there is nobody to tell.
        }
    }

    /// <summary>Says in its turn why a message can't be taken that has no id.</summary>
    private void Refuse(int code, string message) => _work.Writer.TryWrite(stop => Send(Error(null, code, message), stop));

    private static JsonObject Error(JsonNode? id, int code, string message) => new()
    {
        ["jsonrpc"] = "2.0", ["id"] = id?.DeepClone(), ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
