using System.Collections.Immutable;
using Workflows.Dsl.Including;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>
/// The text of a file of a programme while somebody writes it, block by block. A change makes a new text that shares with the one before it all blocks
/// that it doesn't touch, and what is known of them. Lines and columns count from 1, columns in UTF-16 units.
/// </summary>
public sealed class ProgrammeText
{
    private readonly int[] _firstLines;
    private readonly int _nextId;
    private Dictionary<string, int>? _byId;

    private ProgrammeText(string file, ImmutableArray<Segment> segments, int nextId)
    {
        File = file;
        Segments = segments;
        _nextId = nextId;
        _firstLines = new int[segments.Length];
        var line = 1;
        for (var i = 0; i < segments.Length; i++)
        {
            _firstLines[i] = line;
            line += segments[i].Lines;
        }

        LineCount = line;
    }

    /// <summary>The name of the file, for places.</summary>
    public string File { get; }

    /// <summary>How many lines it has; at least one.</summary>
    public int LineCount { get; }

    /// <summary>How many blocks it has.</summary>
    public int BlockCount => Segments.Length;

    /// <summary>The whole text, put together anew each time.</summary>
    public string Text => string.Concat(Segments.Select(segment => segment.Text));

    /// <summary>The paths that it includes, in its order.</summary>
    public ImmutableArray<string> Includes => Inclusion.PathsOf(Segments.SelectMany(segment => segment.Tree.Blocks.Items));

    /// <summary>Its blocks.</summary>
    internal ImmutableArray<Segment> Segments { get; }

    /// <summary>A text as it is opened.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    public static ProgrammeText Of(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = Split(text);
        return new(file, [.. pieces.Select((piece, i) => new Segment(IdOf(file, i), piece))], pieces.Count);
    }

    /// <summary>The text after a change.</summary>
    /// <param name="place">What is replaced; places outside of the text are moved to its nearest end.</param>
    /// <param name="text">With what.</param>
    public ProgrammeText With(SourceSpan place, string text)
    {
        ArgumentNullException.ThrowIfNull(place);
        var (first, last) = (SegmentAt(place.Line), SegmentAt(place.EndLine));
        var changed = string.Concat(
            Segments[first].Text.AsSpan(0, OffsetIn(first, place.Line, place.Column)), text,
            Segments[last].Text.AsSpan(Math.Max(
                OffsetIn(last, place.EndLine, place.EndColumn), first == last ? OffsetIn(first, place.Line, place.Column) : 0)));
        var from = Math.Max(0, first - 2);
        for (var to = Math.Min(Segments.Length - 1, last + 1); ; to = Math.Min(Segments.Length - 1, to + (2 * (to - from)) + 1))
        {
            var pieces = Split(string.Concat(
                [.. Segments[from..first].Select(one => one.Text), changed, .. Segments[(last + 1)..(to + 1)].Select(one => one.Text)]));

            // Where a block behind the change begins as before, everything behind it is as before.
            if (to == Segments.Length - 1 || (to > last && pieces[^1] == Segments[to].Text))
            {
                return Replaced(from, to, pieces);
            }
        }
    }

    /// <summary>The place in this text of a place in one of its blocks; other places stay.</summary>
    public SourceSpan Absolute(SourceSpan place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return IndexOf(place.File) is not { } index ? place : place with
        {
            File = File, Line = place.Line + _firstLines[index] - 1, EndLine = place.EndLine + _firstLines[index] - 1,
        };
    }

    /// <summary>The number of a block by what it is called; null for one that isn't in this text.</summary>
    internal int? IndexOf(string id)
    {
        _byId ??= Segments.Select((segment, i) => (segment.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        return _byId.TryGetValue(id, out var index) ? index : null;
    }

    /// <summary>The block that a line belongs to.</summary>
    internal int SegmentAt(int line)
    {
        var place = Array.BinarySearch(_firstLines, line);
        place = place < 0 ? Math.Max(0, ~place - 1) : place;

        // An empty last segment begins on the line on which the one before it ends.
        while (place + 1 < _firstLines.Length && _firstLines[place + 1] <= line)
        {
            place++;
        }

        return place;
    }

    /// <summary>The line on which a block begins.</summary>
    internal int FirstLine(int segment) => _firstLines[segment];

    /// <summary>The offset within a block of a place in this text.</summary>
    internal int OffsetIn(int segment, int line, int column) =>
        line > LineCount ? Segments[segment].Text.Length : Segments[segment].Offset(Math.Max(1, line - _firstLines[segment] + 1), column);

    /// <summary>The text with another one in place of a block, which stays one block: for trying what could be written there.</summary>
    internal ProgrammeText WithSegment(int segment, string text) =>
        new(File, Segments.SetItem(segment, new Segment(IdOf(File, _nextId), text)), _nextId + 1);

    /// <summary>Blocks of different files have different ids.</summary>
    private static string IdOf(string file, int number) => $"{file}§{number}";

    private static List<string> Split(string text)
    {
        var list = Lexer.Read("", text);
        if (!list.IsReadable)
        {
            return [text];
        }

        var (tokens, starts) = BlockSplitter.Split(list);
        var pieces = new List<string>(Math.Max(1, starts.Count));
        var begin = 0;
        foreach (var start in starts.Skip(1))
        {
            var end = tokens.At(start).LineStart;
            pieces.Add(text[begin..end]);
            begin = end;
        }

        pieces.Add(text[begin..]);
        return pieces;
    }

    private ProgrammeText Replaced(int from, int to, List<string> pieces)
    {
        var old = Segments[from..(to + 1)];
        var same = 0;
        while (same < old.Length && same < pieces.Count && old[same].Text == pieces[same])
        {
            same++;
        }

        var tail = 0;
        while (tail < old.Length - same && tail < pieces.Count - same && old[^(tail + 1)].Text == pieces[^(tail + 1)])
        {
            tail++;
        }

        var id = _nextId;
        var fresh = pieces[same..(pieces.Count - tail)].Select(piece => new Segment(IdOf(File, id++), piece)).ToList();
        var all = ImmutableArray.CreateBuilder<Segment>(Segments.Length + fresh.Count);
        all.AddRange(Segments.AsSpan(0, from + same));
        all.AddRange(fresh);
        all.AddRange(Segments.AsSpan(to + 1 - tail, Segments.Length - to - 1 + tail));
        return new(File, all.ToImmutable(), id);
    }
}
