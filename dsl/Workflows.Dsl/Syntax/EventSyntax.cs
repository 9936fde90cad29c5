using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary><c>event NAME { … }</c>, <c>market event NAME { … }</c>.</summary>
internal sealed record EventSyntax(NameSyntax Name, bool IsMarket, SyntaxList<EventClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of an event block.</summary>
internal abstract record EventClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>order: text key</c>.</summary>
    internal sealed record Field(FieldSyntax Declaration, SourceSpan Span) : EventClauseSyntax(Span);

    /// <summary><c>reverses Purchase by order, amount total, items lines</c>.</summary>
    internal sealed record Reverses(NameSyntax Event, NameSyntax By, NameSyntax? Amount, NameSyntax? Items, SourceSpan Span) : EventClauseSyntax(Span);

    /// <summary><c>releases Purchase by order</c>, <c>denies Purchase by order</c>.</summary>
    internal sealed record Decides(bool Releases, NameSyntax Event, NameSyntax By, SourceSpan Span) : EventClauseSyntax(Span);

    /// <summary><c>key from content</c>, <c>key from line</c>; never <see cref="KeySource.Field"/>.</summary>
    internal sealed record KeyFrom(KeySource Source, SourceSpan Span) : EventClauseSyntax(Span);
}
