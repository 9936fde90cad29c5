using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Parsing;

/// <summary>A piece of the source: offsets only, so that lexing copies no text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

/// <summary>A mistake in the source, at an offset; the place in lines and columns is computed when it is reported.</summary>
/// <param name="Offset">Where it is.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="IsConsequence">True where it was found behind a mistake after which nothing can be understood.</param>
internal sealed record Problem(int Offset, Message Message, bool IsConsequence = false);
