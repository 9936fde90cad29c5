using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>The one layout as the smallest change of whole lines.</summary>
public static class Layout
{
    /// <summary>The change that lays a text out; none where it is laid out, or can't be.</summary>
    public static ImmutableArray<TextFix> Of(ProgrammeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var before = text.Text;
        return Compiler.Format(text.File, before).Text is { } after ? Change(text.File, 1, before, after) : [];
    }

    /// <summary>The change that lays out the block that a line belongs to; none where it is laid out, or can't be read.</summary>
    public static ImmutableArray<TextFix> OfBlock(ProgrammeText text, int line)
    {
        ArgumentNullException.ThrowIfNull(text);
        var index = text.SegmentAt(line);
        var segment = text.Segments[index];
        if (segment.HasErrors || Compiler.Format(text.File, segment.Text).Text is not { } after)
        {
            return [];
        }

        // What is between this block and the next one stays.
        var gap = segment.Text[segment.Text.TrimEnd().Length..];
        return Change(text.File, text.FirstLine(index), segment.Text, after.TrimEnd() + gap);
    }

    private static ImmutableArray<TextFix> Change(string file, int firstLine, string before, string after)
    {
        if (before == after)
        {
            return [];
        }

        var (old, fresh) = (before.Split('\n'), after.Split('\n'));
        var same = 0;
        while (same < old.Length - 1 && same < fresh.Length - 1 && old[same] == fresh[same])
        {
            same++;
        }

        var tail = 0;
        while (tail < old.Length - same - 1 && tail < fresh.Length - same - 1 && old[^(tail + 1)] == fresh[^(tail + 1)])
        {
            tail++;
        }

        // The return of a line that ends in two signs belongs to its end, and stays.
        var last = old.Length - tail - 1;
        var place = new SourceSpan(file, firstLine + same, 1, firstLine + last, old[last].TrimEnd('\r').Length + 1);
        var changed = string.Join('\n', fresh[same..(fresh.Length - tail)]);
        return [new("lay out", place, old[last].EndsWith('\r') && changed.EndsWith('\r') ? changed[..^1] : changed)];
    }
}
