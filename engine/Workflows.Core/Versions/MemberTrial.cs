using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>Members who would change tier.</summary>
/// <param name="Ladder">The ladder.</param>
/// <param name="From">The tier as it is called now.</param>
/// <param name="To">The tier as it is called then.</param>
/// <param name="Members">Who, in the order in which they became known.</param>
public sealed record TierMove(string Ladder, string From, string To, ImmutableArray<string> Members);

/// <summary>Instances of a journey that run, and end by the steps of a version.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Version">The version that they began with, from 1.</param>
/// <param name="Count">How many.</param>
public sealed record RunningInstances(string Journey, int Version, int Count);

/// <summary>What the beginning of a version would mean for the members.</summary>
/// <param name="Members">How many there are.</param>
/// <param name="TierMoves">Who would change tier.</param>
/// <param name="ProgressMoves">Whose way to the next tier would be another one, without those who change tier.</param>
/// <param name="Segments">By segment, how many would enter and leave it.</param>
/// <param name="Running">Journeys that run on under the versions that they began with.</param>
public sealed record MemberTrial(
    int Members, ImmutableArray<TierMove> TierMoves, ImmutableArray<string> ProgressMoves,
    ImmutableArray<(string Segment, int Entered, int Left)> Segments, ImmutableArray<RunningInstances> Running)
{
    /// <summary>Tries a version on members in memory.</summary>
    /// <param name="before">The members under the version in force, at the instant before which everything is done; not to be used any more.</param>
    /// <param name="beforePlan">The version in force.</param>
    /// <param name="next">The version, with the instant from which it would be in force as the end of the last of its past versions.</param>
    /// <param name="log">The log of each member.</param>
    public static MemberTrial Of(Population before, ProgrammePlan beforePlan, ProgrammePlan next, IMemberLog log)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(beforePlan);
        ArgumentNullException.ThrowIfNull(next);
        var at = next.Past[^1].Until;
        before.CloseAt(at);
        var old = new ProgressReader(beforePlan);
        var now = new ProgressReader(next);
        var standings = before.Members.Select(member => WayOf(old, member, at)).ToList();
        var tiers = before.Members.Select(member => beforePlan.Programme.Ladders.Select(ladder => member.Tier(ladder.Index)).ToArray()).ToList();
        var running = before.Members.SelectMany(member => member.Journeys).Where(run => run.EndedAt == Instant.Never)
            .GroupBy(run => run.Journey).OrderBy(group => group.Key)
            .Select(group => new RunningInstances(
                beforePlan.Programme.Journeys[group.Key].Name, beforePlan.VersionOfJourney(group.Key) ?? 1, group.Count())).ToImmutableArray();
        var counts = new SegmentCounts(next);
        var population = new Population(next, log, counts);
        population.Begin(before);
        var moves = MovesOf(beforePlan, next, population.Members, tiers);
        var moved = moves.SelectMany(move => move.Members).ToHashSet(StringComparer.Ordinal);
        return new MemberTrial(
            population.Members.Count(member => !member.IsHousehold), moves,
            [.. population.Members.Where((member, i) => !moved.Contains(member.Id) && WayOf(now, member, at) != standings[i]).Select(member => member.Id)],
            counts.All, running);
    }

    private static ImmutableArray<TierMove> MovesOf(
        ProgrammePlan before, ProgrammePlan next, IReadOnlyList<MemberState> members, List<int[]> tiers)
    {
        var moves = new SortedDictionary<(int Ladder, int From, int To), List<string>>();
        foreach (var member in members)
        {
            for (var ladder = 0; ladder < tiers[member.Index].Length; ladder++)
            {
                var was = tiers[member.Index][ladder];
                if (next.PresentTier(before.Number, ladder, was) != member.Tier(ladder))
                {
                    var key = (ladder, was, member.Tier(ladder));
                    (moves.TryGetValue(key, out var list) ? list : moves[key] = []).Add(member.Id);
                }
            }
        }

        return [.. moves.Select(move => new TierMove(
            next.Programme.Ladders[move.Key.Ladder].Name, before.Programme.Ladders[move.Key.Ladder].Tiers[move.Key.From].Name,
            next.Programme.Ladders[move.Key.Ladder].Tiers[move.Key.To].Name, [.. move.Value]))];
    }

    /// <summary>What is missing to the next tier of each ladder, as text.</summary>
    private static string WayOf(ProgressReader reader, MemberState member, Instant now) => string.Join(';', reader.Of(member, now)
        .Select(ladder => $"{ladder.Ladder.Index} {string.Join(',', ladder.ToNext.Select(gap => gap.Missing is { } missing && missing > Fraction.Zero ? $"{missing}" : "0"))}"));

    private sealed class SegmentCounts(ProgrammePlan plan) : IStepSink
    {
        private readonly int[] _entered = new int[plan.Programme.Segments.Length];
        private readonly int[] _left = new int[plan.Programme.Segments.Length];

        public ImmutableArray<(string Segment, int Entered, int Left)> All => [.. plan.Programme.Segments
            .Where(segment => _entered[segment.Index] + _left[segment.Index] > 0)
            .Select(segment => (segment.Name, _entered[segment.Index], _left[segment.Index]))];

        public void Accept(MemberState member, Model.Events.EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            foreach (var effect in output.Effects)
            {
                if (effect.Kind == EffectKind.SegmentEntered)
                {
                    _entered[effect.Subject]++;
                }
                else if (effect.Kind == EffectKind.SegmentLeft)
                {
                    _left[effect.Subject]++;
                }
            }
        }
    }
}
