using System.Globalization;
using System.Net;
using Workflows.Model.Programmes;

namespace Workflows.Delivery.Links;

/// <summary>The pages to which links of messages lead: without scripts, pictures or anything from elsewhere.</summary>
internal static class LinkPages
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { margin: 0; background: #eef2f4; color: #1f2f36; font: 17px/1.6 Helvetica, Arial, 'PingFang TC', 'Noto Sans CJK TC', 'Microsoft JhengHei', sans-serif; }
        main { box-sizing: border-box; max-width: 560px; margin: 8vh auto; padding: 28px 32px 32px; background: #ffffff; border-top: 3px solid #0b7a75; }
        h1 { margin: 0 0 16px; font-size: 26px; line-height: 1.3; color: #0d3b4c; overflow-wrap: anywhere; }
        p { margin: 0 0 20px; overflow-wrap: anywhere; }
        .brand { margin: 0 0 12px; font-size: 15px; font-weight: bold; color: #0b6078; }
        .saved { padding: 12px 16px; background: #e3f2f0; color: #0d3b4c; }
        label { display: block; padding: 12px 0; border-top: 1px solid #d5dee2; overflow-wrap: anywhere; }
        input { accent-color: #0b7a75; width: 20px; height: 20px; margin: 0 12px 0 0; vertical-align: -3px; }
        button { margin: 12px 0 0; padding: 12px 28px; font: inherit; font-weight: bold; color: #ffffff; background: #0b6661; border: 0; border-radius: 6px; cursor: pointer; }
        :focus-visible { outline: 3px solid #e09f3e; outline-offset: 2px; }
        @media (max-width: 600px) { main { margin: 0; min-height: 100vh; padding: 24px 20px; } }
        @media (prefers-color-scheme: dark) {
          body { background: #10191d; color: #d3dee2; } main { background: #1a262b; } h1 { color: #f0f6f7; } .brand { color: #7fd0dd; }
          .saved { background: #22343a; color: #f0f6f7; } label { border-top-color: #33464d; } button { color: #08302c; background: #7fd6c2; }
        }
        """;

    /// <summary>Asks whether messages are to be stopped.</summary>
    public static string Question(LinkWords words, Programme programme, Consent consent) => Page(words, words.StopTitle, programme.Title,
        $"<p>{Sentence(words.StopQuestion, What(words, consent))}</p>\n<form method=\"post\"><button type=\"submit\">{Text(words.StopButton)}</button></form>");

    /// <summary>Says that they are stopped.</summary>
    public static string Done(LinkWords words, Programme programme, Consent consent) =>
        Page(words, words.DoneTitle, programme.Title, $"<p>{Sentence(words.Done, What(words, consent))}</p>");

    /// <summary>Says that a message is none that can be stopped.</summary>
    public static string Service(LinkWords words, Programme programme) => Page(words, programme.Title, "", $"<p>{Text(words.Service)}</p>");

    /// <summary>Lists what a member can be written about, with what is chosen.</summary>
    public static string Preferences(LinkWords words, Programme programme, IReadOnlyList<(Consent Consent, bool IsGiven)> choices, bool isSaved)
    {
        var lines = choices.Select(choice =>
            $"<label><input type=\"checkbox\" name=\"{Text(choice.Consent.Column)}\" value=\"yes\"{(choice.IsGiven ? " checked" : "")}>"
            + $"{Text(What(words, choice.Consent))}</label>");
        return Page(words, words.ChooseTitle, programme.Title,
            (isSaved ? $"<p class=\"saved\" role=\"status\">{Text(words.Saved)}</p>\n" : "")
            + $"<p>{Text(words.Choose)}</p>\n<form method=\"post\">\n{string.Join('\n', lines)}\n<button type=\"submit\">{Text(words.SaveButton)}</button>\n</form>");
    }

    /// <summary>Says one thing.</summary>
    public static string Notice(LinkWords words, string sentence) => Page(words, "", "", $"<p>{Text(sentence)}</p>", sentence);

    private static string What(LinkWords words, Consent consent) =>
        string.Format(CultureInfo.InvariantCulture, words.What, words.NameOf(consent.Purpose), words.NameOf(consent.Channel));

    private static string Sentence(string form, string what) => Text(string.Format(CultureInfo.InvariantCulture, form, what));

    private static string Page(LinkWords words, string title, string brand, string body, string? tab = null) => $"""
        <!DOCTYPE html>
        <html lang="{words.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Text(tab ?? title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {(brand.Length == 0 ? "" : $"<p class=\"brand\">{Text(brand)}</p>\n")}{(title.Length == 0 ? "" : $"<h1>{Text(title)}</h1>\n")}{body}
        </main>
        </body>
        </html>

        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
