using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>tiers NAME { … }</c>.</summary>
internal sealed record TiersSyntax(NameSyntax Name, SyntaxList<TiersClauseSyntax> Clauses, SourceSpan Span) : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line of a tiers block.</summary>
internal abstract record TiersClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>tier Blue from joining</c> (no condition), <c>tier Gold when … { benefit "…" }</c>.</summary>
    internal sealed record Tier(
        NameSyntax Name, ExpressionSyntax? When, SyntaxList<TiersClauseSyntax> Benefits, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>benefit "free shipping"</c>, in the braces of a tier.</summary>
    internal sealed record Benefit(StringSyntax Words, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>keep 12 months</c>.</summary>
    internal sealed record KeepFor(LengthSyntax Length, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>keep until end of next calendar year</c>.</summary>
    internal sealed record KeepUntilEndOf(TimeUnit Unit, bool Next, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>keep until end of next membership year</c>.</summary>
    internal sealed record KeepUntilEndOfMembershipYear(bool Next, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>match Gold while member.card is black</c>.</summary>
    internal sealed record Match(NameSyntax Lent, ExpressionSyntax While, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>grace 30 days</c>.</summary>
    internal sealed record Grace(LengthSyntax Length, SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>keep for ever</c>.</summary>
    internal sealed record KeepForEver(SourceSpan Span) : TiersClauseSyntax(Span);

    /// <summary><c>drop one tier</c>, <c>drop by balance</c>.</summary>
    internal sealed record Drop(TierDrop To, SourceSpan Span) : TiersClauseSyntax(Span);
}
