using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Syntax;

/// <summary><c>journey NAME "title" { … }</c>: what it says of itself, and what it does.</summary>
internal sealed record JourneySyntax(
    NameSyntax Name, StringSyntax? Title, SyntaxList<JourneyClauseSyntax> Clauses, SyntaxList<StatementSyntax> Statements, SourceSpan Span)
    : BlockSyntax(Span)
{
    public override NameSyntax Declares => Name;
}

/// <summary>A line that says something of a journey.</summary>
internal abstract record JourneyClauseSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>start on entering AtRisk, also who is in it already</c>.</summary>
    internal sealed record Start(TriggerSyntax Trigger, bool AlsoWhoIsIn, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>when …</c>: a further condition when it would start.</summary>
    internal sealed record When(ExpressionSyntax Condition, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>again 180 days after start</c>, <c>after end</c>.</summary>
    internal sealed record Again(LengthSyntax After, bool FromEnd, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>running move here, Open to Escalate, "2.late.1" to Ask</c>: what becomes of the instances of earlier versions.</summary>
    internal sealed record Running(SyntaxList<PlaceChangeSyntax> Places, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>purpose marketing</c>.</summary>
    internal sealed record Purpose(NameSyntax Name, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>hold out 10%</c>.</summary>
    internal sealed record HoldOut(PercentSyntax Share, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>exit on leaving AtRisk as "came back"</c>: what ends the journey before its end.</summary>
    internal sealed record Exit(TriggerSyntax Trigger, StringSyntax Outcome, SourceSpan Span) : JourneyClauseSyntax(Span);

    /// <summary><c>goal Purchase where … up to 30 days</c>.</summary>
    internal sealed record Goal(NameSyntax Event, ExpressionSyntax? Where, LengthSyntax UpTo, SourceSpan Span) : JourneyClauseSyntax(Span);
}

/// <summary><c>Open to Escalate</c>: where of an earlier version goes on where in this one, by name or by place.</summary>
internal sealed record PlaceChangeSyntax(NameSyntax From, NameSyntax To, SourceSpan Span) : SyntaxNode(Span);
