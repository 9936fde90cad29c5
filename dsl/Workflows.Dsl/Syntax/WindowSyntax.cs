using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Syntax;

/// <summary>Over which records an aggregate runs. Calendar units are day, week, month, quarter or year.</summary>
internal abstract record WindowSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary><c>over last 12 months</c>.</summary>
    internal sealed record OverLast(LengthSyntax Length, SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>over last 30 calendar days</c>.</summary>
    internal sealed record OverLastCalendar(int Count, TimeUnit Unit, SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>this calendar year</c>.</summary>
    internal sealed record ThisCalendar(TimeUnit Unit, SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>this membership year</c>.</summary>
    internal sealed record ThisMembershipYear(SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>this 7 days from 2025-01-01</c>.</summary>
    internal sealed record ThisDaysFrom(int Days, DateSyntax From, SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>among last 6</c>.</summary>
    internal sealed record AmongLast(int Count, SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>ever</c>.</summary>
    internal sealed record Ever(SourceSpan Span) : WindowSyntax(Span);

    /// <summary><c>this period</c>: of a report.</summary>
    internal sealed record ThisPeriod(SourceSpan Span) : WindowSyntax(Span);
}
