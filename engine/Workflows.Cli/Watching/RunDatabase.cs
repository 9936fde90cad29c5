using System.Collections.Immutable;
using System.Globalization;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Journeys;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Designer.Ports;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Watching;

/// <summary>
/// A database that is watched while it is run with: what journeys did is added up as the log grows, a stretch at a time; members are read one by
/// one, when somebody asks for them or something happened in their journeys.
/// </summary>
internal sealed class RunDatabase : IRunDatabase, IDisposable
{
    /// <summary>So many entries are counted in about half a second.</summary>
    private const int EntriesOfALook = 50_000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly Terminal _terminal;
    private readonly PieceReader _reader;
    private readonly WaitingPlaces _waiting = new();
    private readonly JourneyMarks _marks = new();
    private readonly List<JourneyTally> _tallies = [];
    private ProgrammePlan _plan = null!;
    private MemberCodec _codec = null!;
    private InstanceJournal _journal = null!;
    private long _counted;

    private RunDatabase(string path, Terminal terminal, PieceReader reader) => (_path, _terminal, _reader) = (path, terminal, reader);

    /// <inheritdoc/>
    public Programme Programme
    {
        get
        {
            lock (_lock)
            {
                return _plan.Programme;
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<JourneyCounts> Counts
    {
        get
        {
            lock (_lock)
            {
                return [.. _tallies.Select(tally => tally.With(_waiting))];
            }
        }
    }

    /// <summary>Opens a database.</summary>
    /// <exception cref="StorageFault">There is none, or it can't be read.</exception>
    /// <exception cref="ShellFault">A text that it keeps doesn't compile.</exception>
    public static RunDatabase Open(string path, Terminal terminal)
    {
        var database = new RunDatabase(path, terminal, PieceReader.Open(path));
        try
        {
            database.TakeVersions();
            return database;
        }
        catch (Exception)
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public RunSight Look() => Asked(() =>
    {
        if (_reader.Versions != _plan.Number)
        {
            TakeVersions();
        }

        return _reader.AtOneMoment(() =>
        {
            var last = _reader.LastEntry;
            if (_reader.Versions == _plan.Number)
            {
                Count(Math.Min(last, _counted + EntriesOfALook));
            }

            return new RunSight(_counted, last, LocalTime.ToTheMinute(_plan.Calendar, _reader.Received));
        });
    });

    /// <inheritdoc/>
    public string Local(Instant at)
    {
        lock (_lock)
        {
            return LocalTime.ToTheMinute(_plan.Calendar, at);
        }
    }

    /// <inheritdoc/>
    public InstancePage Instances(InstanceQuery query) => Asked(() => _reader.AtOneMoment(() =>
    {
        var journeys = query.Journeys ?? _plan.Programme.Journeys.Select(journey => journey.Index).ToHashSet();
        return query.Member is { } member ? OfMember(member, query, journeys)
            : query is { State: InstanceState.Running, HasProblems: false } ? Running(query, journeys)
            : query is { State: InstanceState.Suspended } ? StandingStill(query, journeys)
            : Marked(query, journeys);
    }));

    /// <inheritdoc/>
    public Instance? Find(string id) => Asked(() =>
    {
        var parts = id.Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return parts is [>= 0 and var member, >= 0 and var journey, > 0 and var number] && journey < _plan.Programme.Journeys.Length
            ? _reader.AtOneMoment(() => InstanceOf(new RunName(member, journey, number))) : null;
    });

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private T Asked<T>(Func<T> answer)
    {
        lock (_lock)
        {
            try
            {
                return answer();
            }
            catch (Exception fault) when (fault is StorageFault or ShellFault)
            {
                throw new RunFault(fault.Message, fault);
            }
            catch (FormatException fault)
            {
                throw new RunFault($"{_path}: the state of a member can't be read. {fault.Message}", fault);
            }
        }
    }

    /// <summary>A version that began since has journeys of its own; those before it keep their places.</summary>
    private void TakeVersions()
    {
        using var reader = RunReader.Open(_path);
        _plan = StoredProgrammes.Of(reader, _terminal).Plan;
        _codec = new MemberCodec(_plan);
        _journal = new InstanceJournal(_plan);
        foreach (var journey in _plan.Programme.Journeys.Skip(_tallies.Count))
        {
            _tallies.Add(new JourneyTally(_plan, journey));
        }
    }

    private void Count(long until)
    {
        var touched = new SortedSet<int>();
        foreach (var entry in _reader.Decisions(_counted, until))
        {
            foreach (var effect in entry.Effects.Where(effect => IsOfAJourney(effect.Kind)))
            {
                _tallies[effect.Source].Take(effect);
                _marks.Take(entry.Id, effect);
                touched.Add(entry.Member);
            }
        }

        foreach (var member in touched)
        {
            _waiting.Put(member, StandingsOf(member));
        }

        _counted = until;
    }

    private static bool IsOfAJourney(EffectKind kind) =>
        kind is (>= EffectKind.JourneyStarted and <= EffectKind.TaskEnded) or EffectKind.JourneyCancelled or EffectKind.JourneyMoved or EffectKind.JourneySuspended;

    private ImmutableArray<JourneyInstance> StandingsOf(int member) =>
        _reader.StateOf(member) is { Length: > 0 } state ? JourneyInstance.Of(_codec.Read("", member, state)) : [];

    private InstancePage OfMember(string member, InstanceQuery query, IReadOnlySet<int> journeys)
    {
        if (_reader.Find(member) is not { } index)
        {
            return new InstancePage([], 0);
        }

        var runs = (from entry in _reader.DecisionsOf(index)
                    from effect in entry.Effects.Reverse()
                    where effect.Kind == EffectKind.JourneyStarted && journeys.Contains(effect.Source)
                    select new RunName(index, effect.Source, effect.Subject)).ToList();
        var found = runs.Select(InstanceOf).OfType<Instance>().Where(one => query.State is null || one.State == query.State
                || (query.State == InstanceState.Running && one.State == InstanceState.Suspended))
            .Where(one => !query.HasProblems || one.Journal.Any(line => line.Kind == JournalKind.Problem)).ToList();
        return new InstancePage([.. found.Skip(query.Skip).Take(query.Take)], found.Count);
    }

    private InstancePage Running(InstanceQuery query, IReadOnlySet<int> journeys)
    {
        bool IsAsked(WaitingPlace place) => journeys.Contains(place.Journey) && (query.Step is null ? place.IsFirst : place.Step == query.Step);
        return Page(query, _waiting.MembersAt(IsAsked),
            one => one.Waits.Where((wait, index) => IsAsked(new WaitingPlace(one.Journey, wait.Step, index == 0))).Any());
    }

    private InstancePage StandingStill(InstanceQuery query, IReadOnlySet<int> journeys) =>
        Page(query, _waiting.StandingStill(journeys), one => one.Incident is not null && journeys.Contains(one.Journey));

    /// <summary>A page of runs that aren't over, of members of whom so many are asked for.</summary>
    private InstancePage Page(InstanceQuery query, IEnumerable<(int Member, int Count)> members, Func<JourneyInstance, bool> isAsked)
    {
        var (skip, total, page) = (query.Skip, 0L, ImmutableArray.CreateBuilder<Instance>());
        foreach (var (member, count) in members)
        {
            total += count;
            if (skip >= count)
            {
                skip -= count;
            }
            else if (page.Count < query.Take)
            {
                page.AddRange(StandingsOf(member)
                    .Where(one => one.IsRunning && isAsked(one))
                    .Skip(skip).Take(query.Take - page.Count).Select(one => InstanceOf(new RunName(member, one.Began, one.Number))!));
                skip = 0;
            }
        }

        return new InstancePage(page.ToImmutable(), total);
    }

    private InstancePage Marked(InstanceQuery query, IReadOnlySet<int> journeys)
    {
        var mark = query switch
        {
            { HasProblems: true } => JourneyMark.Problem,
            { State: InstanceState.Finished } => JourneyMark.Finished,
            { State: InstanceState.Cancelled } => JourneyMark.Cancelled,
            _ => JourneyMark.Started,
        };
        var runs = _marks.Page(_reader, mark, journeys, query.Skip, query.Take);
        return new InstancePage([.. runs.Select(InstanceOf).OfType<Instance>()], _marks.Count(mark, journeys));
    }

    private Instance? InstanceOf(RunName run)
    {
        var decisions = _journal.Of(_reader.DecisionsOf(run.Member), run);
        if (decisions.Count == 0)
        {
            return null;
        }

        var (first, last) = (decisions[0].Effect, decisions.Last(one => one.Effect.Kind != EffectKind.GoalReached).Effect);
        var standing = StandingsOf(run.Member)
            .FirstOrDefault(one => one.IsRunning && one.Number == run.Number && _plan.IsOneJourney(one.Journey, run.Journey));
        return new Instance(
            $"{run.Member}-{first.Source}-{run.Number}", _reader.IdOf(run.Member), last.Source,
            standing is { Incident: not null } ? InstanceState.Suspended
            : standing is not null ? InstanceState.Running
            : decisions.Exists(one => one.Effect.Kind == EffectKind.JourneyCancelled) ? InstanceState.Cancelled : InstanceState.Finished,
            first.Amount != 0,
            [.. (standing?.Waits ?? []).Select(wait => new WaitingStep(
                wait.Step, wait.Since, wait.Due, standing!.Incident is { Why: var why } ? $"stands still: {why}"
                    : $"waits until {LocalTime.ToTheMinute(_plan.Calendar, wait.Due)} at the latest"))],
            [.. decisions.Select(one => _journal.LineOf(one.Entry, one.Effect))]);
    }
}
