using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>The journeys: what they changed, and what happened on the way.</summary>
internal static class JourneysPage
{
    private const string Section = "journeys";

    public static Dictionary<string, object?> Of(FigureIndex figures)
    {
        var journeys = figures.Result.Journeys;
        var blocks = new List<Dictionary<string, object?>?>();
        if (journeys.IsEmpty)
        {
            blocks.Add(Blocks.Words("Journeys", "The programme has no journeys."));
        }
        else
        {
            blocks.Add(Effects("What the journeys change: share of members who reach the goal",
                journeys.Select(journey => (journey, journey.Reach))));
            blocks.Add(Effects("What the journeys change: money kept a member", journeys.Select(journey => (journey, journey.Money))));
            blocks.Add(Verdicts(journeys));
            foreach (var journey in journeys)
            {
                blocks.Add(Funnel(figures, journey));
                blocks.Add(Steps(journey));
            }
        }

        return Blocks.Section(
            Section,
            "Journeys",
            "Effects are treated minus held out, as assigned, over the whole run up to the period's end. The funnels are of those who "
                + "began in the period.",
            blocks);
    }

    private static Dictionary<string, object?>? Effects(string title, IEnumerable<(JourneyResult Journey, EffectResult Effect)> effects)
    {
        var known = effects.Where(effect => effect.Effect is { Difference: not null, AnytimeLow: not null, AnytimeHigh: not null })
            .ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var unit = known[0].Effect.Unit;
        var estimates = known.Select(entry => new Estimate(
            entry.Journey.Title,
            (double)entry.Effect.Difference!.Value,
            entry.Effect is { OnceLow: { } low, OnceHigh: { } high } ? ((double)low, (double)high) : null,
            ((double)entry.Effect.AnytimeLow!.Value, (double)entry.Effect.AnytimeHigh!.Value),
            PeopleNumbers.Difference(entry.Effect.Difference.Value, unit),
            entry.Effect.Verdict switch { EffectVerdict.Up => "c2", EffectVerdict.Down => "c5", _ => "c6" })).ToList();
        return Blocks.Chart(
            title,
            "Thick: the interval for one look. Thin: the interval that holds however often one looks; a journey works where it lies "
                + "clear of 0.",
            BarCharts.Intervals(title, "An estimate and its intervals for each journey", estimates, mark => unit == "share"
                ? $"{PeopleNumbers.Plain(mark * 100)} pp" : PeopleNumbers.Short(mark)),
            Blocks.Rows(["Journey", "Treated", "Held out", "Difference", "One look", "Any look"],
                known.Select(entry => (IReadOnlyList<Cell>)
            [
                entry.Journey.Title,
                PeopleNumbers.Of(entry.Effect.TreatedValue, unit), PeopleNumbers.Of(entry.Effect.HeldOutValue, unit),
                PeopleNumbers.Difference(entry.Effect.Difference!.Value, unit),
                Interval(entry.Effect.OnceLow, entry.Effect.OnceHigh, unit),
                    Interval(entry.Effect.AnytimeLow, entry.Effect.AnytimeHigh, unit),
            ])));
    }

    private static Dictionary<string, object?> Verdicts(IEnumerable<JourneyResult> journeys) => Blocks.Table(
        "Verdicts",
        "Members treated and held out are those whose goal window is over by the period's end.",
        Blocks.Rows(["Journey", "Goal ", "Treated", "Held out", "On the goal ", "On money "],
            journeys.Select(journey => (IReadOnlyList<Cell>)
        [
            journey.Title, journey.Goal.Length == 0 ? PeopleNumbers.None : journey.Goal,
            Arm(journey.Reach, journey.Reach.Treated), Arm(journey.Reach, journey.Reach.HeldOut),
            Verdict(journey.Reach), Verdict(journey.Money),
        ])));

    private static Cell Verdict(EffectResult effect) => new(
        Capital(effect.Words),
        effect.Verdict switch { EffectVerdict.Up => "good", EffectVerdict.Down or EffectVerdict.Withheld => "bad",
            EffectVerdict.NotEnoughYet => "warn", _ => "" });

    private static Dictionary<string, object?> Funnel(FigureIndex figures, JourneyResult journey)
    {
        var started = figures.Value(Section, "started", journey.Name) ?? 0;
        var title = $"{journey.Title}: from start to end";
        if (started == 0)
        {
            return Blocks.Words(title, "Nobody began it in the period.");
        }

        var heldOut = figures.Value(Section, "held out", journey.Name) ?? 0;
        var sent = journey.Steps.Where(step => step.Outcomes.Any(outcome => outcome.Word == "sent")).Select(step =>
            new Bar($"{step.Words}, sent", step.Outcomes.First(outcome => outcome.Word == "sent").Count, "", "c1"));
        List<Bar> bars = [new("Began", (double)started, "", "c1"), new("Treated", (double)(started - heldOut), "", "c1"), .. sent];
        bars.AddRange(journey.Outcomes.Select(outcome => new Bar(
            $"Ended: {(outcome.Word.Length == 0 ? "at the end of the text" : outcome.Word)}", outcome.Count, "", "c2")));
        var running = (double)(started - heldOut) - journey.Outcomes.Sum(outcome => outcome.Count);
        if (running > 0)
        {
            bars.Add(new Bar("Still under way", running, "", "c6"));
        }

        bars = [.. bars.Select(bar => bar with { Words =
            $"{PeopleNumbers.Whole((decimal)bar.Value)} · {PeopleNumbers.Share((decimal)bar.Value / started)}" })];
        return Blocks.Chart(
            title,
            heldOut == 0
                ? "Nobody is held out."
                : $"{PeopleNumbers.Whole(heldOut)} of {PeopleNumbers.Whole(started)} are held out: nothing is done, and their goal is "
                    + $"measured.",
            BarCharts.Funnel(title, "A bar for each stage, as a share of those who began", bars),
            Blocks.Rows(["Stage", "Members and share"], bars.Select(bar => (IReadOnlyList<Cell>)[bar.Label, bar.Words])));
    }

    private static Dictionary<string, object?>? Steps(JourneyResult journey) =>
        journey.Steps.All(step => step.Reached is null or 0) ? null : Blocks.Table(
            $"{journey.Title}: step by step",
            "",
            Blocks.Rows(["Step", "Done", "How it went "], journey.Steps.Select(step => (IReadOnlyList<Cell>)
            [
                new string('\u2003', Math.Min(step.Depth, 4)) + step.Words,
                step.Reached is { } reached ? PeopleNumbers.Whole(reached) : PeopleNumbers.None,
                step.Outcomes.IsEmpty ? PeopleNumbers.None : string.Join(
                    ", ", step.Outcomes.Select(outcome => $"{outcome.Word} {PeopleNumbers.Whole(outcome.Count)}")),
            ])),
            isWide: false);

    private static string Interval(decimal? low, decimal? high, string unit) =>
        low is { } l && high is { } h ? $"{PeopleNumbers.Difference(l, unit)} to {PeopleNumbers.Difference(h, unit)}" : PeopleNumbers.None;

    private static string Arm(EffectResult effect, long members) =>
        effect.Verdict == EffectVerdict.NotIdentified ? PeopleNumbers.None : PeopleNumbers.Whole(members);

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
