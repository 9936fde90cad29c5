using System.Collections.Immutable;

namespace Workflows.Dsl.Drawing;

/// <summary>Edits of a text.</summary>
internal static class TextEdits
{
    /// <summary>The text after edits that are in order and not over each other.</summary>
    public static string Apply(string text, ImmutableArray<TextEdit> edits)
    {
        var pieces = new List<string>();
        var at = 0;
        foreach (var edit in edits)
        {
            pieces.Add(text[at..edit.Start]);
            pieces.Add(edit.Text);
            at = edit.Start + edit.Length;
        }

        return string.Concat(pieces.Append(text[at..]));
    }

    /// <summary>The edits in order, without the letters at their ends that they would replace by the same ones.</summary>
    public static ImmutableArray<TextEdit> Smallest(string text, IEnumerable<TextEdit> edits) =>
        [.. edits.OrderBy(edit => edit.Start).Select(edit => Trim(text, edit)).Where(edit => edit.Length > 0 || edit.Text.Length > 0)];

    /// <summary>The one edit that makes a text another one.</summary>
    public static ImmutableArray<TextEdit> Between(string before, string after) => Smallest(before, [new TextEdit(0, before.Length, after)]);

    private static TextEdit Trim(string text, TextEdit edit)
    {
        var before = text.AsSpan(edit.Start, edit.Length);
        var after = edit.Text.AsSpan();
        var same = before.CommonPrefixLength(after);
        before = before[same..];
        after = after[same..];
        var tail = 0;
        while (tail < before.Length && tail < after.Length && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return new TextEdit(edit.Start + same, before.Length - tail, after[..^tail].ToString());
    }
}
