using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Output;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Statistics;

namespace Workflows.Evaluation.Sections;

/// <summary>The figures in the condition of a follow-up, in words: value, interval, of how many, and what it is compared with.</summary>
internal sealed class FollowUpFigures(RunBooks books, FigureEvaluator evaluator)
{
    /// <summary>The figures of a condition, in the order of the text.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="confidence">That with which it has to hold; null where the figures decide.</param>
    public IEnumerable<string> Of(Expression condition, double? confidence) => condition switch
    {
        Expression.And x => Of(x.Left, confidence).Concat(Of(x.Right, confidence)),
        Expression.Or x => Of(x.Left, confidence).Concat(Of(x.Right, confidence)),
        Expression.Not x => Of(x.Operand, confidence),
        Expression.Compare x => [$"{Words(x.Left, confidence)} (threshold: {Sign(x.Operator)} {Words(x.Right, confidence)})"],
        _ => [],
    };

    private string Words(Expression side, double? confidence)
    {
        var programme = books.Programme;
        var unit = MeasuresSection.UnitOf(side, programme);
        var value = ValueOf(side, confidence);
        var number = value.Value is { } v ? PeopleNumbers.Of(RunBooks.Rounded(v), unit) : $"no figure ({value.WhyNot})";
        var between = confidence is not null && value.Interval is { } interval ? $", between {End(interval.Low, unit)} and {End(interval.High, unit)}" : "";
        var n = value.N is { } count ? $", n {PeopleNumbers.Whole(count)}" : "";
        return side switch
        {
            Expression.Number => number,
            Expression.Figure figure => $"{NameOf(figure, programme)} is {number}{between}{n}",
            _ => $"{number}{between}{n}",
        };
    }

    /// <summary>A figure; where a confidence is asked, with the interval that holds however often one looks.</summary>
    private FigureValue ValueOf(Expression side, double? confidence)
    {
        if (confidence is not { } share)
        {
            return evaluator.Value(side, evaluator.All);
        }

        if (side is Expression.Figure { Subject: { Journey: { } journey, Measure: { } measure } })
        {
            return evaluator.OfJourney(measure, journey, share);
        }

        var value = evaluator.Value(side, evaluator.All);
        return value is { Value: { } number, N: { } count, Spread: var (variance, _) }
            ? value with { Interval = AlwaysValid.Around(number.ToDouble(), Math.Sqrt(variance / count), count, share) } : value;
    }

    private static string End(double value, string unit) => PeopleNumbers.Of(FigureList.Round(value), unit);

    private static string NameOf(Expression.Figure figure, Programme programme)
    {
        var name = figure.Kind switch
        {
            FigureKind.Measure => PeopleNumbers.Name(programme.Measures[figure.Subject.Measure!.Value].Name),
            FigureKind.Spent => $"the spent share of {programme.Budgets[figure.Subject.Budget!.Value].Name}",
            FigureKind.ShareOfMembers => "share of members",
            FigureKind.Smallest or FigureKind.Largest => $"the {(figure.Kind == FigureKind.Smallest ? "smallest" : "largest")} "
                + $"{figure.Subject.Field!.Name} of {programme.EventTypes[figure.Subject.EventType!.Value].Name}",
            _ => PeopleNumbers.Name(figure.Kind.ToString()),
        };
        var rival = figure.Subject.Rival is { } index ? programme.Rivals[index].Title : null;
        return figure.Subject.Journey is { } journey ? $"{name} of {programme.Journeys[journey].Name}"
            : figure.Subject.Segment is { } segment ? $"{name} of {programme.Segments[segment].Name}{(rival is null ? "" : $" at {rival}")}"
            : rival is not null ? $"{name} of {rival}"
            : name;
    }

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "exactly",
        Comparison.Different => "anything but",
        Comparison.Below => "below",
        Comparison.AtMost => "at most",
        Comparison.Above => "above",
        Comparison.AtLeast => "at least",
    };
}
