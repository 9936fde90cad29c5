using System.Collections.Immutable;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>The programme's own measures against their targets.</summary>
internal static class MeasuresSection
{
    private const string Name = "measures";

    public static ImmutableArray<MeasureResult> Measures(FigureList figures) =>
        [.. figures.Books.Programme.Measures.SelectMany(measure => measure.IsOfJourney ? OfJourneys(figures, measure) : [Of(figures, measure)])];

    /// <summary>A measure of journeys, of each journey in which somebody is held out.</summary>
    private static IEnumerable<MeasureResult> OfJourneys(FigureList figures, Measure measure) => figures.Books.Programme.Journeys
        .Where(journey => journey is { IsInForce: true, Goal: not null } && journey.HoldOut != Fraction.Zero)
        .Select(journey =>
        {
            var (unit, all) = (UnitOf(measure.Value, figures.Books.Programme), figures.Evaluator.All);
            var value = figures.Evaluator.OfJourney(measure.Index, journey.Index, figures.Books.Settings.Confidence);
            var name = $"{measure.Name} of {journey.Name}";
            return Against(measure, name, figures.Add(FigureList.Of(Name, "value", name, "", all, value, unit)), value, unit);
        });

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

        return Against(measure, measure.Name, figure, value, unit);
    }

    private static MeasureResult Against(Measure measure, string name, ReportFigure figure, FigureValue value, string unit)
    {
        if (value.Value is not { } v || measure.Target is not { } target)
        {
            return new MeasureResult(name, figure, Words(measure.Target, unit), value.Value is null ? MeasureStatus.NoData
                : MeasureStatus.NoTarget, true);
        }

        var isMet = Meets(v, target);
        var isClear = value.Interval is not { } interval
            || (Meets(FractionOf(interval.Low), target) == isMet && Meets(FractionOf(interval.High), target) == isMet);
        return new MeasureResult(name, figure, Words(target, unit), isMet ? MeasureStatus.Met : MeasureStatus.Missed, isClear);
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
}
