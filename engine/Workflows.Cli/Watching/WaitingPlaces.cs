using System.Collections.Immutable;
using Workflows.Core.Journeys;

namespace Workflows.Cli.Watching;

/// <summary>A place at which a run waits.</summary>
/// <param name="Journey">Index of the journey.</param>
/// <param name="Step">Id of the step.</param>
/// <param name="IsFirst">Whether it is the first place of its run: by these runs are counted.</param>
internal readonly record struct WaitingPlace(int Journey, string Step, bool IsFirst);

/// <summary>
/// Where members wait in journeys. Many wait at the same places, so each of these stands once, and of a member only its number: four bytes
/// for each, however many there are.
/// </summary>
internal sealed class WaitingPlaces
{
    private readonly List<int> _ofMember = [];
    private readonly List<ImmutableArray<WaitingPlace>> _known = [[]];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<WaitingPlace, long> _counts = [];
    private readonly SortedDictionary<int, ImmutableArray<int>> _standingStill = [];

    /// <summary>Notes where a member waits now.</summary>
    public void Put(int member, ImmutableArray<JourneyInstance> instances)
    {
        while (_ofMember.Count <= member)
        {
            _ofMember.Add(0);
        }

        var number = NumberOf([.. instances.Where(one => one.IsRunning).SelectMany(one =>
            one.Waits.Select((wait, index) => new WaitingPlace(one.Journey, wait.Step, index == 0)))]);
        ImmutableArray<int> still = [.. instances.Where(one => one is { IsRunning: true, Incident: not null }).Select(one => one.Journey)];
        if (still.IsEmpty)
        {
            _standingStill.Remove(member);
        }
        else
        {
            _standingStill[member] = still;
        }

        Count(_known[_ofMember[member]], -1);
        Count(_known[number], 1);
        _ofMember[member] = number;
    }

    /// <summary>How many runs of a journey wait anywhere.</summary>
    public long RunningIn(int journey, IEnumerable<string> steps) =>
        steps.Prepend("").Sum(step => _counts.GetValueOrDefault(new WaitingPlace(journey, step, true)));

    /// <summary>How many wait at a step.</summary>
    public long WaitingAt(int journey, string step) =>
        _counts.GetValueOrDefault(new WaitingPlace(journey, step, true)) + _counts.GetValueOrDefault(new WaitingPlace(journey, step, false));

    /// <summary>The members of whom runs of some journeys stand still, each with how many, in the order of the members.</summary>
    public IEnumerable<(int Member, int Count)> StandingStill(IReadOnlySet<int> journeys) =>
        _standingStill.Select(one => (one.Key, one.Value.Count(journeys.Contains))).Where(one => one.Item2 > 0);

    /// <summary>The members who wait at some of the places that are asked for, each with at how many, in the order of the members.</summary>
    public IEnumerable<(int Member, int Count)> MembersAt(Func<WaitingPlace, bool> isAsked)
    {
        var asked = _known.Select(places => places.Count(isAsked)).ToArray();
        return _ofMember.Select((number, member) => (member, asked[number])).Where(one => one.Item2 > 0);
    }

    private int NumberOf(ImmutableArray<WaitingPlace> places)
    {
        var words = string.Join(' ', places.Select(place => $"{place.Journey}:{place.Step}:{place.IsFirst}"));
        if (!_numbers.TryGetValue(words, out var number))
        {
            number = _known.Count;
            _numbers.Add(words, number);
            _known.Add(places);
        }

        return number;
    }

    private void Count(ImmutableArray<WaitingPlace> places, long by)
    {
        foreach (var place in places)
        {
            _counts[place] = _counts.GetValueOrDefault(place) + by;
        }
    }
}
