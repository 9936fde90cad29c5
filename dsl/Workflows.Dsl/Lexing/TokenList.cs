using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>A text as tokens; the last one is of kind <see cref="TokenKind.End"/>.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens, in order.</param>
/// <param name="Diagnostics">What is wrong with single tokens.</param>
/// <param name="IsReadable">Whether the tokens mean anything: not for what is no text, too large, or empty.</param>
internal sealed record TokenList(
    string File, string Text, ImmutableArray<Token> Tokens, ImmutableArray<Diagnostic> Diagnostics, bool IsReadable)
{
    /// <summary>The letters of a token.</summary>
    public ReadOnlySpan<char> TextOf(in Token token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>From the start of one token to the end of another, which isn't before it.</summary>
    public SourceSpan Span(in Token first, in Token last) =>
        new(File, first.Line, first.Column, last.Line, last.Column + last.Length);

    /// <summary>The empty place behind a token.</summary>
    public SourceSpan Behind(in Token token) =>
        new(File, token.Line, token.Column + token.Length, token.Line, token.Column + token.Length);
}
