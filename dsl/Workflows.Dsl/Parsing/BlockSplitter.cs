using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// Cuts a file into blocks before any of them is read: a word that begins a block, at the start of a line, begins one whatever the
/// braces say. So no mistake in one block hides another block.
/// </summary>
internal static class BlockSplitter
{
    private static readonly short ByWord = Vocabulary.Require("by");

    private static readonly short OpeningSign = Vocabulary.Require("{");

    private static readonly short ClosingSign = Vocabulary.Require("}");

    /// <summary>The tokens that can be read, and the numbers at which blocks begin, the first of them 0.</summary>
    public static (TokenList Tokens, List<int> Starts) Split(TokenList list)
    {
        var tokens = list.HasBad ? WithoutBad(list) : list;
        var starts = new List<int>();
        var (depth, hasBody) = (0, false);
        for (var index = 0; index < tokens.Count - 1; index++)
        {
            ref readonly var token = ref tokens.At(index);
            if (token.IsFirstOnLine && (index == 0 || BeginsBlock(tokens, index, depth, hasBody)))
            {
                starts.Add(index);
                (depth, hasBody) = (0, false);
            }

            depth = Math.Max(0, depth + (token.Word == OpeningSign ? 1 : token.Word == ClosingSign ? -1 : 0));
            hasBody |= token.Word == OpeningSign;
        }

        return (tokens, starts);
    }

    /// <summary>The tokens without those that mean nothing; a neighbour on the same line tells that something was there.</summary>
    private static TokenList WithoutBad(TokenList list)
    {
        var kept = new TokenPages();
        var lastBadLine = 0;
        foreach (var token in list.Tokens)
        {
            if (token.Kind != TokenKind.Bad)
            {
                kept.Add(lastBadLine == token.Line ? token with { IsFaulty = true } : token);
            }
            else if (kept.Count > 0 && kept[kept.Count - 1].Line == token.Line)
            {
                kept[kept.Count - 1] = kept[kept.Count - 1] with { IsFaulty = true };
            }
            else
            {
                lastBadLine = token.Line;
            }
        }

        return new TokenList(list.File, list.Text, kept, list.Diagnostics, list.IsReadable);
    }

    private static bool BeginsBlock(TokenList tokens, int index, int depth, bool hasBody)
    {
        ref readonly var token = ref tokens.At(index);
        if (token.Kind != TokenKind.Word)
        {
            // Behind a finished body nothing goes on; a stray brace stays with the block that it follows.
            return depth == 0 && hasBody && token.Word != ClosingSign;
        }

        if (Vocabulary.IsBlock(token.Word) && !IsInside(tokens, index))
        {
            return token.Column == 1 || (depth == 0 && hasBody) || HasHeader(tokens, index);
        }

        return (depth == 0 && hasBody) || (token.Column == 1 && ((depth == 0 && !GoesOn(tokens, index)) || HasHeader(tokens, index)));
    }

    /// <summary>
    /// Whether a word that could begin a block belongs to a line within one: <c>points: number</c>, <c>group by
    /// "Order"</c>.
    /// </summary>
    private static bool IsInside(TokenList tokens, int index)
    {
        var next = tokens.At(index + 1).Word;
        return next == Signs.Colon || next == Signs.Dot || next == Signs.From || next == Signs.Is || next == ByWord;
    }

    /// <summary>A word, a name and perhaps a title, then a brace: the first line of a block and of nothing else.</summary>
    private static bool HasHeader(TokenList tokens, int index)
    {
        if (IsStep(tokens.At(index).Word))
        {
            return false;
        }

        var at = index + 1;
        at += tokens.At(at).Kind == TokenKind.Word && !tokens.At(at).IsFirstOnLine ? 1 : 0;
        at += at < tokens.Count && tokens.At(at).Kind == TokenKind.Text && !tokens.At(at).IsFirstOnLine ? 1 : 0;
        return at > index + 1 && at < tokens.Count && tokens.At(at).Word == OpeningSign;
    }

    /// <summary>
    /// Words of journeys that have a name and a body of their own: <c>step Open {</c>, <c>on late {</c>, <c>if known
    /// {</c>.
    /// </summary>
    private static bool IsStep(short word) => Vocabulary.IsReserved(word);

    /// <summary>Whether a word at the start of a line goes on with the condition before it.</summary>
    private static bool GoesOn(TokenList tokens, int index) =>
        Vocabulary.IsReserved(tokens.At(index).Word) || (tokens.At(index - 1).Kind == TokenKind.Sign && tokens.At(index - 1).Word != ClosingSign)
        || (tokens.At(index - 1).Kind == TokenKind.Word && Vocabulary.IsReserved(tokens.At(index - 1).Word));
}
