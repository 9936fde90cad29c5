using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>
/// What <c>loyalty check</c> says, in another language: a form for each number, with the same places for the author's own words, and the words that
/// messages are filled with. Words that it doesn't know stay as they are, so nothing is ever lost.
/// </summary>
public sealed partial class Translation
{
    private readonly ImmutableDictionary<string, (string Message, string Help)> _forms;
    private readonly ImmutableDictionary<string, string> _titles;
    private readonly ImmutableDictionary<string, string> _words;
    private readonly Regex? _phrase;

    private Translation(
        ImmutableDictionary<string, (string Message, string Help)> forms, ImmutableDictionary<string, string> titles,
        ImmutableDictionary<string, string> pages, ImmutableDictionary<string, string> words)
    {
        _forms = forms;
        _titles = titles;
        _words = words;
        Pages = pages;

        // The longest first: `a number with decimals` before `a number`. A single word may be the author's own unless it is all that there is.
        var phrases = words.Keys.Where(word => word.Contains(' ', StringComparison.Ordinal))
            .OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Select(Regex.Escape).ToList();
        _phrase = phrases.Count == 0 ? null : new($@"(?<![\w.-])(?:{string.Join('|', phrases)})(?![\w.-])", RegexOptions.CultureInvariant);
    }

    /// <summary>What stands on the pages of the messages besides, by its English words.</summary>
    internal ImmutableDictionary<string, string> Pages { get; }

    /// <summary>
    /// Reads a translation: JSON with <c>messages</c> (number: message and help), <c>titles</c> and <c>pages</c> for their pages, and <c>words</c>.
    /// </summary>
    /// <param name="json">Its text.</param>
    /// <exception cref="JsonException">It is no such text.</exception>
    public static Translation Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("messages", out var messages))
        {
            throw new JsonException("a translation needs `messages`");
        }

        return new(
            messages.EnumerateObject().ToImmutableDictionary(one => one.Name, one => Form(one.Value), StringComparer.Ordinal),
            Texts(root, "titles"),
            Texts(root, "pages"),
            Texts(root, "words"));
    }

    /// <summary>A mistake with its words in this language; as it was where there are none for it.</summary>
    /// <param name="diagnostic">The mistake.</param>
    public Diagnostic Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return !_forms.TryGetValue(diagnostic.Descriptor.Id, out _) ? diagnostic : diagnostic with
        {
            Descriptor = Of(diagnostic.Descriptor),
            Arguments = [.. diagnostic.Arguments.Select(Words)],
            Related = [.. diagnostic.Related.Select(related => (Words(related.Words), related.Place))],
            Fixes = [.. diagnostic.Fixes.Select(fix => fix with { Label = Words(fix.Label) })],
        };
    }

    /// <summary>A kind of mistake with its words in this language; as it was where there are none for it.</summary>
    internal DiagnosticDescriptor Of(DiagnosticDescriptor descriptor) => !_forms.TryGetValue(descriptor.Id, out var form) ? descriptor
        : descriptor with { Title = _titles.GetValueOrDefault(descriptor.Id, descriptor.Title), Message = form.Message, Help = form.Help };

    /// <summary>Words of a message, in this language as far as it knows them; what is quoted is the author's and stays.</summary>
    internal string Words(string text) => _words.TryGetValue(text, out var whole)
        ? whole
        : string.Concat(Quoted().Split(text).Select((part, i) => i % 2 == 1 ? part : Unquoted(part)));

    private string Unquoted(string part) => _words.TryGetValue(part.Trim(), out var whole)
        ? part.Replace(part.Trim(), whole, StringComparison.Ordinal)
        : _phrase?.Replace(part, found => _words[found.Value]) ?? part;

    private static ImmutableDictionary<string, string> Texts(JsonElement root, string name) => root.TryGetProperty(name, out var texts)
        ? texts.EnumerateObject().ToImmutableDictionary(one => one.Name, one => one.Value.GetString() ?? "", StringComparer.Ordinal)
        : [];

    private static (string Message, string Help) Form(JsonElement pair) => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
        ? (pair[0].GetString() ?? "", pair[1].GetString() ?? "")
        : throw new JsonException("a message of a translation is a list of two texts: the message, and what to do");

    [GeneratedRegex("(`[^`]*`|\"[^\"]*\")", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
