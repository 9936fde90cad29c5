using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary><c>guard NAME { … }</c>.</summary>
internal sealed record GuardSyntax(NameSyntax Name, SyntaxList<GuardClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a guard block.</summary>
internal abstract record GuardClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>on Purchase where …</c>.</summary>
    internal sealed record On(TriggerSyntax Trigger, SourceSpan Span) : GuardClauseSyntax(Span);

    /// <summary><c>when …</c>.</summary>
    internal sealed record When(ExpressionSyntax Condition, SourceSpan Span) : GuardClauseSyntax(Span);

    /// <summary><c>at most 20 per member per calendar day</c>.</summary>
    internal sealed record AtMost(AtMostSyntax Limit, SourceSpan Span) : GuardClauseSyntax(Span);

    /// <summary><c>then hold for "Risk desk" up to 3 days, then release</c>, <c>then refuse</c>, <c>then alert "Risk desk"</c>.</summary>
    internal sealed record Then(GuardAction Action, StringSyntax? For, HoldTermSyntax? Term, SourceSpan Span) : GuardClauseSyntax(Span);
}

/// <summary><c>up to 3 days, then release</c>.</summary>
internal sealed record HoldTermSyntax(LengthSyntax UpTo, bool Releases, SourceSpan Span) : SyntaxNode(Span);
