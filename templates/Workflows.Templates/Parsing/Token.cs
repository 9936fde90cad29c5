namespace Workflows.Templates.Parsing;

/// <summary>A piece of the source: offsets only, so that lexing copies no text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

/// <summary>A mistake in the source, at an offset; the place in lines and columns is computed when it is reported.</summary>
internal sealed record Problem(int Offset, string Message);
