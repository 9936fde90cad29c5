using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Printing;

/// <summary>Prints figures over all members in the words of the language.</summary>
internal static class FigurePrinter
{
    /// <summary>A figure, with the segment to which it is limited.</summary>
    public static string Print(Programme programme, Expression.Figure figure)
    {
        var subject = figure.Subject;
        var text = figure.Kind switch
        {
            FigureKind.ShareOfMembers =>
                $"share of members{Clause(programme, " where ", subject.Where)}{Clause(programme, " among ", subject.Among)}",
            FigureKind.Count => $"count of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Sum => $"sum of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Average => $"average of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Nps => $"nps of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Smallest => $"smallest of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Largest => $"largest of {Events(programme, subject)} {Window(subject)}",
            FigureKind.Issued => $"issued {Currency(programme, subject)} this period",
            FigureKind.Redeemed => $"redeemed {Currency(programme, subject)} this period",
            FigureKind.Expired => $"expired {Currency(programme, subject)} this period",
            FigureKind.WorthOfIssued => $"worth of issued {Currency(programme, subject)} this period",
            FigureKind.CostOfPoints => "cost of points",
            FigureKind.CostOfMessages => "cost of messages",
            FigureKind.CostOfTasks => "cost of tasks",
            FigureKind.Spent => $"spent of {programme.Budgets[subject.Budget!.Value].Name}",
            FigureKind.Measure => programme.Measures[subject.Measure!.Value].Name,
            FigureKind.Lift => $"lift of {programme.Measures[subject.Measure!.Value].Name}",
        };
        var rival = subject.Rival is { } index ? programme.Rivals[index].Name : null;
        return subject.Journey is { } journey ? $"{text} of {programme.Journeys[journey].Name}"
            : subject.Segment is { } segment ? $"{text} of {programme.Segments[segment].Name}{(rival is null ? "" : $" at {rival}")}"
            : rival is not null ? $"{text} of {rival}"
            : text;
    }

    private static string Window(FigureSubject subject) => subject.Over is { } over ? $"over last {over}" : "this period";

    private static string Events(Programme programme, FigureSubject subject) =>
        programme.EventTypes[subject.EventType!.Value].Name
        + (subject.Field is { } field ? $".{field.Name}" : "")
        + Clause(programme, " where ", subject.Where);

    private static string Currency(Programme programme, FigureSubject subject) => programme.Currencies[subject.Currency!.Value].Name;

    private static string Clause(Programme programme, string word, Expression? condition) =>
        condition is null ? "" : word + ExpressionPrinter.Print(programme, condition);
}
