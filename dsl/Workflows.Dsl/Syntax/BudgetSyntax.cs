using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>budget NAME { … }</c>.</summary>
internal sealed record BudgetSyntax(NameSyntax Name, SyntaxList<BudgetClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a budget or partner block.</summary>
internal abstract record BudgetClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>limit 20_000 HKD per calendar month</c>, <c>limit 500 HKD per store in any 30 days</c>.</summary>
    internal sealed record Limit(AmountSyntax Amount, SyntaxList<PeriodSyntax> Periods, SourceSpan Span) : BudgetClauseSyntax(Span);

    /// <summary><c>warn at 80%</c>.</summary>
    internal sealed record WarnAt(PercentSyntax Share, SourceSpan Span) : BudgetClauseSyntax(Span);
}
