using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Where an instance of an earlier version goes on.</summary>
/// <param name="Journey">The journey in force.</param>
/// <param name="Step">Its step.</param>
/// <param name="IsBegun">Whether the step is begun there; else it goes on waiting as it did.</param>
internal sealed record JourneyPlace(Journey Journey, JourneyStep Step, bool IsBegun);

/// <summary>
/// Where running instances of earlier versions of a journey go on where it says <c>running move here</c>: at the place that is stated, else
/// where the same is waited for in the same named part. What has no place ends by the text with which it began.
/// </summary>
internal sealed class JourneyMoves
{
    private readonly FrozenDictionary<(int Journey, string Step), JourneyPlace> _places;

    /// <summary>Finds the places.</summary>
    /// <param name="programme">The version that begins, with the journeys of those before it beside its own.</param>
    /// <param name="names">What each journey is called, as a number that all versions of it have.</param>
    public JourneyMoves(Programme programme, ImmutableArray<int> names)
    {
        var places = new Dictionary<(int, string), JourneyPlace>();
        foreach (var next in programme.Journeys.Where(journey => journey is { IsInForce: true, Running: not null }))
        {
            foreach (var old in programme.Journeys.Where(journey => !journey.IsInForce && names[journey.Index] == names[next.Index]))
            {
                foreach (var (from, to) in Pairs(old, next))
                {
                    places[(old.Index, from.Id)] = new JourneyPlace(next, to, !GoesOn(from, to));
                }
            }
        }

        _places = places.ToFrozenDictionary();
    }

    /// <summary>Where an instance goes on that waits at a step of an earlier version; null where it ends by its text.</summary>
    public JourneyPlace? Of(int journey, string step) => _places.GetValueOrDefault((journey, step));

