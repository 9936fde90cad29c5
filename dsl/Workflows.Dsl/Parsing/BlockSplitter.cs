using System.Collections.Immutable;
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
    public static (ImmutableArray<Token> Tokens, ImmutableArray<int> Starts) Split(TokenList list)
    {
        var tokens = WithoutBad(list.Tokens);
        var starts = ImmutableArray.CreateBuilder<int>();
        var (depth, hasBody) = (0, false);
        for (var index = 0; index < tokens.Length - 1; index++)
        {
            ref readonly var token = ref tokens.ItemRef(index);
            if (token.IsFirstOnLine && (index == 0 || BeginsBlock(tokens, index, depth, hasBody)))
            {
                starts.Add(index);
                (depth, hasBody) = (0, false);
            }

            depth = Math.Max(0, depth + (token.Word == OpeningSign ? 1 : token.Word == ClosingSign ? -1 : 0));
            hasBody |= token.Word == OpeningSign;
        }

        return (tokens, starts.DrainToImmutable());
    }

    /// <summary>The tokens without those that mean nothing; a neighbour on the same line tells that something was there.</summary>
    private static ImmutableArray<Token> WithoutBad(ImmutableArray<Token> tokens)
    {
        if (!tokens.Any(static token => token.Kind == TokenKind.Bad))
        {
            return tokens;
        }

        var kept = ImmutableArray.CreateBuilder<Token>(tokens.Length);
        var lastBadLine = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Bad)
            {
                kept.Add(lastBadLine == token.Line ? token with { IsFaulty = true } : token);
            }
            else if (kept.Count > 0 && kept[^1].Line == token.Line)
            {
                kept[^1] = kept[^1] with { IsFaulty = true };
            }
            else
            {
                lastBadLine = token.Line;
            }
        }

        return kept.DrainToImmutable();
    }

    private static bool BeginsBlock(ImmutableArray<Token> tokens, int index, int depth, bool hasBody)
    {
        ref readonly var token = ref tokens.ItemRef(index);
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
    private static bool IsInside(ImmutableArray<Token> tokens, int index)
    {
        var next = tokens[index + 1].Word;
        return next == Signs.Colon || next == Signs.Dot || next == Signs.From || next == Signs.Is || next == ByWord;
    }

    /// <summary>A word, a name and perhaps a title, then a brace: the first line of a block and of nothing else.</summary>
    private static bool HasHeader(ImmutableArray<Token> tokens, int index)
    {
        if (IsStep(tokens[index].Word))
        {
            return false;
        }

        var at = index + 1;
        at += tokens[at].Kind == TokenKind.Word && !tokens[at].IsFirstOnLine ? 1 : 0;
        at += at < tokens.Length && tokens[at].Kind == TokenKind.Text && !tokens[at].IsFirstOnLine ? 1 : 0;
        return at > index + 1 && at < tokens.Length && tokens[at].Word == OpeningSign;
    }

    /// <summary>
    /// Words of journeys that have a name and a body of their own: <c>step Open {</c>, <c>on late {</c>, <c>if known
    /// {</c>.
    /// </summary>
    private static bool IsStep(short word) => Vocabulary.IsReserved(word);

    /// <summary>Whether a word at the start of a line goes on with the condition before it.</summary>
    private static bool GoesOn(ImmutableArray<Token> tokens, int index) =>
        Vocabulary.IsReserved(tokens[index].Word) || (tokens[index - 1].Kind == TokenKind.Sign && tokens[index - 1].Word != ClosingSign)
        || (tokens[index - 1].Kind == TokenKind.Word && Vocabulary.IsReserved(tokens[index - 1].Word));
}
