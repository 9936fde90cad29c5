using Workflows.Evaluation.Figures;
using Workflows.Model.Numbers;

namespace Workflows.Evaluation.Sections;

/// <summary>
/// The balance between customers, staff and company: what members bought, what they get back, what it asks of staff, and what the company
/// keeps.
/// It is a description: members who buy more also get more, whatever the programme does.
/// </summary>
internal static class BalanceSection
{
    private const string Name = "balance";

    public static void Write(FigureList figures)
    {
        Scope(figures, figures.Evaluator.All, "");
        foreach (var segment in figures.Books.Programme.Segments)
        {
            Scope(figures, figures.Evaluator.Of(segment.Index), segment.Name);
        }

        foreach (var (month, book) in figures.Books.Months)
        {
            Month(figures, month, FigureScope.OfMonth(figures.Books, FigureList.MonthName(month), book));
        }
    }

    private static void Scope(FigureList figures, FigureScope scope, string segment)
    {
        var books = figures.Books;
        var unit = books.Programme.Currency;
        long n = scope.Members!.Count;
        var points = FigureList.Exact(figures.Evaluator.CostOfPoints(scope));
        var tasks = scope.Tasks * books.Settings.TaskCost;
        var cost = points + scope.MessageCost + tasks;
        Add("members", n, "members", "members at the period's end");
        Add("points cost", points, unit, $"postings issued less reversed x worth x expected redemption, {figures.InPeriod}");
        Add("message cost", scope.MessageCost, unit, $"effects MessageSent and WorkflowSent x stated unit cost, {figures.InPeriod}");
        Add("task cost", tasks, unit, $"effects TaskGiven and WorkflowBegan of tasks x stated unit cost, {figures.InPeriod}");
        Add("cost", cost, unit, "points cost (basis: issued) + message cost + task cost");
        Add("messages", scope.Messages, "messages", $"effects MessageSent and WorkflowSent, {figures.InPeriod}");
        Add("tasks", scope.Tasks, "tasks", $"effects TaskGiven and WorkflowBegan of tasks, {figures.InPeriod}");
        Add("tasks overdue", scope.TasksOverdue, "tasks", $"effects TaskEnded and WorkflowEnded of tasks with outcome overdue, {figures.InPeriod}");
        Add("overdue share", FigureList.Share(scope.TasksOverdue, scope.Tasks), "share", "tasks overdue / tasks");
        if (Sales(figures, scope) is { } sales)
        {
            var source = books.Tallies.Slots[books.Tallies.Sales].Source;
            Add("sales", sales, unit, $"{source}, {figures.InPeriod}");
            Add("return to customer", sales == 0 ? null : points / sales, "share", "points cost / sales");
            if (Margin(figures, scope) is { } margin)
            {
                Add("margin", margin, unit, "measure margin, or sales x stated margin share");
                Add("company keeps", margin - cost, unit, "margin - cost; not caused by the programme");
                Add("cost in margin", margin == 0 ? null : cost / margin, "share", "cost / margin");
            }
        }

        void Add(string name, decimal? value, string of, string source) => figures.Add(Name, name, "", value, of, n, source, segment);
    }

    private static void Month(FigureList figures, int month, FigureScope scope)
    {
        var unit = figures.Books.Programme.Currency;
        var points = FigureList.Exact(figures.Evaluator.CostOfPoints(scope));
        var tasks = scope.Tasks * figures.Books.Settings.TaskCost;
        Add("points cost", points, "postings of the month issued less reversed x worth x expected redemption");
        Add("message cost", scope.MessageCost, "effects MessageSent and WorkflowSent of the month x stated unit cost");
        Add("task cost", tasks, "effects TaskGiven and WorkflowBegan of tasks of the month x stated unit cost");
        Add("cost", points + scope.MessageCost + tasks, "points cost + message cost + task cost");
        if (Sales(figures, scope) is { } sales)
        {
            Add("sales", sales, $"{figures.Books.Tallies.Slots[figures.Books.Tallies.Sales].Source}, of the month");
            Add("margin", Margin(figures, scope), "measure margin, or sales x stated margin share");
        }

        void Add(string name, decimal? value, string source) => figures.AddMonth(Name, name, "", month, value, unit, null, source);
    }

    private static decimal? Sales(FigureList figures, FigureScope scope) =>
        figures.Books.Tallies.Sales is var slot and >= 0 ? figures.Books.Sales(scope.Tallies[slot].Sum) : null;

    /// <summary>The margin of members in the period; null where the programme states none.</summary>
    internal static decimal? Margin(FigureList figures, FigureScope scope)
    {
        var tallies = figures.Books.Tallies;
        if (tallies.MarginShare is { } share)
        {
            return FigureList.Exact(Fraction.Of(scope.Tallies[tallies.Sales].Sum, tallies.SalesField!.Type.Scale) * share);
        }

        return figures.Books.Programme.Measures.FirstOrDefault(measure => measure.Name == "margin") is { } margin
            && figures.Evaluator.Value(margin.Value, scope).Value is { } value ? FigureList.Exact(value) : null;
    }
}
