using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>The programme's own measures.</summary>
internal static class MeasuresPage
{
    public static Dictionary<string, object?> Measures(FigureIndex figures)
    {
        var measures = figures.Result.Measures;
        return Blocks.Section("measures", "Measures and targets", "", [measures.IsEmpty
            ? Blocks.Words("No measures", "The programme states no measures; write `measure participation = … target >= 55%`.")
            : Blocks.Table("Against the targets", "“Not beyond doubt” means that the target lies within the interval.", Blocks.Rows(
                ["Measure", "Value", "Between", "n", "Target ", "Result "],
                measures.Select(measure => (IReadOnlyList<Cell>)
                [
                    PeopleNumbers.Name(measure.Name), PeopleNumbers.Of(measure.Figure.Value, measure.Figure.Unit), Between(measure.Figure),
                    measure.Figure.N is { } n ? PeopleNumbers.Whole(n) : PeopleNumbers.None, measure.Target.Length == 0
                        ? PeopleNumbers.None : measure.Target, Status(measure),
                ])))]);
    }

    private static string Between(ReportFigure figure) => figure is { Low: { } low, High: { } high }
        ? $"{PeopleNumbers.Of(low, figure.Unit)} and {PeopleNumbers.Of(high, figure.Unit)}" : PeopleNumbers.None;

    private static Cell Status(MeasureResult measure) => measure.Status switch
    {
        MeasureStatus.Met => new Cell(measure.IsClear ? "Met" : "Met, not beyond doubt", "good"),
        MeasureStatus.Missed => new Cell(measure.IsClear ? "Missed" : "Missed, not beyond doubt", measure.IsClear ? "bad" : "warn"),
        MeasureStatus.NoData => new Cell($"No figure: {measure.Figure.WhyNot}"),
        MeasureStatus.NoTarget => new Cell("No target"),
    };
}
