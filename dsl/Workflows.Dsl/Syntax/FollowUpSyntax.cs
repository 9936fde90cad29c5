using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>follow up NAME { … }</c>.</summary>
internal sealed record FollowUpSyntax(NameSyntax Name, SyntaxList<FollowUpClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a follow-up.</summary>
internal abstract record FollowUpClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>when … for 2 months with 95% confidence</c>.</summary>
    internal sealed record When(ExpressionSyntax Condition, LengthSyntax? For, PercentSyntax? Confidence, SourceSpan Span) : FollowUpClauseSyntax(Span);

    /// <summary><c>pause JOURNEY</c>.</summary>
    internal sealed record Pause(NameSyntax Journey, SourceSpan Span) : FollowUpClauseSyntax(Span);

    /// <summary><c>rest 3 months</c>.</summary>
    internal sealed record Rest(LengthSyntax Length, SourceSpan Span) : FollowUpClauseSyntax(Span);

    /// <summary><c>propose "words" to "who"</c>.</summary>
    internal sealed record Propose(StringSyntax Words, StringSyntax To, SourceSpan Span) : FollowUpClauseSyntax(Span);

    /// <summary><c>alert "who"</c>.</summary>
    internal sealed record Alert(StringSyntax To, SourceSpan Span) : FollowUpClauseSyntax(Span);

    /// <summary><c>task NAME to "who" due in 5 days</c>.</summary>
    internal sealed record Task(NameSyntax Name, StringSyntax To, LengthSyntax DueIn, SourceSpan Span) : FollowUpClauseSyntax(Span);
}
