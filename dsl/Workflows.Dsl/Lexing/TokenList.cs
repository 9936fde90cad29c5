using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>A text as tokens; the last one is of kind <see cref="TokenKind.End"/>.</summary>
/// <param name="file">The name of the file.</param>
/// <param name="text">The text.</param>
/// <param name="tokens">Its tokens, in order.</param>
/// <param name="diagnostics">What is wrong with single tokens.</param>
/// <param name="isReadable">Whether the tokens mean anything: not for what is no text, too large, or empty.</param>
internal sealed class TokenList(string file, string text, TokenPages tokens, ImmutableArray<Diagnostic> diagnostics, bool isReadable)
{
    /// <summary>The name of the file.</summary>
    public string File { get; } = file;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>What is wrong with single tokens.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Whether the tokens mean anything: not for what is no text, too large, or empty.</summary>
    public bool IsReadable { get; } = isReadable;

    /// <summary>How many tokens there are.</summary>
    public int Count => tokens.Count;

    /// <summary>Whether one of them means nothing.</summary>
    public bool HasBad => tokens.HasBad;

    /// <summary>The tokens, in order.</summary>
    public IEnumerable<Token> Tokens
    {
        get
        {
            for (var index = 0; index < Count; index++)
            {
                yield return At(index);
            }
        }
    }

    /// <summary>A token.</summary>
    public ref readonly Token At(int index) => ref tokens[index];

    /// <summary>The letters of a token.</summary>
    public ReadOnlySpan<char> TextOf(in Token token) => Text.AsSpan(token.Start, token.Length);

    /// <summary>From the start of one token to the end of another, which isn't before it.</summary>
    public SourceSpan Span(in Token first, in Token last) =>
        new(File, first.Line, first.Column, last.Line, last.Column + last.Length);

    /// <summary>The empty place behind a token.</summary>
    public SourceSpan Behind(in Token token) =>
        new(File, token.Line, token.Column + token.Length, token.Line, token.Column + token.Length);
}
