using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>Over which records an aggregate of a member runs.</summary>
internal sealed class WindowBinder(Draft draft)
{
    /// <summary>The window, or null after saying why there is none.</summary>
    public Window? Bind(WindowSyntax syntax, Surroundings at)
    {
        if (syntax is WindowSyntax.ThisPeriod && !at.HasReport)
        {
            draft.Findings.Report(TypeDiagnostics.PeriodOfReport, syntax.Span, "write `this calendar month` or `over last 30 days`");
            return null;
        }

        if (Count(syntax) < 1)
        {
            draft.Findings.Report(TypeDiagnostics.MustCount, syntax.Span);
            return null;
        }

        return syntax switch
        {
            WindowSyntax.OverLast last => new Window.OverLast(last.Length.Value),
            WindowSyntax.OverLastCalendar last => new Window.OverLastCalendar(last.Count, last.Unit),
            WindowSyntax.ThisCalendar calendar => new Window.ThisCalendar(calendar.Unit),
            WindowSyntax.ThisMembershipYear => new Window.ThisMembershipYear(),
            WindowSyntax.ThisDaysFrom days => new Window.ThisPeriodOf(days.Days, LiteralBinder.DayOf(days.From.Value)),
            WindowSyntax.AmongLast among => new Window.AmongLast(among.Count),
            WindowSyntax.ThisPeriod => new Window.ThisReportPeriod(),
            _ => new Window.Ever(),
        };
    }

    private static int Count(WindowSyntax syntax) => syntax switch
    {
        WindowSyntax.OverLast last => last.Length.Value.Count,
        WindowSyntax.OverLastCalendar last => last.Count,
        WindowSyntax.ThisDaysFrom days => days.Days,
        WindowSyntax.AmongLast among => among.Count,
        _ => 1,
    };
}
