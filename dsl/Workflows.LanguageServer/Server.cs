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
    private readonly Workspace _workspace;
    private readonly Dictionary<string, CancellationTokenSource> _checks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);
    private Teller _teller;
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
        _workspace = new(world);
        _teller = new(code => world.PageOf(code, ""), null);
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
                Changed([.. _workspace.Open(opened).Append(opened.Programme).Distinct()]);
                break;
            case "textDocument/didChange" when _workspace.Find(document!["uri"]!.GetValue<string>()) is { } changed:
                var before = changed.Text;
                changed.Change(document["version"]!.GetValue<int>(), parameters!["contentChanges"]!.AsArray());
                Changed([.. _workspace.Changed(changed, before).Append(changed.Programme).Distinct()]);
                break;
            case "textDocument/didSave" when _workspace.Find(document!["uri"]!.GetValue<string>()) is { } saved:
                Changed(_workspace.Group());
                CheckSoon(saved.Programme);
                break;
            case "workspace/didChangeWatchedFiles":
                DiskChanged();
                break;
            case "textDocument/didClose":
                var uri = document!["uri"]!.GetValue<string>();
                _published.Remove(uri);
                _connection.Notify("textDocument/publishDiagnostics", new JsonObject { ["uri"] = uri, ["diagnostics"] = new JsonArray() });
                Changed(_workspace.Close(uri));
                break;
        }

        return null;
    }

    private JsonNode? Request(string method, JsonNode? parameters)
    {
        switch (method)
        {
            case "initialize":
                Begin(parameters);
                return Capabilities.Answer();
            case "shutdown":
                _isShutDown = true;
                return null;
            case "completionItem/resolve":
                var item = parameters!.AsObject();
                return Writing.Resolve(_workspace.Find(item["data"]?["uri"]?.GetValue<string>() ?? ""), item);
            case "workspace/executeCommand":
                return Execute(parameters!);
            default:
                return method.StartsWith("textDocument/", StringComparison.Ordinal)
                    ? OfDocument(method, parameters!, DocumentOf(parameters!))
                    : throw new RpcFault(RpcFault.MethodNotFound, $"There is no method `{method}`.");
        }
    }

    private void Begin(JsonNode? parameters)
    {
        _isInitialized = true;
        _refreshesLenses = parameters?["capabilities"]?["workspace"]?["codeLens"]?["refreshSupport"]?.GetValue<bool>() == true;
        var language = parameters?["locale"]?.GetValue<string>() ?? "";
        _teller = new(code => _world.PageOf(code, language), _world.TranslationInto(language));
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
            "textDocument/definition" => Reading.Definition(document, _workspace.UriOf, At().Line, At().Column),
            "textDocument/references" => Reading.References(
                document, _workspace.UriOf, At().Line, At().Column, parameters["context"]?["includeDeclaration"]?.GetValue<bool>() != false),
            "textDocument/documentHighlight" => Reading.Occurrences(document, At().Line, At().Column),
            "textDocument/documentSymbol" => Reading.Symbols(document),
            "textDocument/foldingRange" => Reading.Folds(document),
            "textDocument/semanticTokens/full" => Reading.Tokens(document, 1, document.Text.LineCount),
            "textDocument/semanticTokens/range" => Reading.Tokens(document, Range().Line, Range().EndLine),
            "textDocument/inlayHint" => Reading.InlayHints(document, Range()),
            "textDocument/codeLens" => Reading.Lenses(document),
            "textDocument/codeAction" => Messages.Actions(document, Range(), _workspace.UriOf, _teller),
            "textDocument/prepareRename" => Renaming.Prepare(document, At().Line, At().Column),
            "textDocument/rename" => Renaming.Rename(
                document, _world, _workspace.UriOf, At().Line, At().Column, parameters["newName"]!.GetValue<string>()),
            _ => throw new RpcFault(RpcFault.MethodNotFound, $"There is no method `{method}`."),
        };
    }

    private Document DocumentOf(JsonNode parameters)
    {
        var uri = parameters["textDocument"]!["uri"]!.GetValue<string>();
        return DocumentOf(uri);
    }

    private Document DocumentOf(string uri) =>
        _workspace.Find(uri) ?? throw new RpcFault(RpcFault.InvalidParams, $"{uri} isn't open.");

    private JsonObject Execute(JsonNode parameters)
    {
        var command = parameters["command"]!.GetValue<string>();
        if (command != "loyalty.runExamples")
        {
            throw new RpcFault(RpcFault.InvalidParams, $"There is no command `{command}`.");
        }

        var arguments = parameters["arguments"]!.AsArray();
        var uri = arguments[0]!.GetValue<string>();
        var open = DocumentOf(uri).Programme;
        if (open.Whole().Programme is not { } programme)
        {
            throw new RpcFault(RpcFault.RequestFailed, "The programme has errors; mend them and run its examples again.");
        }

        var title = arguments.Count > 1 ? arguments[1]?.GetValue<string>() : null;
        var outcomes = _world.RunExamples(programme, title);
        foreach (var outcome in outcomes)
        {
            open.Outcomes[outcome.Title] = outcome;
        }

        Publish(open);
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
                ["line"] = open.Texts.Absolute(failure.Place).Line,
            }))]),
        };
    }

    /// <summary>
    /// What isn't open is read from the disk again; and what stands around a programme, such as its messages, may be another although its texts are the
    /// same.
    /// </summary>
    private void DiskChanged()
    {
        var news = _workspace.Group();
        Changed(news);
        foreach (var programme in _workspace.Programmes.Except(news))
        {
            CheckSoon(programme);
        }
    }

    private void Changed(IReadOnlyList<OpenProgramme> programmes)
    {
        foreach (var programme in programmes)
        {
            Publish(programme);
            CheckSoon(programme);
        }
    }

    /// <summary>Sends what is wrong with each file of a programme; of those that aren't open, only where there is something or was.</summary>
    private void Publish(OpenProgramme programme)
    {
        foreach (var text in programme.Texts.All)
        {
            var (uri, version) = (_workspace.UriOf(text.File), _workspace.VersionOf(text.File));
            var message = Messages.Of(programme, text, uri, version, _workspace.UriOf, _teller);
            if (version is not null || _published.Contains(uri) || message["diagnostics"]!.AsArray().Count > 0)
            {
                _published.Add(uri);
                _connection.Notify("textDocument/publishDiagnostics", message);
            }
        }
    }

    /// <summary>Checks all of a programme, and what stands around it, when nobody has written for a moment.</summary>
    private void CheckSoon(OpenProgramme programme)
    {
        if (_checks.Remove(programme.Path, out var before))
        {
            before.Cancel();
        }

        var cancel = _checks[programme.Path] = new CancellationTokenSource();
        var (texts, check) = (programme.Texts, programme.Latest);
        _ = Task.Run(
            async () =>
            {
                await Task.Delay(_pause, cancel.Token).ConfigureAwait(false);
                var whole = check.IsWhole ? check : ProgrammeCheck.Of(texts);
                whole = cancel.IsCancellationRequested ? whole : whole.Analysed();
                var around = Around(texts.Main.File, whole);
                _connection.Post(() => Checked(programme, whole, around));
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

    private void Checked(OpenProgramme programme, ProgrammeCheck check, IReadOnlyList<Diagnostic> around)
    {
        if (programme.Texts != check.Texts || !_workspace.Has(programme))
        {
            return;
        }

        var isNews = programme.IsBehind || check != programme.Latest || around.Count > 0 || programme.Around.Count > 0;
        programme.Take(check);
        programme.Around = around;
        if (isNews)
        {
            Publish(programme);
            if (_refreshesLenses)
            {
                _connection.Ask("workspace/codeLens/refresh");
            }
        }
    }
}
