using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>order: text key</c>.</summary>
internal sealed record FieldSyntax(
    NameSyntax Name, TypeSyntax Type, bool IsKey, bool IsPersonal, LiteralSyntax? Default, SourceSpan Span) : SyntaxNode(Span);

/// <summary>The type of a field.</summary>
internal abstract record TypeSyntax(bool IsOptional, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>What couldn't be read and was reported: the field is declared, its type is unknown.</summary>
    internal sealed record Broken(bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);

    /// <summary><c>text</c>, <c>money</c>, <c>percent</c>, <c>date</c>, <c>yes or no</c>, <c>member</c>.</summary>
    internal sealed record Plain(PlainType Type, bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);

    /// <summary><c>money in USD, EUR</c>.</summary>
    internal sealed record MoneyIn(SyntaxList<NameSyntax> Currencies, bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);

    /// <summary><c>number</c>, <c>number 1 to 5</c>; both ends or none.</summary>
    internal sealed record Number(NumberSyntax? Least, NumberSyntax? Most, bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);

    /// <summary><c>one of shop, web</c>.</summary>
    internal sealed record OneOf(SyntaxList<NameSyntax> Choices, bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);

    /// <summary><c>list of { sku: text, price: money }</c>.</summary>
    internal sealed record ListOf(SyntaxList<FieldSyntax> Fields, bool IsOptional, SourceSpan Span) : TypeSyntax(IsOptional, Span);
}

/// <summary>Types that a word names.</summary>
internal enum PlainType
{
    Text,
    Money,
    Percent,
    Date,
    YesNo,
    Member,
}
