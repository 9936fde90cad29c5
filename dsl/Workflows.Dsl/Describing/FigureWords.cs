using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Figures over all members, in prose.</summary>
internal static class FigureWords
{
    /// <summary>A figure, with the members to whom it is limited.</summary>
    public static string Of(Programme programme, Expression.Figure figure)
    {
        var subject = figure.Subject;
        var rival = subject.Rival is { } index ? Words.Title(programme.Rivals[index].Name, programme.Rivals[index].Title) : null;
        var among = subject.Journey is { } journey ? $" of the journey {Words.Title(programme.Journeys[journey].Name, programme.Journeys[journey].Title)}"
            : subject.Segment is { } segment
            ? $" among {ConditionWords.Quoted(Words.Title(programme.Segments[segment].Name, programme.Segments[segment].Title))}"
            : "";
        return $"{Text(programme, figure.Kind, subject)}{among}{(rival is null ? "" : $" at {rival}")}";
    }

    private static string Text(Programme programme, FigureKind kind, FigureSubject subject) => kind switch
    {
        FigureKind.ShareOfMembers => "the share of members"
            + (subject.Where is { } where ? $" for whom {ConditionWords.Of(programme, where)}" : "")
            + (subject.Among is { } among ? $", out of those for whom {ConditionWords.Of(programme, among)}" : ""),
        FigureKind.Count => $"the number of {Events(programme, subject)}{Window(subject)}",
        FigureKind.Sum => $"the summed {Field(subject)} of all {Events(programme, subject)}{Window(subject)}",
        FigureKind.Average => $"the average {Field(subject)} of {Events(programme, subject)}{Window(subject)}",
        FigureKind.Nps => $"the net promoter score of {Events(programme, subject)} by {Field(subject)}{Window(subject)}",
        FigureKind.Smallest => $"the smallest {Field(subject)} of {Events(programme, subject)}{Window(subject)}",
        FigureKind.Largest => $"the largest {Field(subject)} of {Events(programme, subject)}{Window(subject)}",
        FigureKind.Issued => $"the {Currency(programme, subject)} issued in the period",
        FigureKind.Redeemed => $"the {Currency(programme, subject)} redeemed in the period",
        FigureKind.Expired => $"the {Currency(programme, subject)} expired in the period",
        FigureKind.WorthOfIssued => $"the worth of the {Currency(programme, subject)} issued in the period",
        FigureKind.CostOfPoints => "the cost of points",
        FigureKind.CostOfMessages => "the cost of messages",
        FigureKind.CostOfTasks => "the cost of tasks",
        FigureKind.Spent => $"the share of the budget {Budget(programme.Budgets[subject.Budget!.Value])} that is spent",
        FigureKind.Lift => "how much more of " + ConditionWords.Quoted(Words.OfName(programme.Measures[subject.Measure!.Value].Name))
            + " the treated bring than as many of those held out",
        FigureKind.Measure => ConditionWords.Quoted(Words.OfName(programme.Measures[subject.Measure!.Value].Name)),
    };

    private static string Budget(Budget budget) => Words.Title(budget.Name, budget.Title);

    private static string Window(FigureSubject subject) => subject.Over is { } over ? $" over the last {over}" : " in the period";

    private static string Field(FigureSubject subject) => subject.Field is { } field ? Words.OfName(field.Name) : "";

    private static string Events(Programme programme, FigureSubject subject) =>
        Words.Plural(Words.OfName(programme.EventTypes[subject.EventType!.Value].Name))
        + (subject.Where is { } where ? $" where {ConditionWords.Of(programme, where)}" : "");

    private static string Currency(Programme programme, FigureSubject subject) => programme.Currencies[subject.Currency!.Value].Title;
}
