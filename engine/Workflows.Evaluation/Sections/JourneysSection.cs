using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Results;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>The journeys: what happened at each step, how they ended, and what they changed.</summary>
internal static class JourneysSection
{
    private const string Name = "journeys";

    public static ImmutableArray<JourneyResult> Write(FigureList figures, RunEnd end)
    {
        var judge = new EffectJudge(figures.Books, end);
        return [.. figures.Books.Programme.Journeys
            .Where(journey => journey.IsInForce || figures.Books.Journeys[journey.Index] is { Started: > 0 } or { MovedIn: > 0 }).Select(journey => Of(figures, judge, journey))];
    }

    private static JourneyResult Of(FigureList figures, EffectJudge judge, Journey journey)
    {
        var book = figures.Books.Journeys[journey.Index];
        var name = journey.IsInForce ? journey.Name : $"{journey.Name} of version {figures.Books.Plan.VersionOfJourney(journey.Index)}";
        var began = $"instances of {name} that began {figures.InPeriod}, up to its end";
        figures.Add(Name, "started", name, book.Started, "members", book.Started, $"effects JourneyStarted of {name}, {figures.InPeriod}");
        figures.Add(Name, "held out", name, book.HeldOut, "members", book.Started,
            $"effects JourneyStarted of {name} held out, {figures.InPeriod}");
        if (book.MovedIn > 0)
        {
            figures.Add(Name, "came from an earlier version", name, book.MovedIn, "members", null, $"effects JourneyMoved to {name} of {began}");
        }

        figures.Add(Name, "messages sent", name, book.Sent.Values.Sum(), "messages", null, $"effects MessageSent of {began}");
        figures.Add(Name, "messages put off", name, book.PutOff.Values.Sum(), "messages", null, $"effects MessagePutOff of {began}");
        foreach (var reason in Enum.GetValues<MessageDropReason>())
        {
            var dropped = book.Dropped.Where(entry => entry.Key.Reason == (int)reason).Sum(entry => entry.Value);
            figures.Add(Name, $"messages dropped: {StepWords.Of(reason)}", name, dropped, "messages", null,
                $"effects MessageDropped of {began}");
        }

        figures.Add(Name, "tasks given", name, book.TasksGiven.Values.Sum(), "tasks", null, $"effects TaskGiven of {began}");
        foreach (var outcome in book.TasksEnded.GroupBy(entry => entry.Key.Outcome, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            figures.Add(Name, $"tasks ended: {outcome.Key}", name, outcome.Sum(entry => entry.Value), "tasks", null,
                $"effects TaskEnded of {began}");
        }

        foreach (var (outcome, count) in book.Finished)
        {
            figures.Add(Name, $"finished: {(outcome.Length == 0 ? "(end of the text)" : outcome)}", name, count, "members",
                book.Started - book.HeldOut + book.MovedIn, $"effects JourneyFinished of {began}");
        }

        if (book.Suspended > 0)
        {
            figures.Add(Name, "stood still because something went wrong", name, book.Suspended, "members", book.Started - book.HeldOut + book.MovedIn,
                $"effects JourneySuspended of {began}");
        }

        foreach (var (currency, points) in book.Points)
        {
            figures.Add(Name, $"points given: {figures.Books.Programme.Currencies[currency].Name}", name, points, "points", null,
                $"effects JourneyGave of {began}");
        }

        return Judged(figures, judge, journey, book);
    }

    private static JourneyResult Judged(FigureList figures, EffectJudge judge, Journey journey, JourneyBook book)
    {
        var (treated, heldOut) = judge.Assigned(journey);
        const string Rows = "one row a member from the first JourneyStarted, as assigned";
        figures.Add(Name, "assigned treated", journey.Name, treated, "members", treated + heldOut, $"{Rows}, over the whole run");
        figures.Add(Name, "assigned held out", journey.Name, heldOut, "members", treated + heldOut, $"{Rows}, over the whole run");
        var reach = judge.Reach(journey);
        var money = judge.Money(journey);
        Effect("goal", reach);
        Effect("kept per member", money);
        return new JourneyResult(
            journey.Name, journey.Title, Steps(figures.Books, journey, book), Counts(book.Finished), Goal(figures.Books, journey),
                reach, money);

        void Effect(string what, EffectResult effect)
        {
            var source = $"{Rows}; goal window over by the report's end; GoalReached, sales and costs within the window";
            figures.Add(Name, $"{what}: treated", journey.Name, effect.TreatedValue, effect.Unit, effect.Treated, source);
            figures.Add(Name, $"{what}: held out", journey.Name, effect.HeldOutValue, effect.Unit, effect.HeldOut, source);
            var difference = new ReportFigure(Name, $"{what}: lift", journey.Name, figures.Evaluator.Period, "", effect.Difference,
                effect.Unit, effect.Treated + effect.HeldOut, source)
            {
                Low = effect.AnytimeLow, High = effect.AnytimeHigh, WhyNot = effect.Difference is null ? effect.Words : null,
            };
            figures.Add(difference);
        }
    }

    private static string Goal(RunBooks books, Journey journey) => journey.Goal is not { } goal ? ""
        : $"{books.Programme.EventTypes[goal.EventType].Name}{(goal.Where is null ? "" : " as described")} within {goal.UpTo}";

    private static ImmutableArray<CountOf> Counts(SortedDictionary<string, long> counts) =>
        [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new CountOf(entry.Key, entry.Value))];

    private static ImmutableArray<StepResult> Steps(RunBooks books, Journey journey, JourneyBook book)
    {
        var steps = ProgrammePlan.StepsOf(journey.Steps).ToList();
        var forks = steps.OfType<JourneyStep.Fork>().ToList();
        return [.. steps.Where(step => step is not (JourneyStep.GoTo or JourneyStep.Part or JourneyStep.Finish))
            .Select(step => Of(books, step, StepWords.Branch(forks, step), book))];
    }

    private static StepResult Of(RunBooks books, JourneyStep step, string branch, JourneyBook book)
    {
        var outcomes = new List<CountOf>();
        var done = book.Steps.Where(entry => entry.Key.Step == step.Id).ToList();
        if (step is JourneyStep.Send)
        {
            outcomes.Add(new CountOf("sent", book.Sent.GetValueOrDefault(step.Id)));
            outcomes.AddRange(book.Dropped.Where(entry => entry.Key.Step == step.Id)
                .Select(entry => new CountOf("dropped: " + StepWords.Of((MessageDropReason)entry.Key.Reason), entry.Value)));
            if (book.PutOff.TryGetValue(step.Id, out var putOff))
            {
                outcomes.Add(new CountOf("put off on the way", putOff));
            }
        }
        else
        {
            outcomes.AddRange(done.Where(entry => entry.Key.Outcome.Length > 0)
                .Select(entry => new CountOf(StepWords.Outcome(entry.Key.Outcome), entry.Value)));
        }

        long? reached = step switch
        {
            JourneyStep.Task => book.TasksGiven.GetValueOrDefault(step.Id),

            // Its branches count their own steps.
            JourneyStep.Fork => null,
            _ => done.Sum(entry => entry.Value),
        };
        return new StepResult(step.Id, branch + StepWords.Of(step, books.Programme), step.Id.Count(letter => letter == '.') / 2, reached,
            [.. outcomes]);
    }
}
