using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary><c>at most 1_000 Miles per member per calendar month</c>, <c>at most once per member</c>.</summary>
/// <param name="Most">The limit, as written; 1 for <c>once</c>.</param>
/// <param name="Currency">The points or the money that is counted; null where uses are counted.</param>
/// <param name="Periods">In the order of the text.</param>
/// <param name="Span">From <c>at</c> to the last period.</param>
internal sealed record AtMostSyntax(decimal Most, NameSyntax? Currency, SyntaxList<PeriodSyntax> Periods, SourceSpan Span)
    : SyntaxNode(Span);

/// <summary>In which period, or for whom, a limit counts.</summary>
internal abstract record PeriodSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>per member</c>.</summary>
    internal sealed record PerMember(SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>per member.city</c>.</summary>
    internal sealed record PerMemberField(NameSyntax Field, SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>per event</c>.</summary>
    internal sealed record PerEvent(SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>per calendar month</c>.</summary>
    internal sealed record PerCalendar(TimeUnit Unit, SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>in any 6 months</c>.</summary>
    internal sealed record InAny(LengthSyntax Length, SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>per store</c>: a field of the event, a ladder of tiers, or <c>journey</c>.</summary>
    internal sealed record PerName(NameSyntax Name, SourceSpan Span) : PeriodSyntax(Span);

    /// <summary><c>in total</c>, <c>in total among Regulars</c>.</summary>
    internal sealed record InTotal(NameSyntax? Among, SourceSpan Span) : PeriodSyntax(Span);
}
