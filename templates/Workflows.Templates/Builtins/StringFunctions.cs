using System.Globalization;
using System.Text;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>string</c>. A text that is null stays null; comparisons are by characters.</summary>
internal static class StringFunctions
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const NumberStyles RealNumber = NumberStyles.Float | NumberStyles.AllowThousands;

    internal static Group Group() => new([.. Changes(), .. Questions(), .. Digests.Functions()], []);

    private static IEnumerable<Builtin> Changes() =>
    [
        new("string.append", "text with", (a, s) => Sized(Text(a[0], s) + Text(a[1], s), s)),
        Filled("string.base64_decode", Digests.FromBase64),
        Filled("string.base64_encode", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        Filled("string.capitalize", text => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..]),
        Filled("string.capitalizewords", CapitalizeWords),
        Change("string.downcase", text => text.ToLowerInvariant()),
        Change("string.escape", Printing.Escaped),
        Filled("string.handleize", Handleize),
        Change("string.literal", Printing.Quoted),
        Change("string.lstrip", text => text.TrimStart()),
        new("string.pad_left", "text width", (a, s) => Sized(Text(a[0], s).PadLeft(Width(a[1], s)), s)),
        new("string.pad_right", "text width", (a, s) => Sized(Text(a[0], s).PadRight(Width(a[1], s)), s)),
        new("string.pluralize", "number singular plural", (a, s) => Comparison.AreEqual(a[0], 1, s) ? a[1] : a[2]),
        new("string.prepend", "text by", (a, s) => Sized(Text(a[1], s) + Text(a[0], s), s)),
        new("string.remove", "text remove", (a, s) => a[0] is null ? null : Replace(a[0], a[1], string.Empty, s)),
        new("string.remove_first", "text remove", (a, s) => a[0] is null ? null : ReplaceOne(a[0], a[1], string.Empty, false, s)),
        new("string.remove_last", "text remove", (a, s) => a[0] is null ? null : ReplaceOne(a[0], a[1], string.Empty, true, s)),
        new("string.replace", "text match replace", (a, s) => Replace(a[0], a[1], Text(a[2], s), s)),
        new("string.replace_first", "text match replace fromEnd?", (a, s) =>
            ReplaceOne(a[0], a[1], Text(a[2], s), Kinds.IsTrue(a[3]), s)),
        Change("string.rstrip", text => text.TrimEnd()),
        new("string.slice", "text start length?", (a, s) => Slice(Text(a[0], s), a[1], a[2] ?? int.MaxValue)),
        new("string.slice1", "text start length?", (a, s) => Slice(Text(a[0], s), a[1], a[2] ?? 1)),
        new("string.split", "text match", Split),
        Change("string.strip", text => text.Trim()),
        Filled("string.strip_newlines", text => text.Replace("\r", string.Empty, Ordinal).Replace("\n", string.Empty, Ordinal)),
        new("string.truncate", "text length ellipsis?", Truncate),
        new("string.truncatewords", "text count ellipsis?", TruncateWords),
        Change("string.upcase", text => text.ToUpperInvariant()),
    ];

    private static IEnumerable<Builtin> Questions() =>
    [
        Question("string.contains", (text, value) => text.Contains(value, Ordinal)),
        new("string.empty", "text", (a, s) => Boxes.Of(Text(a[0], s).Length == 0)),
        Question("string.ends_with", (text, value) => text.EndsWith(value, Ordinal)),
        new("string.equals_ignore_case", "text value", (a, s) => Boxes.Of(
            a[0] is not null && a[1] is not null && Text(a[0], s).Equals(Text(a[1], s), StringComparison.OrdinalIgnoreCase))),
        new("string.index_of", "text search startIndex? count? stringComparison?", IndexOf),
        new("string.size", "text", (a, s) => Boxes.Of(Text(a[0], s).Length)),
        Question("string.starts_with", (text, value) => text.StartsWith(value, Ordinal)),
        new("string.to_double", "text", (a, s) =>
            double.TryParse(Text(a[0], s), RealNumber, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.to_float", "text", (a, s) =>
            float.TryParse(Text(a[0], s), RealNumber, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.to_int", "text", (a, s) =>
            int.TryParse(Text(a[0], s), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? Boxes.Of(n) : null),
        new("string.to_long", "text", (a, s) =>
            long.TryParse(Text(a[0], s), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.whitespace", "text", (a, s) => Boxes.Of(string.IsNullOrWhiteSpace(Text(a[0], s)))),
    ];

    private static string Text(object? value, RenderState state) => Printing.Text(value, state);

    /// <summary>A change of a text that leaves null as it is.</summary>
    private static Builtin Change(string name, Func<string, string> change) =>
        new(name, "text", (a, s) => a[0] is null ? null : Sized(change(Text(a[0], s)), s));

    /// <summary>A change of a text that takes null for an empty one.</summary>
    private static Builtin Filled(string name, Func<string, string> change) => new(name, "text", (a, s) => Sized(change(Text(a[0], s)), s));

    /// <summary>A question about two texts; an empty text is in no text.</summary>
    private static Builtin Question(string name, Func<string, string, bool> answer) => new(name, "text value", (a, s) =>
    {
        var (text, value) = (Text(a[0], s), Text(a[1], s));
        return Boxes.Of(text.Length > 0 && value.Length > 0 && answer(text, value));
    });

    private static string Sized(string text, RenderState state)
    {
        state.AllowText(text.Length);
        return text;
    }

    private static int Width(object? width, RenderState state)
    {
        var wanted = Math.Max(0, Numbers.ToInt(width));
        state.AllowText(wanted);
        return wanted;
    }

    // As in Scriban, a letter behind digits that begin a word is capitalized too.
    private static string CapitalizeWords(string text)
    {
        var output = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            isStart |= char.IsWhiteSpace(c);
            output.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart &= !char.IsLetter(c);
        }

        return output.ToString();
    }

    private static string Handleize(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                output.Append(char.ToLowerInvariant(c));
            }
            else if (output.Length == 0 || output[^1] != '-')
            {
                output.Append('-');
            }
        }

        output.Length -= output.Length > 0 && output[^1] == '-' ? 1 : 0;
        return output.ToString();
    }

    private static string Replace(object? value, object? match, string replacement, RenderState state)
    {
        var (text, wanted) = (Text(value, state), Text(match, state));
        if (wanted.Length == 0)
        {
            return text;
        }

        state.AllowText(text.Length + (text.AsSpan().Count(wanted) * (long)Math.Max(0, replacement.Length - wanted.Length)));
        return text.Replace(wanted, replacement, Ordinal);
    }

    // The one place where Scriban does not care about capital letters.
    private static string ReplaceOne(object? value, object? match, string replacement, bool isLast, RenderState state)
    {
        const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;
        var (text, wanted) = (Text(value, state), Text(match, state));
        var at = wanted.Length == 0 ? -1 : isLast ? text.LastIndexOf(wanted, Ignoring) : text.IndexOf(wanted, Ignoring);
        return at < 0 ? text : Sized(string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + wanted.Length)), state);
    }

    // A start before the text takes away from the length what lies before it.
    private static string Slice(string text, object? start, object? length)
    {
        var count = Math.Min((long)Numbers.ToInt(length), text.Length);
        long from = Numbers.ToInt(start);
        from += from < 0 ? text.Length : 0;
        count += Math.Min(from, 0);
        from = Math.Max(from, 0);
        return from >= text.Length || count <= 0 ? string.Empty : text.Substring((int)from, (int)Math.Min(count, text.Length - from));
    }

    private static ScriptArray Split(object?[] a, RenderState state)
    {
        var (text, match) = (Text(a[0], state), Text(a[1], state));
        state.AllowText(text.Length);
        string[] pieces = text.Length == 0 ? [] : match.Length == 0 ? [text] : text.Split(match, StringSplitOptions.RemoveEmptyEntries);
        state.Work(pieces.Length);
        return new ScriptArray(pieces);
    }

    private static string Truncate(object?[] a, RenderState state)
    {
        var (text, ellipsis, length) = (Text(a[0], state), a[2] is null ? "..." : Text(a[2], state), Numbers.ToInt(a[1]));
        return text.Length == 0 || text.Length <= length ? text : Sized(
            string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis), state);
    }

    // As in Scriban, the dots stand there also where nothing was cut.
    private static string TruncateWords(object?[] a, RenderState state)
    {
        var text = Text(a[0], state);
        if (text.Length == 0)
        {
            return text;
        }

        var output = new StringBuilder();
        var left = Math.Max(0, Numbers.ToInt(a[1]));
        foreach (var word in Words(text).Take(left))
        {
            state.Work(1);
            output.Append(output.Length == 0 ? string.Empty : " ").Append(word);
        }

        return Sized(output.Append(a[2] is null ? "..." : Text(a[2], state)).ToString(), state);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return text[start..at];
            }
        }
    }

    private static object IndexOf(object?[] a, RenderState state)
    {
        if (Text(a[4], state) is not ("" or "Ordinal"))
        {
            throw new TemplateFailure(
                $"The comparison `{Text(a[4], state)}` can't be used: texts are compared by characters. Leave it out");
        }

        var text = Text(a[0], state);
        var start = Math.Clamp(Numbers.ToInt(a[2]), 0, text.Length);
        var count = a[3] is null ? text.Length - start : Math.Clamp(Numbers.ToInt(a[3]), 0, text.Length - start);
        return Boxes.Of(text.IndexOf(Text(a[1], state), start, count, Ordinal));
    }
}
