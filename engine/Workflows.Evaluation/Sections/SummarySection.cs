using System.Collections.Immutable;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Sections;

/// <summary>The five sentences that a manager reads first, made from the figures and their uncertainty.</summary>
internal static class SummarySection
{
    public static ImmutableArray<SummarySentence> Of(EvaluationResult result) =>
    [
        new("Bottom line", BottomLine(result)),
        new("Perception", Perception(result)),
        new("Cost", Cost(result)),
        new("Participation", Participation(result)),
        new("Next", Next(result)),
    ];

    private static string BottomLine(EvaluationResult result)
    {
        var shown = result.Journeys.Where(journey => journey.Money.Verdict is EffectVerdict.Up or EffectVerdict.Down).ToList();
        var effect = shown.Count > 0
            ? string.Join(" and ", shown.Select(journey => $"“{journey.Title}” changes what the company keeps by "
                + $"{Between(journey.Money)} a member"))
            : result.Journeys.FirstOrDefault(journey => journey.Reach.Verdict is EffectVerdict.Up or EffectVerdict.Down) is { } moved
                ? $"“{moved.Title}” {(moved.Reach.Verdict == EffectVerdict.Up ? "raises" : "lowers")} its goal by {Between(moved.Reach)}, "
                    + $"but its effect on money isn't shown"
                : "no journey has shown an effect on money yet";
        if (result.Find("balance", "sales")?.Value is not { } sales)
        {
            return $"The programme tells of no sales, so there is no bottom line; {effect}.";
        }

        var bought = $"Members bought for {PeopleNumbers.Money(sales, result.Currency)}";
        return result.Find("balance", "company keeps")?.Value is { } keeps
            ? $"{bought}, of which {PeopleNumbers.Money(keeps, result.Currency)} of margin is left after the programme's cost; {effect}."
            : $"{bought}; no margin is stated, so what is left can't be said; {effect}.";
    }

    private static string Between(EffectResult effect) =>
        $"{PeopleNumbers.Difference(effect.Difference ?? 0, effect.Unit)} "
            + $"({PeopleNumbers.Difference(effect.AnytimeLow ?? 0, effect.Unit)} to "
            + $"{PeopleNumbers.Difference(effect.AnytimeHigh ?? 0, effect.Unit)})";

    private static string Perception(EvaluationResult result)
    {
        if (result.Find("perception", "nps") is not { } nps)
        {
            return "No measure asks what customers think, so nothing is known of it.";
        }

        if (nps.Value is not { } score)
        {
            return "Nobody answered a survey in the period, so nothing is known of what customers think.";
        }

        var target = result.Measures.FirstOrDefault(measure => measure.Figure.Unit == "score" && measure.Target.Length > 0);
        var against = target is null ? "" : target.Status == MeasureStatus.Met
            ? $", which {(target.IsClear ? "meets" : "meets, but not beyond doubt,")} the target of {target.Target}"
            : $", which {(target.IsClear ? "misses" : "misses, but not beyond doubt,")} the target of {target.Target}";
        return $"The promoter score is {PeopleNumbers.Score(score)} from {PeopleNumbers.Whole(nps.N ?? 0)} "
            + $"{(nps.N == 1 ? "answer" : "answers")} "
            + $"(between {PeopleNumbers.Score(nps.Low ?? score)} and {PeopleNumbers.Score(nps.High ?? score)}){against}.";
    }

    private static string Cost(EvaluationResult result)
    {
        var cost = result.Find("balance", "cost")!.Value ?? 0;
        var points = result.Find("balance", "points cost")!.Value ?? 0;
        var of = result.Find("balance", "sales")?.Value is { } sales and > 0 ? $", {PeopleNumbers.Share(cost / sales)} of sales" : "";
        var liability = result.Figures.Where(figure => figure is { Section: "points", Name: "liability" }).Sum(figure => figure.Value ?? 0);
        var mostly = cost == 0 ? "" : $" ({PeopleNumbers.Share(points / cost)} of it points)";
        return $"The programme cost {PeopleNumbers.Money(cost, result.Currency)}{of}{mostly}; points outstanding are a liability of "
            + $"{PeopleNumbers.Money(liability, result.Currency)}.";
    }

    private static string Participation(EvaluationResult result)
    {
        var members = result.Find("members", "members")!.Value ?? 0;
        var active = result.Find("members", "active")!.Value ?? 0;
        var joined = result.Find("members", "joined")!.Value ?? 0;
        return members == 0
            ? "Nobody has joined yet."
            : $"{PeopleNumbers.Whole(active)} of {PeopleNumbers.Whole(members)} members ({PeopleNumbers.Share(active / members)}) "
                + $"earned or redeemed points, and {PeopleNumbers.Whole(joined)} joined.";
    }

    private static string Next(EvaluationResult result)
    {
        var due = result.FollowUps.Where(followUp => followUp.IsDue).ToList();
        if (due.Count > 0)
        {
            var first = due[0];
            var action = first.Actions.IsEmpty ? PeopleNumbers.Name(first.Name) : Words(first.Actions[0]);
            var rest = due.Count > 1 ? $"; {due.Count - 1} more below" : "";
            return $"{action}, since {string.Join(" and ", first.Numbers)}{rest}.";
        }

        if (result.Measures.FirstOrDefault(measure => measure is { Status: MeasureStatus.Missed, IsClear: true }) is { } missed)
        {
            return $"Look into {PeopleNumbers.Name(missed.Name)}: it is {PeopleNumbers.Of(missed.Figure.Value, missed.Figure.Unit)} "
                + $"against a target of {missed.Target}.";
        }

        if (result.Journeys.FirstOrDefault(journey => journey.Reach.Verdict == EffectVerdict.Withheld) is { } withheld)
        {
            return $"Find out why the arms of “{withheld.Title}” are not what was planned before reading its effect.";
        }

        return result.Journeys.FirstOrDefault(journey => journey.Reach.Verdict == EffectVerdict.NotEnoughYet) is { } young
            ? $"Let “{young.Title}” run on: {young.Reach.Words}."
            : "No follow-up is due and no target is clearly missed.";
    }

    private static string Words(ActionResult action) => action.Kind switch
    {
        "proposal" => $"{action.To}: {action.Words}",
        "pause" => $"Pause {action.Words}",
        "task" => $"{action.To}: {action.Words}{(action.Due is { } due ? $" by {PeopleNumbers.Day(due)}" : "")}",
        _ => $"{action.To} is to know: {action.Words}",
    };
}
