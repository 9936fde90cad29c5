using System.Collections.Immutable;
using System.Globalization;
using Workflows.Core.Following;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Following;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Evaluation.Sections;

/// <summary>Follow-ups: how their conditions stand in the period, when they were looked at, what was done, and what came of it.</summary>
internal static class FollowUpsSection
{
    /// <summary>The programme's follow-ups, in the order of the text.</summary>
    public static ImmutableArray<FollowUpResult> Of(FigureList figures, RunEnd end)
    {
        var (books, judge) = (figures.Books, new FollowUpJudge(figures.Books, figures.Evaluator));
        var looks = Looks(books).Where(look => look.Until > books.Period.From && look.Until <= books.Period.Until).ToLookup(look => look.FollowUp);
        return [.. books.Programme.FollowUps.Select(followUp =>
        {
            var finding = judge.Of(followUp);
            return new FollowUpResult(
                followUp.Name, finding.Holds, finding.Numbers,
                [.. FollowUpActs.Of(followUp, books.Plan, end.Clock).Select(Result)])
            {
                Asks = Asks(followUp), Periods = followUp.For.Count, WhyNot = finding.WhyNot,
                Looks = [.. looks[followUp.Name].Select(look => Result(books, look))],
            };
        })];
    }

    /// <summary>The tasks that nobody reported as done before the period's end.</summary>
    public static ImmutableArray<OpenTask> OpenTasks(RunBooks books, RunEnd end)
    {
        var done = books.Market.Of(BuiltInEvents.FollowUpAnswered).Select(FollowUpAnswer.Of)
            .Where(answer => answer.Reply == FollowUpReply.TaskDone && answer.At <= end.Clock).ToList();
        var today = books.Plan.Calendar.DayOf(Instant.Earlier(end.Clock, new Instant(books.End.Micros - 1)));
        return [.. Looks(books).SelectMany(look => look.Acts.Where(act => act.Kind == FollowUpDeed.Task).Select(act => (Look: look, Act: act)))
            .Where(task => !done.Exists(answer => answer.Name == task.Act.What && answer.At > task.Look.At))
            .Select(task => new OpenTask(
                PeopleNumbers.Name(task.Act.What), task.Look.FollowUp, task.Act.To ?? "", Calendar.DateOf(task.Act.Due ?? today), task.Act.Due < today))];
    }

    /// <summary>The pauses of journeys in the period, with the starts that they kept from happening.</summary>
    public static ImmutableArray<PauseResult> Pauses(RunBooks books)
    {
        var records = books.Market.Of(BuiltInEvents.FollowUpLooked).Concat(books.Market.Of(BuiltInEvents.FollowUpAnswered))
            .OrderBy(record => record.At).ThenBy(record => record.Type);
        var calendar = books.Plan.Calendar;
        return [.. PauseTable.Of(books.Plan, records).All.Where(pause => pause.From < books.End && pause.Until >= books.Start)
            .Select(pause => new PauseResult(
                pause.Journey, pause.FollowUp, Calendar.DateOf(calendar.DayOf(pause.From)),
                pause.Until == Instant.Never ? null : Calendar.DateOf(calendar.DayOf(pause.Until)), books.KeptOut.GetValueOrDefault((pause.Journey, pause.FollowUp))))];
    }

    private static IEnumerable<FollowUpLook> Looks(RunBooks books) => books.Market.Of(BuiltInEvents.FollowUpLooked).Select(FollowUpLook.Of)
        .Where(look => look.Until <= books.Period.Until);

    private static LookResult Result(RunBooks books, FollowUpLook look) => new(
        Calendar.DateOf(look.From), Calendar.DateOf(look.Until), Calendar.DateOf(books.Plan.Calendar.DayOf(look.At)), FollowUpActs.WordOf(look.Outcome),
        look.Figures, look.Why ?? "", [.. look.Acts.Select(Result)]);

    private static ActionResult Result(FollowUpAct act) => act.Kind switch
    {
        FollowUpDeed.Pause => new("pause", "", act.What, null),
        FollowUpDeed.Task => new("task", act.To ?? "", PeopleNumbers.Name(act.What), act.Due is { } due ? Calendar.DateOf(due) : null),
        FollowUpDeed.Alert => new("alert", act.To ?? "", PeopleNumbers.Name(act.What), null),
        FollowUpDeed.Proposal => new("proposal", act.To ?? "", act.What, null),
    };

    private static string Asks(FollowUp followUp)
    {
        var unit = followUp.For.Unit.ToString().ToLowerInvariant();
        var periods = followUp.For.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"in each of {followUp.For.Count} {unit}s in a row") : "";
        var confidence = followUp.Confidence is { } share ? $"with {PeopleNumbers.Share(RunBooks.Rounded(share))} confidence" : "";
        return string.Join(", ", new[] { periods, confidence }.Where(words => words.Length > 0));
    }
}
