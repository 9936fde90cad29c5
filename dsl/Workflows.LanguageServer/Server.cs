using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Features;
using Workflows.LanguageServer.Ports;
using Workflows.LanguageServer.Protocol;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer;

/// <summary>
/// The language server: one class over any transport. It answers in the order of the messages; only the whole check of a large programme and of
/// what stands around it runs beside, when nobody has written for a moment.
/// </summary>
public sealed class Server
{
    private readonly IProgrammeWorld _world;
    private readonly TimeSpan _pause;
    private readonly Connection _connection;
    private readonly Dictionary<string, Document> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _checks = new(StringComparer.Ordinal);
    private bool _isInitialized;
    private bool _isShutDown;
    private bool _refreshesLenses;

    /// <param name="transport">Carries the messages.</param>
    /// <param name="world">What stands around programmes.</param>
    /// <param name="pause">How long nobody has to write before all is checked.</param>
    public Server(IMessageTransport transport, IProgrammeWorld world, TimeSpan pause)
    {
        _world = world;
        _pause = pause;
        _connection = new(transport, Answer);
    }

    /// <summary>Serves until the editor is gone.</summary>
    /// <returns>0 when the editor had said good-bye, else 1, as the protocol asks for.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await _connection.Run(stop).ConfigureAwait(false);
        foreach (var check in _checks.Values)
        {
            await check.CancelAsync().ConfigureAwait(false);
        }