    /// <summary>
    /// Whether one instance can be at some places at the same time: each in another branch of a fork than all others. Several places that begin the same
    /// step are one.
    /// </summary>
    public static bool CanBeTogether(ImmutableArray<JourneyPlace> places)
    {
        var apart = places.DistinctBy(place => place.IsBegun ? place.Step.Id : $"{place.Step.Id} {places.IndexOf(place)}").ToList();
        for (var i = 0; i < apart.Count; i++)
        {
            if (apart.Skip(i + 1).Any(other => !AreApart(apart[i].Journey, apart[i].Step.Id, other.Step.Id)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two steps are in two branches of one fork.</summary>
    private static bool AreApart(Journey journey, string step, string other) =>
        Planning.ProgrammePlan.StepsOf(journey.Steps).OfType<JourneyStep.Fork>().Any(fork =>
            BranchOf(fork, step) is { } one && BranchOf(fork, other) is { } another && one != another);

    private static string? BranchOf(JourneyStep.Fork fork, string step) =>
        fork.Branches.FirstOrDefault(branch => step.StartsWith($"{fork.Id}.{branch.Name}.", StringComparison.Ordinal))?.Name;

    /// <summary>Whether a name or a place of a stated change is there in a journey.</summary>
    public static bool Has(Journey journey, string from) => Waiting(journey).Any(place => IsMeant(place, from));

    private static IEnumerable<(JourneyStep From, JourneyStep To)> Pairs(Journey old, Journey next)
    {
        var stated = next.Running!.Places;
        var before = Waiting(old).ToList();
        var targets = before.Select(place => stated.Where(one => IsMeant(place, one.From)).OrderBy(one => Depth(place, one.From)).FirstOrDefault()?.To).ToList();
        foreach (var (place, to) in before.Zip(targets))
        {
            if (to is not null && Target(next, to) is { } step)
            {
                yield return (place.Step, step);
            }
        }

        var renamed = Parts(next.Steps).Where(part => part.Was is not null)
            .GroupBy(part => part.Was!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        var now = Waiting(next).ToLookup(place => KeyOf(place, static name => name), place => place.Step);
        foreach (var alike in before.GroupBy(place => KeyOf(place, name => renamed.GetValueOrDefault(name, name))))
        {
            var there = now[alike.Key].ToList();
            foreach (var (place, nth) in alike.Select((place, nth) => (place, nth)).Where(one => targets[before.IndexOf(one.place)] is null))
            {
                // As many as before are the same ones in their order; else only what has kept its place is known again.
                var step = there.Count == alike.Count() ? there[nth] : there.Find(one => one.Id == place.Step.Id);
                if (step is not null)
                {
                    yield return (place.Step, step);
                }
            }
        }
    }

    /// <summary>The steps on which an instance can wait, each with the named parts around it, the outermost first.</summary>
    private static IEnumerable<(JourneyStep Step, ImmutableArray<string> Within)> Waiting(Journey journey) => Waiting(journey.Steps, []);

    private static IEnumerable<(JourneyStep Step, ImmutableArray<string> Within)> Waiting(ImmutableArray<JourneyStep> steps, ImmutableArray<string> within)
    {
        foreach (var step in steps)
        {
            if (step is JourneyStep.WaitFor or JourneyStep.Wait or JourneyStep.Task or JourneyStep.Send)
            {
                yield return (step, within);
            }

            var below = step is JourneyStep.Fork fork
                ? fork.Branches.SelectMany(branch => Waiting(branch.Steps, within.Add($"branch {branch.Name}")))
                : Lists(step).SelectMany(list => Waiting(list, step is JourneyStep.Part part ? within.Add(part.Name) : within));
            foreach (var place in below)
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<ImmutableArray<JourneyStep>> Lists(JourneyStep step) => step switch
    {
        JourneyStep.If x => [x.Then, x.Else],
        JourneyStep.WaitFor x => [x.Arrived, x.Late],
        JourneyStep.Task x => x.Outcomes.Select(outcome => outcome.Steps),
        JourneyStep.Fork x => x.Branches.Select(branch => branch.Steps),
        JourneyStep.Part x => [x.Steps],
        _ => [],
    };

    private static IEnumerable<JourneyStep.Part> Parts(ImmutableArray<JourneyStep> steps) =>
        Planning.ProgrammePlan.StepsOf(steps).OfType<JourneyStep.Part>();

    private static bool IsMeant((JourneyStep Step, ImmutableArray<string> Within) place, string from) =>
        place.Step.Id == from || (place.Step as JourneyStep.Task)?.Name == from || place.Within.Contains(from);

    /// <summary>What says more exactly where comes first: the step itself, then the innermost part.</summary>
    private static int Depth((JourneyStep Step, ImmutableArray<string> Within) place, string from) =>
        place.Step.Id == from ? 0 : (place.Step as JourneyStep.Task)?.Name == from ? 1 : 2 + place.Within.Length - place.Within.LastIndexOf(from);

    private static string KeyOf((JourneyStep Step, ImmutableArray<string> Within) place, Func<string, string> nameOf)
    {
        var what = place.Step switch
        {
            JourneyStep.WaitFor x => $"for {x.EventType}",
            JourneyStep.Task x => $"task {x.Name}",
            JourneyStep.Send x => $"send {x.Channel} {x.Template}",
            _ => "wait",
        };
        return $"{string.Join('/', place.Within.Select(nameOf))}: {what}";
    }

    /// <summary>A part is its first step; one that goes elsewhere at once is the first step there.</summary>
    private static JourneyStep? Target(Journey journey, string id)
    {
        var all = Planning.ProgrammePlan.StepsOf(journey.Steps).ToList();
        var step = all.Find(one => one.Id == id);
        for (var hops = 0; hops <= all.Count && step is JourneyStep.Part or JourneyStep.GoTo; hops++)
        {
            step = step is JourneyStep.Part part ? part.Steps.FirstOrDefault()
                : all.OfType<JourneyStep.Part>().FirstOrDefault(one => one.Name == ((JourneyStep.GoTo)step).Target);
        }

        return step is JourneyStep.Part or JourneyStep.GoTo ? null : step;
    }

    /// <summary>Whether what is waited for is the same: staff who have a task need not be given it again.</summary>
    private static bool GoesOn(JourneyStep from, JourneyStep to) => (from, to) switch
    {
        (JourneyStep.Task old, JourneyStep.Task next) => old.Name == next.Name && old.Team == next.Team,
        _ => from.GetType() == to.GetType(),
    };
}
