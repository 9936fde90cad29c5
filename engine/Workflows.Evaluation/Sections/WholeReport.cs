using System.Collections.Immutable;
using Workflows.Core.Time;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Sections;

/// <summary>Puts a report together, part by part.</summary>
internal static class WholeReport
{
    public static EvaluationResult Of(RunBooks books, RunEnd end)
    {
        var figures = new FigureList(books, new FigureEvaluator(books, end));
        MembersSection.Write(figures);
        BalanceSection.Write(figures);
        PerceptionSection.Write(figures);
        PointsSection.Write(figures);
        HouseholdsSection.Write(figures);
        TiersSection.Write(figures);
        SegmentsSection.Write(figures);
        RankingsSection.Write(figures, end);
        var journeys = JourneysSection.Write(figures, end);
        LimitsSection.Write(figures);
        GuardsSection.Write(figures, end);
        ChallengesSection.Write(figures, end);
        RewardsSection.Write(figures, end);
        var measures = MeasuresSection.Measures(figures);
        CompetitorsSection.Write(figures, end);
        var result = new EvaluationResult
        {
            Programme = books.Programme.Name,
            Title = books.Programme.Title,
            Version = books.Programme.Version,
            Currency = books.Programme.Currency,
            TimeZone = books.Programme.TimeZone,
            From = Calendar.DateOf(books.Period.From),
            Until = Calendar.DateOf(books.Period.Until),
            RunFrom = books.First == Instant.Never ? null : Calendar.DateOf(books.Plan.Calendar.DayOf(books.First)),
            Clock = Calendar.DateOf(books.Plan.Calendar.DayOf(end.Clock)),
            Steps = books.Steps,
            Summary = [],
            Measures = measures,
            FollowUps = FollowUpsSection.Of(figures, end),
            OpenTasks = FollowUpsSection.OpenTasks(books, end),
            Pauses = FollowUpsSection.Pauses(books),
            Journeys = journeys,
            News = CompetitorsSection.News(books),
            Notes = Notes(books, end),
            Figures = figures.All,
        };
        return result with { Summary = SummarySection.Of(result) };
    }

    private static ImmutableArray<string> Notes(RunBooks books, RunEnd end)
    {
        var programme = books.Programme;
        var settings = books.Settings;
        var costs = string.Join(", ", settings.MessageCosts.Select(
            cost => $"{cost.Key} {PeopleNumbers.Money(cost.Value, programme.Currency)}"));
        var notes = new List<string>
        {
            $"Periods are half-open and in {programme.TimeZone}; a correction counts on the day on which it was made.",
            $"Unit costs are assumptions: {costs}, other messages {PeopleNumbers.Money(settings.OtherMessageCost, programme.Currency)}, "
                + $"a task {PeopleNumbers.Money(settings.TaskCost, programme.Currency)}.",
            "Points cost has the basis issued: points issued less reversed, times worth, times the share expected to be redeemed. What "
                + "rewards cost when they are redeemed is not added.",
            "Liability: by month of earning, expected share x (issued − reversed) − redeemed, from 0 to what is outstanding, times worth.",
            "A member may be in several segments or in none, so segments don't add up to all members. Segments are those at the "
                + "period's end.",
            "A journey's effect is treated minus held out, as assigned, one row a member from the first trigger, of members whose goal "
                + "window is over. Sales and margin by themselves show no effect of the programme.",
            $"Intervals have a confidence of {PeopleNumbers.Share((decimal)settings.Confidence)}. Verdicts rest on intervals that hold "
                + $"however often one looks; for an answer, differences of "
                + $"{PeopleNumbers.PercentagePoints((decimal)settings.MinimalEffect)[1..]} in a goal matter.",
        };
        if (end.Rivals.Count > 0)
        {
            notes.Add("Competitors: what our members would have got had they bought there what they bought here. It says what the terms "
                + "are worth to them, and not what they would do.");
        }

        if (settings.DataNote is { } note)
        {
            notes.Insert(0, note);
        }

        if (books.Tallies.MarginShare is { } margin)
        {
            notes.Add($"Margin is {PeopleNumbers.Share(RunBooks.Rounded(margin))} of sales, as stated; it is not measured.");
        }

        if (end.Clock > books.End)
        {
            notes.Add("The run goes on after the period: what is known of members only at the end of the run gives no figure.");
        }

        return [.. notes];
    }
}