        return _isShutDown ? 0 : 1;
    }

    private JsonNode? Answer(string method, JsonNode? parameters, bool isRequest, CancellationToken cancel)
    {
        if (method == "exit")
        {
            _connection.Stop();
            return null;
        }

        if (isRequest && !_isInitialized && method != "initialize")
        {
            throw new RpcFault(RpcFault.ServerNotInitialized, "Say `initialize` first.");
        }

        if (_isShutDown && isRequest)
        {
            throw new RpcFault(RpcFault.InvalidRequest, "The server was shut down.");
        }

        cancel.ThrowIfCancellationRequested();
        return isRequest ? Request(method, parameters) : Notification(method, parameters);
    }

    private JsonNode? Notification(string method, JsonNode? parameters)
    {
        var document = parameters?["textDocument"];
        switch (method)
        {
            case "textDocument/didOpen":
                var opened = new Document(
                    document!["uri"]!.GetValue<string>(), document["version"]!.GetValue<int>(), document["text"]!.GetValue<string>());
                _documents[opened.Uri] = opened;
                Changed(opened);
                break;
            case "textDocument/didChange" when _documents.TryGetValue(document!["uri"]!.GetValue<string>(), out var changed):
                changed.Change(document["version"]!.GetValue<int>(), parameters!["contentChanges"]!.AsArray());
                Changed(changed);
                break;
            case "textDocument/didSave" when _documents.TryGetValue(document!["uri"]!.GetValue<string>(), out var saved):
                CheckSoon(saved);
                break;
            case "textDocument/didClose":
                var uri = document!["uri"]!.GetValue<string>();
                _documents.Remove(uri);
                _connection.Notify("textDocument/publishDiagnostics", new JsonObject { ["uri"] = uri, ["diagnostics"] = new JsonArray() });
                break;
        }

        return null;
    }

    private JsonNode? Request(string method, JsonNode? parameters)
    {
        switch (method)
        {
            case "initialize":
                _isInitialized = true;
                _refreshesLenses = parameters?["capabilities"]?["workspace"]?["codeLens"]?["refreshSupport"]?.GetValue<bool>() == true;
                return Capabilities.Answer();
            case "shutdown":
                _isShutDown = true;
                return null;
            case "completionItem/resolve":
                var item = parameters!.AsObject();
                return Writing.Resolve(_documents.GetValueOrDefault(item["data"]?["uri"]?.GetValue<string>() ?? ""), item);
            case "workspace/executeCommand":
                return Execute(parameters!);
            default:
                return method.StartsWith("textDocument/", StringComparison.Ordinal)
                    ? OfDocument(method, parameters!, DocumentOf(parameters!))
                    : throw new RpcFault(RpcFault.MethodNotFound, $"There is no method `{method}`.");
        }
    }

    private JsonNode? OfDocument(string method, JsonNode parameters, Document document)
    {
        (int Line, int Column) At() => Places.At(parameters);
        SourceSpan Range() => Places.Of(parameters["range"]!);
        return method switch
        {
            "textDocument/completion" => Writing.Completion(document, At().Line, At().Column),
            "textDocument/hover" => Writing.Hover(document, At().Line, At().Column),
            "textDocument/formatting" => Writing.Format(document),
            "textDocument/onTypeFormatting" => Writing.FormatOnType(document, At().Line),
            "textDocument/definition" => Reading.Definition(document, At().Line, At().Column),
            "textDocument/references" => Reading.References(
                document, At().Line, At().Column, parameters["context"]?["includeDeclaration"]?.GetValue<bool>() != false),
            "textDocument/documentHighlight" => Reading.Occurrences(document, At().Line, At().Column),
            "textDocument/documentSymbol" => Reading.Symbols(document),
            "textDocument/foldingRange" => Reading.Folds(document),
            "textDocument/semanticTokens/full" => Reading.Tokens(document, 1, document.Text.LineCount),
            "textDocument/semanticTokens/range" => Reading.Tokens(document, Range().Line, Range().EndLine),
            "textDocument/inlayHint" => Reading.InlayHints(document, Range()),
            "textDocument/codeLens" => Reading.Lenses(document),
            "textDocument/codeAction" => Messages.Actions(document, Range(), _world.PageOf),
            "textDocument/prepareRename" => Renaming.Prepare(document, At().Line, At().Column),
            "textDocument/rename" => Renaming.Rename(
                document, _world, At().Line, At().Column, parameters["newName"]!.GetValue<string>()),
            _ => throw new RpcFault(RpcFault.MethodNotFound, $"There is no method `{method}`."),
        };
    }

    private Document DocumentOf(JsonNode parameters)
    {
        var uri = parameters["textDocument"]!["uri"]!.GetValue<string>();
        return _documents.TryGetValue(uri, out var document)
            ? document : throw new RpcFault(RpcFault.InvalidParams, $"{uri} isn't open.");
    }

    private JsonObject Execute(JsonNode parameters)
    {
        var command = parameters["command"]!.GetValue<string>();
        if (command != "loyalty.runExamples")
        {
            throw new RpcFault(RpcFault.InvalidParams, $"There is no command `{command}`.");
        }

        var arguments = parameters["arguments"]!.AsArray();
        var uri = arguments[0]!.GetValue<string>();
        var document = _documents.GetValueOrDefault(uri) ?? throw new RpcFault(RpcFault.InvalidParams, $"{uri} isn't open.");
        if (document.Whole().Programme is not { } programme)
        {
            throw new RpcFault(RpcFault.RequestFailed, "The programme has errors; mend them and run its examples again.");
        }

        var title = arguments.Count > 1 ? arguments[1]?.GetValue<string>() : null;
        var outcomes = _world.RunExamples(programme, title);
        foreach (var outcome in outcomes)
        {
            document.Outcomes[outcome.Title] = outcome;
        }

        Publish(document);
        if (_refreshesLenses)
        {
            _connection.Ask("workspace/codeLens/refresh");
        }

        return new()
        {
            ["passed"] = outcomes.Count(outcome => outcome.Failures.Count == 0),
            ["failed"] = outcomes.Count(outcome => outcome.Failures.Count > 0),
            ["failures"] = new JsonArray([.. outcomes.SelectMany(outcome => outcome.Failures.Select(failure => (JsonNode)new JsonObject
            {
                ["title"] = outcome.Title,
                ["message"] = failure.Words,
                ["line"] = document.Text.Absolute(failure.Place).Line,
            }))]),
        };
    }

    private void Changed(Document document)
    {
        Publish(document);
        CheckSoon(document);
    }

    private void Publish(Document document) => _connection.Notify("textDocument/publishDiagnostics", Messages.Of(document, _world.PageOf));

    /// <summary>Checks all of a document, and what stands around it, when nobody has written for a moment.</summary>
    private void CheckSoon(Document document)
    {
        if (_checks.Remove(document.Uri, out var before))
        {
            before.Cancel();
        }

        var cancel = _checks[document.Uri] = new CancellationTokenSource();
        var (text, check) = (document.Text, document.Latest);
        _ = Task.Run(
            async () =>
            {
                await Task.Delay(_pause, cancel.Token).ConfigureAwait(false);
                var whole = check.IsWhole ? check : ProgrammeCheck.Of(text);
                whole = cancel.IsCancellationRequested ? whole : whole.Analysed();
                var around = Around(text.File, whole);
                _connection.Post(() => Checked(document, whole, around));
            },
            cancel.Token);
    }

    private IReadOnlyList<Diagnostic> Around(string path, ProgrammeCheck check)
    {
        try
        {
            return check.Programme is { } programme ? _world.Check(path, programme) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What can't be read now is read at the next pause; the check of the text itself stands.
            return [];
        }
    }

    private void Checked(Document document, ProgrammeCheck check, IReadOnlyList<Diagnostic> around)
    {
        if (document.Text != check.Text || !_documents.ContainsValue(document))
        {
            return;
        }

        var isNews = document.IsBehind || check != document.Latest || around.Count > 0 || document.Around.Count > 0;
        document.Take(check);
        document.Around = around;
        if (isNews)
        {
            Publish(document);
            if (_refreshesLenses)
            {
                _connection.Ask("workspace/codeLens/refresh");
            }
        }
    }
}
