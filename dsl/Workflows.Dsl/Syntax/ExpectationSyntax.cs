using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Syntax;

/// <summary>What follows <c>expect</c>.</summary>
internal abstract record ExpectationSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>anna earned 50 Miles by BasePoints, WeekendInTheApp</c>.</summary>
    internal sealed record Earned(NameSyntax Member, LiteralSyntax Amount, SyntaxList<NameSyntax> By, SourceSpan Span)
        : ExpectationSyntax(Span);

    /// <summary><c>anna has 50 Miles available at 2026-03-21 10:00</c>.</summary>
    internal sealed record Has(NameSyntax Member, LiteralSyntax Amount, BalanceKind Account, MomentSyntax? At, SourceSpan Span)
        : ExpectationSyntax(Span);

    /// <summary><c>WeekendInTheApp cut 5 Miles by cap</c>.</summary>
    internal sealed record Cut(NameSyntax Rule, LiteralSyntax Amount, CutBy By, SourceSpan Span) : ExpectationSyntax(Span);

    /// <summary><c>carol enters AtRisk at 2026-04-01 12:00</c>, <c>carol leaves AtRisk</c>.</summary>
    internal sealed record Moves(NameSyntax Member, NameSyntax Segment, bool Enters, MomentSyntax? At, SourceSpan Span)
        : ExpectationSyntax(Span);

    /// <summary><c>anna is given FreeRoaming</c>, <c>anna is refused FreeRoaming</c>.</summary>
    internal sealed record Reward(NameSyntax Member, NameSyntax Name, bool IsGiven, SourceSpan Span) : ExpectationSyntax(Span);

    /// <summary><c>anna is Gold</c>.</summary>
    internal sealed record IsTier(NameSyntax Member, NameSyntax Tier, MomentSyntax? At, SourceSpan Span) : ExpectationSyntax(Span);

    /// <summary><c>carol starts WinBack</c>.</summary>
    internal sealed record Starts(NameSyntax Member, NameSyntax Journey, MomentSyntax? At, SourceSpan Span) : ExpectationSyntax(Span);

    /// <summary><c>carol finishes WinBack "returned"</c>.</summary>
    internal sealed record Finishes(NameSyntax Member, NameSyntax Journey, LiteralSyntax Outcome, MomentSyntax? At, SourceSpan Span)
        : ExpectationSyntax(Span);

    /// <summary><c>carol is sent "win-back-1"</c>; no template for <c>is sent nothing</c>.</summary>
    internal sealed record IsSent(NameSyntax Member, LiteralSyntax? Template, MomentSyntax? At, SourceSpan Span) : ExpectationSyntax(Span);
}
