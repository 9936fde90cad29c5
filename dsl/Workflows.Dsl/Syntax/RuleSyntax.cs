using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>rule NAME "title" { … }</c>.</summary>
internal sealed record RuleSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<RuleClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a rule block.</summary>
internal abstract record RuleClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>valid 2026-03-01 to 2026-05-31</c>.</summary>
    internal sealed record Valid(DateSyntax From, DateSyntax? To, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>on Purchase where …</c>.</summary>
    internal sealed record On(TriggerSyntax Trigger, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>when …</c>.</summary>
    internal sealed record When(ExpressionSyntax Condition, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>except when …</c>.</summary>
    internal sealed record ExceptWhen(ExpressionSyntax Condition, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>for each line in lines where …</c>.</summary>
    internal sealed record ForEach(NameSyntax Line, ExpressionSyntax.Path In, ExpressionSyntax? Where, SourceSpan Span)
        : RuleClauseSyntax(Span);

    /// <summary><c>award RATE, then RATE to friend funded by …</c>; at least one rate.</summary>
    internal sealed record Award(SyntaxList<RateSyntax> Rates, ExpressionSyntax.Path? To, FundingSyntax? Funding, SourceSpan Span)
        : RuleClauseSyntax(Span);

    /// <summary><c>bonus RATE, then RATE to friend, all or nothing funded by …</c>; at least one rate.</summary>
    internal sealed record Bonus(
        SyntaxList<RateSyntax> Rates, ExpressionSyntax.Path? To, bool AllOrNothing, FundingSyntax? Funding, AwaitedSyntax? Until,
        SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>multiply Miles of BasePoints by 2 funded by …</c>; no rules for all of the currency.</summary>
    internal sealed record Multiply(
        NameSyntax Currency, SyntaxList<NameSyntax> Rules, NumberSyntax By, FundingSyntax? Funding, SourceSpan Span)
        : RuleClauseSyntax(Span);

    /// <summary><c>extend Miles by 3 months</c>.</summary>
    internal sealed record Extend(NameSyntax Currency, LengthSyntax By, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>match Gold for 90 days</c>.</summary>
    internal sealed record Match(NameSyntax Tier, LengthSyntax For, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>at most once per member</c>.</summary>
    internal sealed record AtMost(AtMostSyntax Limit, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>compete in Weekend</c>.</summary>
    internal sealed record CompeteIn(NameSyntax Group, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>priority 10</c>.</summary>
    internal sealed record Priority(int Value, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>count Purchase where …</c>; in challenges only.</summary>
    internal sealed record Count(NameSyntax Event, ExpressionSyntax? Where, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>reach 10 this calendar year</c>; in challenges only.</summary>
    internal sealed record Reach(ReachSyntax What, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>score earned Miles this calendar month</c>; in leaderboards only.</summary>
    internal sealed record Score(ExpressionSyntax Value, SourceSpan Span) : RuleClauseSyntax(Span);

    /// <summary><c>places 10</c>; in leaderboards only.</summary>
    internal sealed record Places(int Most, SourceSpan Span) : RuleClauseSyntax(Span);
}

/// <summary><c>, pending until Purchase by friend where total &gt; 50 HKD up to 60 days</c>, behind a bonus.</summary>
internal sealed record AwaitedSyntax(
    NameSyntax Event, ExpressionSyntax.Path? By, ExpressionSyntax? Where, LengthSyntax UpTo, SourceSpan Span) : SyntaxNode(Span);
