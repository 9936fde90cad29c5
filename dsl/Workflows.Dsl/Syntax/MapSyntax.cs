using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary><c>map NAME of EVENT { … }</c>.</summary>
internal sealed record MapSyntax(NameSyntax Name, NameSyntax Event, SyntaxList<MapClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a map block.</summary>
internal abstract record MapClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>only where "Status" is "paid", "sent"</c>.</summary>
    internal sealed record OnlyWhere(StringSyntax Column, SyntaxList<StringSyntax> Values, SourceSpan Span) : MapClauseSyntax(Span);

    /// <summary><c>group by "Name"</c>.</summary>
    internal sealed record GroupBy(StringSyntax Column, SourceSpan Span) : MapClauseSyntax(Span);

    /// <summary><c>key from content</c>, <c>key from line</c>; never <see cref="KeySource.Field"/>.</summary>
    internal sealed record KeyFrom(KeySource Source, SourceSpan Span) : MapClauseSyntax(Span);

    /// <summary><c>at from "Date" and "Time" as "d/M/yyyy H:mm"</c>; the target has one or two parts.</summary>
    internal sealed record From(ExpressionSyntax.Path Target, SyntaxList<StringSyntax> Columns, StringSyntax? Format, SourceSpan Span)
        : MapClauseSyntax(Span);

    /// <summary><c>channel is web</c>.</summary>
    internal sealed record Is(ExpressionSyntax.Path Target, LiteralSyntax Value, SourceSpan Span) : MapClauseSyntax(Span);
}
