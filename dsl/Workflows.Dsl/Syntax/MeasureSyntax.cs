using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Syntax;

/// <summary><c>measure NAME = … target …</c>, <c>measure NAME of journey = …</c>.</summary>
internal sealed record MeasureSyntax(NameSyntax Name, bool IsOfJourney, ExpressionSyntax Value, TargetSyntax? Target, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>What follows <c>target</c>.</summary>
internal abstract record TargetSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>60% to 85%</c>.</summary>
    internal sealed record Between(LiteralSyntax Least, LiteralSyntax Most, SourceSpan Span) : TargetSyntax(Span);

    /// <summary><c>&gt;= 55%</c>.</summary>
    internal sealed record Compare(Comparison Operator, ExpressionSyntax Value, SourceSpan Span) : TargetSyntax(Span);
}
