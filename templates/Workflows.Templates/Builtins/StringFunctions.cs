using System.Globalization;
using System.Text;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>string</c>. A text that is null stays null; comparisons are by characters.</summary>
internal static class StringFunctions
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    internal static Group Group() => new([.. Changes(), .. Questions(), .. Digests.Functions()], []);

    private static IEnumerable<Builtin> Changes() =>
    [
        new("string.append", "text with", (a, s) => Sized(Printing.Text(a[0]) + Printing.Text(a[1]), s)),
        Change("string.base64_decode", text => Digests.FromBase64(text)),
        Change("string.base64_encode", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        Change("string.capitalize", text => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..]),
        Change("string.capitalizewords", CapitalizeWords),
        Change("string.downcase", text => text.ToLowerInvariant()),
        Change("string.escape", Printing.Escaped),
        Change("string.handleize", Handleize),
        Change("string.literal", Printing.Quoted),
        Change("string.lstrip", text => text.TrimStart()),
        new("string.pad_left", "text width", (a, s) => Sized(Printing.Text(a[0]).PadLeft(Width(a[1], s)), s)),
        new("string.pad_right", "text width", (a, s) => Sized(Printing.Text(a[0]).PadRight(Width(a[1], s)), s)),
        new("string.pluralize", "number singular plural", (a, _) => Comparison.AreEqual(a[0], 1) ? a[1] : a[2]),
        new("string.prepend", "text by", (a, s) => Sized(Printing.Text(a[1]) + Printing.Text(a[0]), s)),
        new("string.remove", "text remove", (a, s) => Replace(a[0], a[1], string.Empty, s)),
        new("string.remove_first", "text remove", (a, s) => ReplaceOne(a[0], a[1], string.Empty, false, s)),
        new("string.remove_last", "text remove", (a, s) => ReplaceOne(a[0], a[1], string.Empty, true, s)),
        new("string.replace", "text match replace", (a, s) => Replace(a[0], a[1], Printing.Text(a[2]), s)),
        new("string.replace_first", "text match replace from_end?", (a, s) =>
            ReplaceOne(a[0], a[1], Printing.Text(a[2]), Kinds.IsTrue(a[3]), s)),
        Change("string.rstrip", text => text.TrimEnd()),
        new("string.slice", "text start length?", (a, _) => Slice(a[0], a[1], a[2] ?? int.MaxValue)),
        new("string.slice1", "text start length?", (a, _) => Slice(a[0], a[1], a[2] ?? 1)),
        new("string.split", "text match", Split),
        Change("string.strip", text => text.Trim()),
        Change("string.strip_newlines", text => text.Replace("\r", string.Empty, Ordinal).Replace("\n", string.Empty, Ordinal)),
        new("string.truncate", "text length ellipsis?", Truncate),
        new("string.truncatewords", "text count ellipsis?", TruncateWords),
        Change("string.upcase", text => text.ToUpperInvariant()),
    ];

    private static IEnumerable<Builtin> Questions() =>
    [
        new("string.contains", "text value", (a, _) => Boxes.Of(Both(a) && Printing.Text(a[0]).Contains(Printing.Text(a[1]), Ordinal))),
        new("string.empty", "text", (a, _) => Boxes.Of(Printing.Text(a[0]).Length == 0)),
        new("string.ends_with", "text value", (a, _) => Boxes.Of(Both(a) && Printing.Text(a[0]).EndsWith(Printing.Text(a[1]), Ordinal))),
        new("string.equals_ignore_case", "text value", (a, _) =>
            Boxes.Of(a[0] is null == a[1] is null && Printing.Text(a[0]).Equals(Printing.Text(a[1]), StringComparison.OrdinalIgnoreCase))),
        new("string.index_of", "text search start_index? count? string_comparison?", IndexOf),
        new("string.size", "text", (a, _) => Boxes.Of(Printing.Text(a[0]).Length)),
        new("string.starts_with", "text value", (a, _) => Boxes.Of(Both(a)
            && Printing.Text(a[0]).StartsWith(Printing.Text(a[1]), Ordinal))),
        new("string.to_double", "text", (a, _) =>
            double.TryParse(Printing.Text(a[0]), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.to_float", "text", (a, _) =>
            float.TryParse(Printing.Text(a[0]), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.to_int", "text", (a, _) =>
            int.TryParse(Printing.Text(a[0]), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? Boxes.Of(n) : null),
        new("string.to_long", "text", (a, _) =>
            long.TryParse(Printing.Text(a[0]), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null),
        new("string.whitespace", "text", (a, _) => Boxes.Of(string.IsNullOrWhiteSpace(Printing.Text(a[0])))),
    ];

    private static Builtin Change(string name, Func<string, string> change) =>
        new(name, "text", (a, s) => a[0] is null ? null : Sized(change(Printing.Text(a[0])), s));

    private static bool Both(object?[] a) => a[0] is not null && a[1] is not null;

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

    private static string CapitalizeWords(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            output.Append(at == 0 || char.IsWhiteSpace(text[at - 1]) ? char.ToUpperInvariant(text[at]) : text[at]);
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
            else if (output.Length > 0 && output[^1] != '-')
            {
                output.Append('-');
            }
        }

        return output.ToString().TrimEnd('-');
    }

    private static string? Replace(object? value, object? match, string replacement, RenderState state)
    {
        if (value is null)
        {
            return null;
        }

        var (text, wanted) = (Printing.Text(value), Printing.Text(match));
        if (wanted.Length == 0)
        {
            return text;
        }

        state.AllowText(text.Length + (text.AsSpan().Count(wanted) * (long)Math.Max(0, replacement.Length - wanted.Length)));
        return text.Replace(wanted, replacement, Ordinal);
    }

    private static string? ReplaceOne(object? value, object? match, string replacement, bool isLast, RenderState state)
    {
        if (value is null)
        {
            return null;
        }

        var (text, wanted) = (Printing.Text(value), Printing.Text(match));
        var at = wanted.Length == 0 ? -1 : isLast ? text.LastIndexOf(wanted, Ordinal) : text.IndexOf(wanted, Ordinal);
        return at < 0 ? text : Sized(string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + wanted.Length)), state);
    }

    // A start before the text takes away from the length what lies before it.
    private static string? Slice(object? value, object? start, object? length)
    {
        if (value is null)
        {
            return null;
        }

        var text = Printing.Text(value);
        var count = Math.Min((long)Numbers.ToInt(length), text.Length);
        long from = Numbers.ToInt(start);
        from += from < 0 ? text.Length : 0;
        count += Math.Min(from, 0);
        from = Math.Max(from, 0);
        return from >= text.Length || count <= 0 ? string.Empty : text.Substring((int)from, (int)Math.Min(count, text.Length - from));
    }

    private static ScriptArray Split(object?[] a, RenderState state)
    {
        var pieces = Printing.Text(a[0]).Split(Printing.Text(a[1]), StringSplitOptions.RemoveEmptyEntries);
        state.Work(pieces.Length);
        return new ScriptArray(pieces);
    }

    private static string? Truncate(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var (text, ellipsis, length) = (Printing.Text(a[0]), a[2] is null ? "..." : Printing.Text(a[2]), Numbers.ToInt(a[1]));
        return text.Length <= Math.Max(0, length) ? text : Sized(
            string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis), state);
    }

    private static string? TruncateWords(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var words = Printing.Text(a[0]).Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var count = Math.Max(0, Numbers.ToInt(a[1]));
        state.Work(words.Length);
        return string.Join(' ', words.Take(count)) + (words.Length > count ? a[2] is null ? "..." : Printing.Text(a[2]) : string.Empty);
    }

    private static object IndexOf(object?[] a, RenderState state)
    {
        if (Printing.Text(a[4]) is not ("" or "Ordinal"))
        {
            throw new TemplateFailure(
                $"The comparison `{Printing.Text(a[4])}` can't be used: texts are compared by characters. Leave it out");
        }

        var text = Printing.Text(a[0]);
        var start = Math.Clamp(Numbers.ToInt(a[2]), 0, text.Length);
        var count = a[3] is null ? text.Length - start : Math.Clamp(Numbers.ToInt(a[3]), 0, text.Length - start);
        return Boxes.Of(text.IndexOf(Printing.Text(a[1]), start, count, Ordinal));
    }
}
