using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Workflows.Delivery.Messages;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Mails;

/// <summary>
/// An e-mail as a file (RFC 5322, MIME): plain text and HTML as alternatives. Date, Message-ID and boundary come from what caused it, so
/// that the same message is the same bytes whenever it is written.
/// </summary>
public static class MailFile
{
    private const int Base64LineLength = 76;

    /// <summary>The bytes of the message. Its subject is the title of the HTML page.</summary>
    /// <param name="message">The message.</param>
    /// <param name="from">The sender; its id is of the sender's domain.</param>
    /// <param name="rendered">What it says. With <see cref="RenderedMessage.Unsubscribe"/> mail programs show a button (RFC 8058).</param>
    public static byte[] Of(StoredMessage message, string from, RenderedMessage rendered)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(rendered);
        var key = string.Create(CultureInfo.InvariantCulture, $"{message.Entry}.{message.Line}");
        var boundary = $"=_{key}";
        var mail = new StringBuilder()
            .Header("From", Mailbox(from))
            .Header("To", rendered.Address ?? "undisclosed-recipients:;")
            .Header("Subject", Word(rendered.Subject))
            .Header("Date", message.At.ToDateTimeOffset().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture))
            .Header("Message-ID", $"<{key}@{DomainOf(from)}>")
            .Unsubscribe(rendered.Unsubscribe)
            .Header("MIME-Version", "1.0")
            .Header("Content-Type", $"multipart/alternative; boundary=\"{boundary}\"")
            .Append("\r\n");
        Part(mail, boundary, "text/plain", rendered.Text.Trim() + "\n");
        Part(mail, boundary, "text/html", rendered.Html!.Trim() + "\n");

        // What isn't ASCII here is an address of another script, and that is written in UTF-8 (RFC 6532).
        return Encoding.UTF8.GetBytes(mail.Append("--").Append(boundary).Append("--\r\n").ToString());
    }

    private static StringBuilder Header(this StringBuilder mail, string name, string value) =>
        mail.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");

    private static StringBuilder Unsubscribe(this StringBuilder mail, string? link) => link is null
        ? mail
        : mail.Header("List-Unsubscribe", $"<{link}>").Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

    private static void Part(StringBuilder mail, string boundary, string type, string content)
    {
        mail.Append("--").Append(boundary).Append("\r\n")
            .Header("Content-Type", $"{type}; charset=utf-8")
            .Header("Content-Transfer-Encoding", "base64")
            .Append("\r\n");
        var code = Convert.ToBase64String(Encoding.UTF8.GetBytes(content));
        for (var i = 0; i < code.Length; i += Base64LineLength)
        {
            mail.Append(code, i, Math.Min(Base64LineLength, code.Length - i)).Append("\r\n");
        }
    }

    /// <summary>The subject of an e-mail: the title of its page, on one line; empty where it has none.</summary>
    /// <param name="html">The page.</param>
    public static string SubjectOf(string html) =>
        WebUtility.HtmlDecode(Regex.Match(html, "<title>(.*?)</title>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value).Trim();

    /// <summary>A sender whose name may be of any script.</summary>
    private static string Mailbox(string sender) =>
        sender.LastIndexOf('<') is > 0 and var open && !sender[..open].All(char.IsAscii)
            ? $"{Word(sender[..open].Trim().Trim('"'))} {sender[open..]}" : sender;

    private static string DomainOf(string sender) => sender[(sender.LastIndexOf('@') + 1)..].TrimEnd('>', ' ');

    /// <summary>A header text, encoded where it isn't ASCII (RFC 2047), in words of at most 75 characters.</summary>
    private static string Word(string text)
    {
        if (text.All(char.IsAscii))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + next.Length > 42)
            {
                words.Add(Encoded(bytes));
                bytes.Clear();
            }

            bytes.AddRange(next);
        }

        words.Add(Encoded(bytes));
        return string.Join(" ", words);
    }

    private static string Encoded(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
