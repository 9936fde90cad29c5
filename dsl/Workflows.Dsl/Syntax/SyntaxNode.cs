using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>
/// A part of a programme as it is written. Two nodes are equal when they say the same, wherever they stand: equality leaves
/// <see cref="Span"/> out, so a formatted programme equals the unformatted one.
/// </summary>
/// <param name="Span">From its first to its last token.</param>
internal abstract record SyntaxNode(SourceSpan Span)
{
    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}
