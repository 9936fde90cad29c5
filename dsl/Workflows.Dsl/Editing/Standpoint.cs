using System.Collections.Immutable;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>A place in a text at which somebody writes: the block up to there, as the parser reads it, and the word at hand.</summary>
internal sealed class Standpoint
{
    private readonly Lazy<string?> _event;

    private Standpoint(ProgrammeTexts texts, ProgrammeText text, int segment, string before, string behind, SourceSpan word)
    {
        Texts = texts;
        Text = text;
        Segment = segment;
        Before = before;
        Behind = behind;
        Word = word;
        _event = new(FirstEvent);
        var list = Lexer.Read("", before);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        Reader = Parser.Blocks(list, diagnostics).Select(block => block.Reader).LastOrDefault();
        var line = before[(before.LastIndexOfAny(['\n', '\r']) + 1)..];
        IsFreshLine = string.IsNullOrWhiteSpace(line);
        var last = list.Tokens.Where(token => token.Kind != TokenKind.End).LastOrDefault();
        IsInText = (last.Kind == TokenKind.Text && last.IsFaulty && last.End == before.Length)
            || before[(Math.Max(last.End, before.Length - line.Length))..].Contains('#', StringComparison.Ordinal)
            || (behind.Length < text.Segments[segment].Text.Length - before.Length && char.IsDigit(text.Segments[segment].Text[before.Length]));
    }

    /// <summary>The programme.</summary>
    public ProgrammeTexts Texts { get; }

    /// <summary>The text.</summary>
    public ProgrammeText Text { get; }

    /// <summary>The number of the block.</summary>
    public int Segment { get; }

    /// <summary>The block up to the word at hand.</summary>
    public string Before { get; }

    /// <summary>The block from the end of the word at hand.</summary>
    public string Behind { get; }

    /// <summary>The word at hand, in the whole text; an empty place where there is none.</summary>
    public SourceSpan Word { get; }

    /// <summary>How the block was read up to the word; null where nothing stands before it.</summary>
    public BlockReader? Reader { get; }

    /// <summary>Whether only blanks stand before the word on its line.</summary>
    public bool IsFreshLine { get; }

    /// <summary>Whether the place is within quotes, a comment or a number, where nothing is offered.</summary>
    public bool IsInText { get; }

    /// <summary>The event that the block at hand reacts to: the first word in it that is the name of one; null for none.</summary>
    public string? Event => _event.Value;

    /// <summary>The words that begin the block: <c>rule</c>, <c>follow up</c>; empty between blocks.</summary>
    public string Block => Reader is null ? "" : BlockGrammar.LeadAt(new TokenInput(Reader, Reader.Start))?.Phrase.ToString() ?? "";

    /// <summary>Whether the block at hand is complete, so that another one can begin.</summary>
    public bool IsBetweenBlocks
    {
        get
        {
            var (depth, hasBody) = (0, false);
            for (var index = Reader?.Start ?? 0; index < (Reader?.End ?? 0); index++)
            {
                var sign = Reader!.TextAt(index);
                depth += sign is "{" ? 1 : sign is "}" ? -1 : 0;
                hasBody |= sign is "{";
            }

            return depth <= 0 && (Reader is null || hasBody);
        }
    }

    /// <summary>The place of somebody who writes.</summary>
    public static Standpoint At(ProgrammeTexts texts, ProgrammeText text, int line, int column)
    {
        var segment = text.SegmentAt(line);
        var whole = text.Segments[segment].Text;
        var offset = text.OffsetIn(segment, line, column);
        var (start, end) = (offset, offset);
        while (start > 0 && IsOfWord(whole[start - 1]))
        {
            start--;
        }

        while (end < whole.Length && IsOfWord(whole[end]))
        {
            end++;
        }

        return new(texts, text, segment, whole[..start], whole[end..], new(text.File, line, column - (offset - start), line, column + (end - offset)));
    }

    private string? FirstEvent()
    {
        if (Reader is not { } reader || IsBetweenBlocks)
        {
            return null;
        }

        var names = Texts.Segments.SelectMany(segment => segment.Tree.Blocks.Items).OfType<EventSyntax>()
            .Where(one => !one.IsMarket).Select(one => one.Name.Text).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(reader.Start, reader.End - reader.Start).Select(index => reader.TextAt(index).ToString()).FirstOrDefault(names.Contains);
    }

    private static bool IsOfWord(char letter) => Letters.IsWordStart(letter) || char.IsDigit(letter);
}
