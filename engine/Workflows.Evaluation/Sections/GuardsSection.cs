using Workflows.Core.Progress;
using Workflows.Core.Time;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Sections;

/// <summary>What guards stopped, what was decided about it, and what still waits for somebody to decide.</summary>
internal static class GuardsSection
{
    private const string Name = "guards";

    public static void Write(FigureList figures, RunEnd end)
    {
        var guards = figures.Books.Programme.Guards;
        if (guards.IsEmpty)
        {
            return;
        }

        var waiting = end.Members.SelectMany((member, index) => UndecidedPoints.Of(member).Select(points => (Member: index, Points: points)))
            .ToLookup(one => one.Points.Guard);
        foreach (var guard in guards)
        {
            Counts(figures, guard);
            if (guard.Action == GuardAction.Hold)
            {
                Waiting(figures, guard, [.. waiting[guard.Index]], end.Clock);
            }
        }
    }

    private static void Counts(FigureList figures, Guard guard)
    {
        void Add(string name, long count, string effects) =>
            figures.Add(Name, name, guard.Name, count, "events", count, $"effects {effects} of {guard.Name}, {figures.InPeriod}");

        var tally = figures.Books.Guards[guard.Index];
        switch (guard.Action)
        {
            case GuardAction.Refuse:
                Add("refused", tally.Refused, "GuardRefused");
                break;
            case GuardAction.Alert:
                Add("told", tally.Told, "GuardAlerted");
                break;
            case GuardAction.Hold:
                Add("held", tally.Held, "GuardHeld");
                Add("released", tally.Released, "EarningReleased");
                Add("released by time", tally.ReleasedByTime, "EarningReleased, nobody had decided,");
                Add("denied", tally.Denied, "EarningDenied");
                Add("denied by time", tally.DeniedByTime, "EarningDenied, nobody had decided,");
                break;
        }

        foreach (var (currency, points) in tally.ReleasedPoints)
        {
            figures.Add(Name, "points released", $"{guard.Name} in {figures.Books.Programme.Currencies[currency].Name}", points, "points", null,
                $"effects EarningReleased of {guard.Name}, {figures.InPeriod}");
        }
    }

    private static void Waiting(FigureList figures, Guard guard, List<(int Member, UndecidedPoints Points)> waiting, Instant clock)
    {
        const string Rows = "what members have in hold, at the end of the run";
        var programme = figures.Books.Programme;
        var events = waiting.Select(one => (one.Member, one.Points.Key)).Distinct().Count();
        figures.Add(Name, "waiting", guard.Name, events, "events", events, Rows);
        foreach (var points in waiting.GroupBy(one => one.Points.Currency).OrderBy(group => group.Key))
        {
            figures.Add(Name, "points waiting", $"{guard.Name} in {programme.Currencies[points.Key].Name}", points.Sum(one => one.Points.Points), "points", null, Rows);
        }

        var worth = waiting.Aggregate(
            Fraction.Zero, (sum, one) => sum + (Fraction.Of(one.Points.Points) * programme.Currencies[one.Points.Currency].Worth));
        figures.Add(Name, "worth waiting", guard.Name, FigureList.Exact(worth), programme.Currency, null, $"{Rows}, points x worth");
        if (waiting.Count > 0)
        {
            var calendar = figures.Books.Plan.Calendar;
            var oldest = calendar.DayOf(waiting.Min(one => one.Points.At));
            figures.Add(Name, "oldest waiting", guard.Name, calendar.DayOf(clock) - oldest, "days", null, $"{Rows}; since {Calendar.DateOf(oldest):yyyy-MM-dd}");
        }
    }
}
