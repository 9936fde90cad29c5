using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>, refreshed daily at 03:00</c>.</summary>
internal sealed record RefreshSyntax(TimeUnit Every, TimeSyntax At, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>bands NAME "title" of recency, frequency, monetary of Purchase.total over last 12 months in 5 bands, refreshed …</c>; no window for ever.</summary>
internal sealed record BandsSyntax(NameSyntax Name, StringSyntax? Title, BandedSyntax Of, int Count, RefreshSyntax? Refresh, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary><c>Purchase.total over last 12 months</c>: what is put into bands.</summary>
internal sealed record BandedSyntax(ExpressionSyntax.Path Of, WindowSyntax? Window, SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>leaderboard NAME "title" { … }</c>.</summary>
internal sealed record LeaderboardSyntax(NameSyntax Name, StringSyntax? Title, SyntaxList<RuleClauseSyntax> Clauses, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}
