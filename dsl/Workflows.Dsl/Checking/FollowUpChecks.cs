using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Measures of journeys and conditions with a confidence for which nobody could ever find a figure.</summary>
internal static class FollowUpChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var measure in programme.Measures.Where(measure => measure.IsOfJourney && measure.Value.Type.Kind != DataKind.Unknown))
        {
            Check(programme, measure, findings);
        }

        // What a journey lacks is said of one that is right as far as it stands there.
        foreach (var figure in findings.HasErrors ? [] : programme.Measures.Select(measure => measure.Value).Concat(programme.FollowUps.Select(followUp => followUp.When))
            .SelectMany(Figures.Of))
        {
            if (figure.Subject.Journey is { } journey)
            {
                CheckHoldOut(programme.Journeys[journey], figure, findings);
            }
        }

        foreach (var followUp in programme.FollowUps)
        {
            if (followUp.Confidence is not null && followUp.When.Type.Kind != DataKind.Unknown)
            {
                CheckIntervals(programme, followUp.When, findings);
            }
        }
    }

    private static void Check(Programme programme, Measure measure, Findings findings)
    {
        var other = Figures.Of(measure.Value).FirstOrDefault(figure => figure.Kind == FigureKind.Lift && !IsMargin(programme, figure));
        if (other is not null)
        {
            findings.Report(FollowUpDiagnostics.LiftOfOther, other.Span, programme.Measures[other.Subject.Measure!.Value].Name);
        }
        else if (JourneyRatio.Of(programme, measure) is null)
        {
            findings.Report(FollowUpDiagnostics.NotOfJourneys, measure.Value.Span, findings.Quote(measure.Value.Span));
        }
    }

    /// <summary>What a report tells margin by: so much of the sum of an amount.</summary>
    private static bool IsMargin(Programme programme, Expression.Figure lift) => programme.Measures[lift.Subject.Measure!.Value] is
    {
        Name: JourneyRatio.Margin,
        Value: Expression.Arithmetic
        {
            Operator: ArithmeticOperator.Times,
            Left: Expression.Figure { Kind: FigureKind.Sum } or Expression.Number,
            Right: Expression.Figure { Kind: FigureKind.Sum } or Expression.Number,
        },
    };

    private static void CheckHoldOut(Journey journey, Expression.Figure figure, Findings findings)
    {
        var (lacks, help) = journey.HoldOut == Fraction.Zero ? ("hold out", "hold out 10%") : journey.Goal is null ? ("goal", "goal EVENT up to 30 days") : ("", "");
        if (lacks.Length > 0)
        {
            findings.Report(FollowUpDiagnostics.NothingToCompare, figure.Span, findings.Quote(figure.Span), journey.Name, lacks, help);
        }
    }

    private static void CheckIntervals(Programme programme, Expression condition, Findings findings)
    {
        switch (condition)
        {
            case Expression.And both:
                CheckIntervals(programme, both.Left, findings);
                CheckIntervals(programme, both.Right, findings);
                break;
            case Expression.Compare { Operator: not (Comparison.Equal or Comparison.Different) } compare when
                (HasInterval(programme, compare.Left) && compare.Right is Expression.Number)
                || (HasInterval(programme, compare.Right) && compare.Left is Expression.Number):
                break;
            default:
                findings.Report(FollowUpDiagnostics.NoInterval, condition.Span, findings.Quote(condition.Span));
                break;
        }
    }

    /// <summary>Whether a figure is made of independent members, so that what it could have been by chance is known.</summary>
    private static bool HasInterval(Programme programme, Expression value) => value switch
    {
        Expression.Figure { Kind: FigureKind.ShareOfMembers or FigureKind.Nps } => true,
        Expression.Figure { Kind: FigureKind.Measure, Subject: { Rival: null, Measure: { } measure } } =>
            programme.Measures[measure].IsOfJourney || HasInterval(programme, programme.Measures[measure].Value),
        _ => false,
    };
}
