using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Caps; they are numbered over the whole programme in the order of the text.</summary>
internal sealed class CapBinder(Draft draft)
{
    private int _count;

    public Cap Bind(AtMostSyntax syntax)
    {
        if (syntax.Most < 0 || syntax.Most != decimal.Truncate(syntax.Most) || syntax.Most > long.MaxValue)
        {
            draft.Findings.Report(RuleDiagnostics.CapNotWhole, syntax.Span);
            return new(_count++, null, 0, new CapPeriod.InTotal(), syntax.Span);
        }

        var currency = syntax.Currency is null ? null : draft.Names.Resolve(NameKind.Points, syntax.Currency);
        return new(_count++, currency, (long)syntax.Most, Period(syntax), syntax.Span);
    }

    private CapPeriod Period(AtMostSyntax syntax)
    {
        CapPeriod? period = null;
        foreach (var written in syntax.Periods.Where(one => one is not PeriodSyntax.PerMember))
        {
            if (period is not null)
            {
                draft.Findings.Report(RuleDiagnostics.CapPeriods, written.Span);
                break;
            }

            period = written switch
            {
                PeriodSyntax.PerCalendar calendar => new CapPeriod.PerCalendar(calendar.Unit),
                PeriodSyntax.InAny any => InAny(any),
                PeriodSyntax.PerEvent => new CapPeriod.PerEvent(),
                _ => new CapPeriod.InTotal(),
            };
        }

        return period ?? new CapPeriod.InTotal();
    }

    private CapPeriod.InAny InAny(PeriodSyntax.InAny any)
    {
        draft.Findings.MustLast(any.Length);
        return new(any.Length.Value);
    }
}
