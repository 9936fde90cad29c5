using System.Globalization;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What concerns the company: processes, who pays, and how it is seen whether it works.</summary>
internal static class CompanySection
{
    /// <summary>The interaction processes.</summary>
    public static IEnumerable<string> Journeys(Programme programme)
    {
        foreach (var journey in programme.Journeys.Where(journey => journey.IsInForce))
        {
            yield return $"### {Words.Title(journey.Name, journey.Title)}";
            yield return "";
            yield return string.Join(' ', Terms(programme, journey));
            yield return "";
            foreach (var line in StepWords.Of(programme, journey.Steps))
            {
                yield return line;
            }

            yield return "";
        }
    }

    /// <summary>Budgets and partners.</summary>
    public static IEnumerable<string> Budgets(Programme programme) => programme.Budgets.Select(budget =>
    {
        var limits = budget.Limits.IsEmpty
            ? "pays whatever comes"
            : $"pays up to {Words.List([.. budget.Limits.Select(limit => LimitWords.Of(programme, limit))])}";
        var warn = budget.WarnAt.IsEmpty ? "" : $"; there is a warning at {Words.List([.. budget.WarnAt.Select(Words.Percent)])}";
        return $"- **{Words.Title(budget.Name, budget.Title)}**{(budget.IsPartner ? ", a partner," : "")} {limits}{warn}.";
    });

    /// <summary>Who has to be for a version.</summary>
    public static IEnumerable<string> Publishing(Programme programme)
    {
        if (programme.Publishers > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"- Before a version comes into force, {programme.Publishers} different people have to be for it.");
        }
    }

    /// <summary>Measures, reports, competitors and follow-ups.</summary>
    public static IEnumerable<string> Evaluation(Programme programme)
    {
        foreach (var measure in programme.Measures)
        {
            yield return $"- **{Words.Title(measure.Name, measure.Name)}** is {ValueWords.Of(programme, measure.Value)}"
                + (measure.Target is { } target ? $"; it should be {Of(programme, target, measure)}" : "") + ".";
        }

        foreach (var report in programme.Reports)
        {
            yield return $"- The report “{report.Template}” goes to {report.To} every {Words.Unit(report.Every)}.";
        }

        foreach (var rival in programme.Rivals)
        {
            yield return $"- The terms of {Words.Title(rival.Name, rival.Title)} are run over our members' history and compared with ours.";
        }

        var withTheirs = programme with { Aggregates = programme.Aggregates.AddRange(programme.PromiseAggregates) };
        foreach (var promise in programme.Promises)
        {
            yield return $"- {Words.Sentence(Of(withTheirs, promise))}.";
        }

        foreach (var followUp in programme.FollowUps)
        {
            yield return $"- {FollowUpWords.Of(programme, followUp)}";
        }
    }

    private static string Of(Programme programme, Promise promise) => promise switch
    {
        Promise.Standing standing => $"it {(standing.Always ? "always" : "never")} holds that {ConditionWords.Of(programme, standing.Condition)} (“{promise.Title}”)",
        Promise.MostFromOne most => $"no single {TriggerWords.Event(programme, most.EventType, most.Where)} brings more than "
            + $"{Words.Points(programme, most.Currency, Fraction.Of(most.Most))} (“{promise.Title}”)",
        _ => promise.Title,
    };

    private static IEnumerable<string> Terms(Programme programme, Journey journey)
    {
        yield return $"It starts {TriggerWords.When(programme, journey.Start)}"
            + $"{(journey.When is { } when ? $", if {ConditionWords.Of(programme, when)}" : "")}. Its purpose is {journey.Purpose}.";
        if (journey.AlsoWhoIsIn)
        {
            yield return "It starts too for whoever is there already on joining, or when this text comes into force.";
        }

        yield return journey.Again is { } again
            ? $"The same member goes through it again at the earliest {again.After} after its {(again.FromEnd ? "end" : "beginning")}."
            : "Each member goes through it once.";
        if (journey.HoldOut > Fraction.Zero)
        {
            yield return $"{Words.Percent(journey.HoldOut)} of the members, chosen by lot, are left out, so that it can be seen what it brings.";
        }

        foreach (var exit in journey.Exits)
        {
            yield return $"It ends early, as “{exit.Outcome}”, {TriggerWords.When(programme, exit.Trigger)}.";
        }

        if (journey.Goal is { } goal)
        {
            yield return $"Its goal is {Words.WithArticle(TriggerWords.Event(programme, goal.EventType, goal.Where))} within {goal.UpTo}.";
        }

        if (journey.Running is not null)
        {
            yield return "Whoever is in it when this text comes into force goes on by this text.";
        }
    }

    private static string Of(Programme programme, Target target, Measure measure)
    {
        var type = measure.Value.Type;
        var least = target.Least is { } low ? $"{(target.LeastIsIn ? "at least" : "above")} {Words.Value(programme, low, type)}" : null;
        var most = target.Most is { } high ? $"{(target.MostIsIn ? "at most" : "below")} {Words.Value(programme, high, type)}" : null;
        return Words.List([.. new[] { least, most }.OfType<string>()]);
    }
}
