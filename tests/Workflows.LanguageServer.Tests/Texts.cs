using System.Text.Json.Nodes;
using Workflows.Testing;

namespace Workflows.LanguageServer.Tests;

/// <summary>The texts of the tests, and changes of texts as an editor makes them.</summary>
internal static class Texts
{
    public const string Small = """
        programme Club "The club" {
          currency  EUR
          time zone "Europe/Vienna"
          starts    2026-01-01
        }

        event Purchase {
          order : text key
          total : money
        }

        points Beans {
          worth  0.05 EUR
          expire 12 months after earned, end of month
        }

        tiers Status {
          tier Blue from joining
          tier Gold when count of Purchase this calendar year >= 3
        }

        segment Regulars when count of Purchase over last 90 days >= 3

        rule Base "What everybody gets" {
          on    Purchase
          award 1 Beans per 10 EUR of total
        }

        example "Ten euros are a bean" {
          given  anna joined 2026-01-10
          on     2026-03-04 10:00 anna Purchase { order: "A-1", total: 95 EUR }
          expect anna earned 9 Beans by Base
        }

        """;

    /// <summary>The harbour programme.</summary>
    public static string HarbourFile => RepositoryFolder.At("templates/programmes/harbour/harbour.loyalty");

    public static string Harbour => File.ReadAllText(HarbourFile);

    /// <summary>The place, from 1, of a word in a text, a few letters into it.</summary>
    public static (int Line, int Column) Place(string text, string word, int into = 0)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        Assert.True(at >= 0, $"`{word}` isn't in the text.");
        return PlaceOf(text, at + into);
    }

    public static (int Line, int Column) PlaceOf(string text, int at) =>
        (1 + text.AsSpan(0, at).Count('\n'), at - text.AsSpan(0, at).LastIndexOf('\n'));

    public static JsonObject Range((int Line, int Column) from, (int Line, int Column) to) => new()
    {
        ["start"] = new JsonObject { ["line"] = from.Line - 1, ["character"] = from.Column - 1 },
        ["end"] = new JsonObject { ["line"] = to.Line - 1, ["character"] = to.Column - 1 },
    };

    /// <summary>The text after changes of the protocol, made from the last to the first.</summary>
    public static string Applied(string text, JsonArray edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => Offset(text, edit!["range"]!["start"]!)))
        {
            var (start, end) = (Offset(text, edit!["range"]!["start"]!), Offset(text, edit["range"]!["end"]!));
            text = text[..start] + edit["newText"]!.GetValue<string>() + text[end..];
        }

        return text;
    }

    public static int Offset(string text, JsonNode position)
    {
        var at = 0;
        for (var line = position["line"]!.GetValue<int>(); line > 0; line--)
        {
            at = text.IndexOf('\n', at) + 1;
        }

        return at + position["character"]!.GetValue<int>();
    }
}
