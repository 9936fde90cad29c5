using System.Collections.Immutable;
using Workflows.Core.Journeys;
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

/// <summary>Instances of a journey that wait at one place; one that waits in several branches counts at each of them.</summary>
/// <param name="Journey">Index of the journey, of the version by which they go.</param>
/// <param name="Step">Id of the step on which they wait; null for its beginning.</param>
/// <param name="Count">How many.</param>
/// <param name="To">The journey and the step of the next version at which they go on; null where they end by their text.</param>
public sealed record RunningInstances(int Journey, string? Step, int Count, (int Journey, string Step)? To);

/// <summary>Members for whom a journey starts because they are in its segment or tier already.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Treated">How many go through it.</param>
/// <param name="HeldOut">How many are held out.</param>
public sealed record JourneyEntries(string Journey, int Treated, int HeldOut);

/// <summary>What the beginning of a version would mean for the members.</summary>
/// <param name="Members">How many there are.</param>
/// <param name="TierMoves">Who would change tier.</param>
/// <param name="ProgressMoves">Whose way to the next tier would be another one, without those who change tier.</param>
/// <param name="Segments">By segment, how many would enter and leave it.</param>
/// <param name="Running">Journeys that run, by where they wait, and where they go on.</param>
/// <param name="Starting">Journeys that start for who is in their segment or tier already.</param>
public sealed record MemberTrial(
    int Members, ImmutableArray<TierMove> TierMoves, ImmutableArray<string> ProgressMoves,
    ImmutableArray<(string Segment, int Entered, int Left)> Segments, ImmutableArray<RunningInstances> Running, ImmutableArray<JourneyEntries> Starting)
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
        var waiting = new SortedDictionary<(int Journey, string Step), int>(ByPlace);
        foreach (var run in before.Members.SelectMany(member => member.Journeys).Where(run => run.EndedAt == Instant.Never && run.IsWaiting))
        {
            foreach (var step in run.Waits.Select(wait => wait.Step))
            {
                var place = (run.Journey, step.Length == 0 ? "" : beforePlan.StepOf(run.Journey, step).Id);
                waiting[place] = waiting.GetValueOrDefault(place) + 1;
            }
        }

        var counts = new Counts(next);
        var population = new Population(next, log, counts);
        population.Begin(before);
        var moves = MovesOf(beforePlan, next, population.Members, tiers);
        var moved = moves.SelectMany(move => move.Members).ToHashSet(StringComparer.Ordinal);
        return new MemberTrial(
            population.Members.Count(member => !member.IsHousehold), moves,
            [.. population.Members.Where((member, i) => !moved.Contains(member.Id) && WayOf(now, member, at) != standings[i]).Select(member => member.Id)],
            counts.Segments,
            [.. waiting.SelectMany(one => RunningAt(one.Key.Journey, one.Key.Step, one.Value, counts))],
            counts.Entries);
    }

    /// <summary>Those that wait at a place: some may go on elsewhere, while others can't because of another branch of theirs.</summary>
    private static IEnumerable<RunningInstances> RunningAt(int journey, string step, int count, Counts counts)
    {
        var moved = counts.Moves.TryGetValue((journey, step), out var move) ? move.Count : 0;
        var place = step.Length == 0 ? null : step;
        if (moved > 0)
        {
            yield return new RunningInstances(journey, place, moved, move.To);
        }

        if (count > moved)
        {
            yield return new RunningInstances(journey, place, count - moved, null);
        }
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

    private static readonly Comparer<(int Journey, string Step)> ByPlace = Comparer<(int Journey, string Step)>.Create(
        static (a, b) => a.Journey != b.Journey ? a.Journey.CompareTo(b.Journey) : string.CompareOrdinal(a.Step, b.Step));

    /// <summary>What the beginning of the version decides, counted.</summary>
    private sealed class Counts(ProgrammePlan plan) : IStepSink
    {
        private readonly int[] _entered = new int[plan.Programme.Segments.Length];
        private readonly int[] _left = new int[plan.Programme.Segments.Length];
        private readonly (int Treated, int HeldOut)[] _started = new (int, int)[plan.Programme.Journeys.Length];

        /// <summary>Where instances go on, and how many, by where they waited.</summary>
        public Dictionary<(int Journey, string Step), ((int Journey, string Step) To, int Count)> Moves { get; } = [];

        public ImmutableArray<(string Segment, int Entered, int Left)> Segments => [.. plan.Programme.Segments
            .Where(segment => _entered[segment.Index] + _left[segment.Index] > 0)
            .Select(segment => (segment.Name, _entered[segment.Index], _left[segment.Index]))];

        public ImmutableArray<JourneyEntries> Entries => [.. plan.Programme.Journeys
            .Where(journey => _started[journey.Index] != (0, 0))
            .Select(journey => new JourneyEntries(journey.Name, _started[journey.Index].Treated, _started[journey.Index].HeldOut))];

        public void Accept(MemberState member, Model.Events.EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            foreach (var effect in output.Effects)
            {
                switch (effect.Kind)
                {
                    case EffectKind.SegmentEntered:
                        _entered[effect.Subject]++;
                        break;
                    case EffectKind.SegmentLeft:
                        _left[effect.Subject]++;
                        break;
                    case EffectKind.JourneyStarted:
                        var (treated, heldOut) = _started[effect.Source];
                        _started[effect.Source] = effect.Amount == 0 ? (treated + 1, heldOut) : (treated, heldOut + 1);
                        break;
                    case EffectKind.JourneyMoved:
                        var steps = effect.Text!.Split(' ');
                        var from = ((int)effect.Amount, steps[0] == JourneyIncident.AtStart ? "" : steps[0]);
                        Moves[from] = ((effect.Source, steps[1]), Moves.GetValueOrDefault(from).Count + 1);
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
