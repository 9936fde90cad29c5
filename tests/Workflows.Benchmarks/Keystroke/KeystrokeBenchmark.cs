using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.LanguageServer;

namespace Workflows.Benchmarks.Keystroke;

/// <summary>
/// How long it takes from a keystroke in a programme of many rules until its diagnostics are there, as an editor sees it: through the messages of the
/// protocol. Somebody writes words into rules all over the file, with pauses in which the whole programme is checked beside.
/// </summary>
internal static class KeystrokeBenchmark
{
    private const string Uri = "file:///programmes/large.loyalty";
    private const string Typed = "  except when  count of Purchase over last 30 days >= 9\n";
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public static async Task Run(int rules, int keys)
    {
        var transport = new EditorSide();
        var server = Task.Run(() => new Server(transport, new EmptyWorld(), TimeSpan.FromMilliseconds(250)).Run(CancellationToken.None));
        var text = Programme(rules);
        var watch = Stopwatch.StartNew();
        transport.Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "initialize", ["params"] = new JsonObject() });
        transport.Send(Notification("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Uri, ["languageId"] = "loyalty", ["version"] = 0, ["text"] = text },
        }));
        await transport.Published(0);
        Print("opened: diagnostics after", watch.Elapsed.TotalMilliseconds);
        var times = await Write(transport, keys, rules);
        Print("keystroke to diagnostics, median", times[times.Count / 2]);
        Print("keystroke to diagnostics, p95", times[times.Count * 95 / 100]);
        Print("keystroke to diagnostics, p99", times[times.Count * 99 / 100]);
        Print("keystroke to diagnostics, longest", times[^1]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"programme: {rules} rules, {text.Length / 1e6:0.00} million letters, {keys} keystrokes"));
        transport.End();
        await server;
    }

    private static async Task<List<double>> Write(EditorSide transport, int keys, int rules)
    {
        var times = new List<double>();
        var (line, column) = (0, 0);
        for (var key = 0; key < keys; key++)
        {
            var letter = key % Typed.Length;
            if (letter == 0)
            {
                // Another rule: each takes five lines with the blank one, behind those of the head; its third line is `award`.
                line = HeadLines + ((key / Typed.Length * 7_919 % rules) * 5) + 2;
                column = 0;
                await Task.Delay(Pause);
            }

            await Task.Delay(BetweenKeys);
            var watch = Stopwatch.StartNew();
            var position = new JsonObject { ["line"] = line, ["character"] = column };
            transport.Send(Notification("textDocument/didChange", new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = key + 1 },
                ["contentChanges"] = new JsonArray(new JsonObject
                {
                    ["range"] = new JsonObject { ["start"] = position.DeepClone(), ["end"] = position }, ["text"] = Typed[letter].ToString(),
                }),
            }));
            await transport.Published(key + 1);
            times.Add(watch.Elapsed.TotalMilliseconds);
            column++;
        }

        return [.. times.Order()];
    }

    private const string Head = """
        programme Large {
          currency EUR
          time zone "Europe/Vienna"
        }
        event Purchase { order: text key  total: money  channel: one of shop, web }
        points Beans { worth 0.01 EUR }
        tiers Status { tier Blue from joining  tier Gold when count of Purchase this calendar year >= 9 }
        segment Regular when count of Purchase over last 90 days >= 3

        """;

    private static int HeadLines => Head.AsSpan().Count('\n');

    private static string Programme(int rules)
    {
        var text = new StringBuilder(Head);
        for (var rule = 0; rule < rules; rule++)
        {
            text.Append(CultureInfo.InvariantCulture, $"rule Rule{rule} {{\n")
                .Append(CultureInfo.InvariantCulture, $"  on Purchase where total >= {rule % 500} EUR and channel is {(rule % 2 == 0 ? "shop" : "web")}\n")
                .Append(CultureInfo.InvariantCulture, $"  award {1 + (rule % 9)} Beans per 10 EUR of total\n")
                .Append("}\n\n");
        }

        return text.ToString();
    }

    private static JsonObject Notification(string method, JsonObject parameters) => new()
    {
        ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters,
    };

    private static void Print(string name, double milliseconds) =>
        Console.WriteLine($"{name}: {milliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms");
}
