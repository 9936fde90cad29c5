using Workflows.Core.Explaining;
using Workflows.Core.Journeys;
using Workflows.Model.Diagnostics;
using Workflows.Model.Effects;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Examples;

/// <summary>Something that a programme can do and an example ought to show.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Words">What no example shows, for people.</param>
public sealed record Showable(SourceSpan Place, string Words);

/// <summary>What of a programme its examples show: rules that give and each condition that keeps one from giving, tiers, segments, rewards,
/// guards, and the ways of each process.</summary>
public sealed class Coverage
{
    private readonly Programme _programme;
    private readonly List<(object Key, Showable What)> _all = [];
    private readonly HashSet<object> _seen = [];

    /// <summary>Of a programme; nothing is shown yet.</summary>
    public Coverage(Programme programme)
    {
        _programme = programme;
        foreach (var rule in programme.Rules)
        {
            Add((EffectKind.RuleGave, rule.Index), rule.Span, $"rule {rule.Name} never gives anything");
            foreach (var condition in Conditions(rule))
            {
                Add(condition.Span, condition.Span, $"this never keeps rule {rule.Name} from giving");
            }
        }

        foreach (var (ladder, tier) in programme.Ladders.SelectMany(ladder => ladder.Tiers.Skip(1).Select(tier => (ladder, tier))))
        {
            Add((EffectKind.TierChanged, ladder.Index, tier.Index), tier.Span, $"nobody becomes {tier.Name}");
        }

        foreach (var (ladder, match) in programme.Ladders.SelectMany(ladder => ladder.Matches.DistinctBy(match => match.Tier).Select(match => (ladder, match))))
        {
            Add((EffectKind.TierMatched, ladder.Index, match.Tier), match.Span, $"nobody is lent {ladder.Tiers[match.Tier].Name}");
        }

        foreach (var segment in programme.Segments)
        {
            Add((EffectKind.SegmentEntered, segment.Index), segment.Span, $"nobody enters {segment.Name}");
        }

        foreach (var reward in programme.Rewards)
        {
            Add((EffectKind.Redeemed, reward.Index), reward.Span, $"nobody gets {reward.Name}");
        }

        foreach (var guard in programme.Guards)
        {
            Add((nameof(Guard), guard.Index), guard.Span, $"guard {guard.Name} never stops an event");
        }

        foreach (var journey in programme.Journeys)
        {
            AddSteps(journey, journey.Steps);
            for (var place = 1; place <= journey.Exits.Length; place++)
            {
                Add((EffectKind.JourneyFinished, journey.Index, (long)place), journey.Exits[place - 1].Span, $"journey {journey.Name}: this never ends it");
            }
        }
    }

    /// <summary>How many things there are to show.</summary>
    public int Total => _all.Count;

    /// <summary>What no example shows, in the order of the text.</summary>
    public IReadOnlyList<Showable> Missing =>
        [.. _all.Where(one => !_seen.Contains(one.Key)).Select(one => one.What).OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column)];

    /// <summary>An example was run.</summary>
    /// <param name="result">How it went.</param>
    /// <param name="traces">What its rules looked at.</param>
    public void Note(ExampleResult result, IEnumerable<RuleTrace> traces)
    {
        foreach (var trace in traces.Where(trace => trace.FirstFailure is not null))
        {
            _seen.Add(trace.FirstFailure!.Span);
        }

        foreach (var effect in result.Steps.SelectMany(step => step.Effects))
        {
            _seen.Add(KeyOf(effect));
        }
    }

    private static object KeyOf(in Effect effect) => effect.Kind switch
    {
        EffectKind.RuleGave or EffectKind.PassedOn => (EffectKind.RuleGave, effect.Source),
        EffectKind.TierChanged => (EffectKind.TierChanged, effect.Source, effect.Subject),
        EffectKind.SegmentEntered => (EffectKind.SegmentEntered, effect.Subject),
        EffectKind.Redeemed => (EffectKind.Redeemed, effect.Source),
        EffectKind.GuardHeld or EffectKind.GuardRefused or EffectKind.GuardAlerted => (nameof(Guard), effect.Source),
        EffectKind.StepDone => (EffectKind.StepDone, effect.Source, effect.Text ?? ""),
        EffectKind.Extended or EffectKind.Lent => (EffectKind.RuleGave, effect.Source),
        EffectKind.TierMatched => (EffectKind.TierMatched, effect.Source, effect.Subject),
        EffectKind.JourneyFinished => (EffectKind.JourneyFinished, effect.Source, effect.Amount),
        _ => effect.Kind,
    };

    private void Add(object key, SourceSpan place, string words) => _all.Add((key, new Showable(place, words)));

    /// <summary>The parts of its conditions each of which can keep a rule from giving.</summary>
    private static IEnumerable<Expression> Conditions(Rule rule) =>
        new[] { (rule.Trigger as Trigger.Event)?.Where, rule.When }.OfType<Expression>().SelectMany(Parts)
            .Concat(rule.ExceptWhen is { } except ? [except] : []);

    private static IEnumerable<Expression> Parts(Expression condition) =>
        condition is Expression.And and ? Parts(and.Left).Concat(Parts(and.Right)) : [condition];

    private void AddSteps(Journey journey, IEnumerable<JourneyStep> steps)
    {
        foreach (var step in steps)
        {
            foreach (var (way, words) in Ways(step))
            {
                var text = way == StepOutcome.Done ? step.Id : $"{step.Id} {way}";
                Add((EffectKind.StepDone, journey.Index, text), step.Span, $"journey {journey.Name}: {words}");
            }

            AddSteps(journey, Inner(step));
        }
    }

    private static IEnumerable<(string Way, string Words)> Ways(JourneyStep step) => step switch
    {
        JourneyStep.Send x => [(StepOutcome.Done, $"\"{x.Template}\" is never sent")],
        JourneyStep.Match => [(StepOutcome.Done, "this tier is never lent")],
        JourneyStep.Bonus => [(StepOutcome.Done, "these points are never given")],
        JourneyStep.Wait => [(StepOutcome.Done, "this wait is never over")],
        JourneyStep.WaitFor => [(StepOutcome.Arrived, "what it waits for never comes"), (StepOutcome.Late, "what it waits for always comes in time")],
        JourneyStep.If => [("True", "the condition never holds"), ("False", "the condition always holds")],
        JourneyStep.Task x => x.Outcomes.Select(outcome => (outcome.Name, $"task {x.Name} never ends as {outcome.Name}")),
        _ => [],
    };

    private static IEnumerable<JourneyStep> Inner(JourneyStep step) => step switch
    {
        JourneyStep.WaitFor x => x.Arrived.Concat(x.Late),
        JourneyStep.If x => x.Then.Concat(x.Else),
        JourneyStep.Task x => x.Outcomes.SelectMany(outcome => outcome.Steps),
        JourneyStep.Fork x => x.Branches.SelectMany(branch => branch.Steps),
        JourneyStep.Part x => x.Steps,
        _ => [],
    };
}
