using System.Collections.Immutable;
using Workflows.Core.Time;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>The programme's own measures against their targets, and the follow-ups that rest on them.</summary>
internal static class MeasuresSection
{
    private const string Name = "measures";

    public static ImmutableArray<MeasureResult> Measures(FigureList figures) =>
        [.. figures.Books.Programme.Measures.Select(measure => Of(figures, measure))];

    public static ImmutableArray<FollowUpResult> FollowUps(FigureList figures, RunEnd end)
    {
        var calendar = figures.Books.Plan.Calendar;
        return [.. figures.Books.Programme.FollowUps.Select(followUp => new FollowUpResult(
            followUp.Name,
            figures.Evaluator.Holds(followUp.When, figures.Evaluator.All),
            [.. Numbers(figures, followUp.When)],
            [.. followUp.Actions.Select(action => Action(action, followUp.Name))]))];

        ActionResult Action(FollowUpAction action, string name) => action switch
        {
            FollowUpAction.Propose propose => new("proposal", propose.To, propose.Words, null),
            FollowUpAction.Alert alert => new("alert", alert.To, PeopleNumbers.Name(name), null),
            FollowUpAction.Task task => new("task", task.To, PeopleNumbers.Name(task.Name),
                Calendar.DateOf(calendar.DayOf(calendar.Plus(end.Clock, task.DueIn)))),
            _ => throw new ArgumentException($"{action.GetType().Name} is no action of a follow-up."),
        };
    }

    /// <summary>The unit of an expression: a division of like by like is a share.</summary>
    public static string UnitOf(Expression value, Programme programme) => value switch
    {
        Expression.Named named => UnitOf(programme.Lets[named.Let].Value, programme),
        Expression.Figure { Kind: FigureKind.Nps } => "score",
        Expression.Figure { Kind: FigureKind.Measure } figure => UnitOf(programme.Measures[figure.Subject.Measure!.Value].Value, programme),
        Expression.Arithmetic { Operator: ArithmeticOperator.DividedBy } x when x.Left.Type.Kind == x.Right.Type.Kind => "share",
        { Type.Kind: DataKind.Percent } => "share",
        { Type.Kind: DataKind.Money } => programme.Currency,
        { Type.Kind: DataKind.Points } => "points",
        _ => "number",
    };

    private static MeasureResult Of(FigureList figures, Measure measure)
    {
        var unit = UnitOf(measure.Value, figures.Books.Programme);
        var all = figures.Evaluator.All;
        var value = figures.Evaluator.Value(measure.Value, all);
        var figure = figures.Add(FigureList.Of(Name, "value", measure.Name, "", all, value, unit));
        foreach (var segment in figures.Books.Programme.Segments)
        {
            var scope = figures.Evaluator.Of(segment.Index);
            figures.Add(FigureList.Of(Name, "value", measure.Name, segment.Name, scope, figures.Evaluator.Value(measure.Value, scope),
                unit));
        }

        foreach (var (month, book) in figures.Books.Months)
        {
            var scope = FigureScope.OfMonth(figures.Books, FigureList.MonthName(month), book);
            figures.Add(FigureList.Of(Name, "value", measure.Name, "", scope, figures.Evaluator.Value(measure.Value, scope), unit));
        }

        if (value.Value is not { } v || measure.Target is not { } target)
        {
            return new MeasureResult(measure.Name, figure, Words(measure.Target, unit), value.Value is null ? MeasureStatus.NoData
                : MeasureStatus.NoTarget, true);
        }

        var isMet = Meets(v, target);
        var isClear = value.Interval is not { } interval
            || (Meets(FractionOf(interval.Low), target) == isMet && Meets(FractionOf(interval.High), target) == isMet);
        return new MeasureResult(measure.Name, figure, Words(target, unit), isMet ? MeasureStatus.Met : MeasureStatus.Missed, isClear);
    }

    private static Fraction FractionOf(double value) => RunBooks.FractionOf((decimal)value);

    private static bool Meets(Fraction value, Target target) =>
        (target.Least is not { } least || (target.LeastIsIn ? value >= least : value > least))
        && (target.Most is not { } most || (target.MostIsIn ? value <= most : value < most));

    private static string Words(Target? target, string unit)
    {
        if (target is null)
        {
            return "";
        }

        string Value(Fraction value) => PeopleNumbers.Of(RunBooks.Rounded(value), unit);
        return (target.Least, target.Most) switch
        {
            ({ } least, { } most) => $"{Value(least)} to {Value(most)}",
            ({ } least, null) => $"{(target.LeastIsIn ? "at least" : "above")} {Value(least)}",
            (null, { } most) => $"{(target.MostIsIn ? "at most" : "below")} {Value(most)}",
            _ => "",
        };
    }

    /// <summary>The figures in a condition, with their values.</summary>
    private static IEnumerable<string> Numbers(FigureList figures, Expression condition) => condition switch
    {
        Expression.And x => Numbers(figures, x.Left).Concat(Numbers(figures, x.Right)),
        Expression.Or x => Numbers(figures, x.Left).Concat(Numbers(figures, x.Right)),
        Expression.Not x => Numbers(figures, x.Operand),
        Expression.Compare x => [$"{Words(figures, x.Left)} (threshold: {Sign(x.Operator)} {Words(figures, x.Right)})"],
        _ => [],
    };

    private static string Words(FigureList figures, Expression side)
    {
        var programme = figures.Books.Programme;
        var unit = UnitOf(side, programme);
        var value = figures.Evaluator.Value(side, figures.Evaluator.All);
        var number = value.Value is { } v ? PeopleNumbers.Of(RunBooks.Rounded(v), unit) : $"no figure ({value.WhyNot})";
        var n = value.N is { } count ? $", n {PeopleNumbers.Whole(count)}" : "";
        return side switch
        {
            Expression.Number => number,
            Expression.Figure figure => $"{NameOf(figure, programme)} is {number}{n}",
            _ => $"{number}{n}",
        };
    }

    private static string NameOf(Expression.Figure figure, Programme programme)
    {
        var name = figure.Kind switch
        {
            FigureKind.Measure => PeopleNumbers.Name(programme.Measures[figure.Subject.Measure!.Value].Name),
            FigureKind.Spent => $"the spent share of {programme.Budgets[figure.Subject.Budget!.Value].Name}",
            FigureKind.ShareOfMembers => "share of members",
            FigureKind.Smallest or FigureKind.Largest =>
                $"the {(figure.Kind == FigureKind.Smallest ? "smallest" : "largest")} {figure.Subject.Field!.Name} of {programme.EventTypes[figure.Subject.EventType!.Value].Name}",
            _ => PeopleNumbers.Name(figure.Kind.ToString()),
        };
        var rival = figure.Subject.Rival is { } index ? programme.Rivals[index].Title : null;
        return figure.Subject.Segment is { } segment ? $"{name} of {programme.Segments[segment].Name}{(rival is null ? "" : $" at {rival}")}"
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
