namespace Workflows.Dsl.Lexing;

/// <summary>
/// A token with the blanks and comments before it: together, all tokens are the text, character by character. No token goes over the
/// end of a line.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">Its number in <see cref="Vocabulary"/>; 0 for what is no word or sign of the language.</param>
/// <param name="TriviaStart">Where the blanks and comments before it begin.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="LineStart">Where its line begins.</param>
/// <param name="IsFirstOnLine">Whether only blanks are before it on its line.</param>
/// <param name="IsFaulty">Whether something about it was reported.</param>
internal readonly record struct Token(
    TokenKind Kind, short Word, int TriviaStart, int Start, int Length, int Line, int LineStart, bool IsFirstOnLine, bool IsFaulty)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>Its column, from 1.</summary>
    public int Column => Start - LineStart + 1;
}
