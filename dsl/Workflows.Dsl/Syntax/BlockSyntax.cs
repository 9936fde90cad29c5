using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary>A top-level part of a programme file.</summary>
internal abstract record BlockSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>The name that it declares; null where it declares none.</summary>
    public virtual NameSyntax? Declares => null;

    /// <summary>
    /// Whether something in it couldn't be read and was reported. What could be read is there, and the name counts as declared, but
    /// nobody should complain about what is missing.
    /// </summary>
    public bool IsBroken { get; init; }
}

/// <summary>A block whose first line couldn't be read; reported already.</summary>
internal sealed record UnknownBlockSyntax(SourceSpan Span) : BlockSyntax(Span);
