using Workflows.Core.Households;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A place of a leaderboard that a member got.</summary>
internal sealed record NaivePlace(string Member, Instant At, int Ranking, int Rank);

/// <summary>The cuts that a refresh found, by ranking, in units of its scale.</summary>
internal sealed record NaiveRefresh(Instant At, IReadOnlyDictionary<int, IReadOnlyList<long>> Cuts);

/// <summary>What is taken as given: each member's log, the cuts and places of refreshes, and what pools answered.</summary>
internal sealed class NaiveRecords(NaiveAnswers answers)
{
    private readonly SortedDictionary<string, List<(long Id, EventRecord Record)>> _logs = new(StringComparer.Ordinal);

    /// <summary>What the clock did for a member at an instant, and what cuts did, by the number that it has in the log.</summary>
    private readonly Dictionary<(string Member, Instant At, bool IsRefresh), long> _clock = [];

    /// <summary>The ids of those who were erased.</summary>
    private readonly HashSet<string> _anew = [];

    public NaiveAnswers Answers => answers;

    /// <summary>By what name the codes of a member's vouchers are made.</summary>
    public string NameOf(string member) => _anew.Contains(member) ? $"{member} anew" : member;

    /// <summary>What journeys gave to each member.</summary>
    private readonly Dictionary<string, List<NaiveRound>> _rounds = [];

    public List<NaiveRefresh> Refreshes { get; } = [];

    public List<NaivePlace> Places { get; } = [];

    public IEnumerable<string> Members => _logs.Keys.Where(id => !MemberState.IsOfHousehold(id));

    public IEnumerable<string> Households => _logs.Keys.Where(MemberState.IsOfHousehold);

    /// <summary>Somebody was erased: the id is nobody's, or somebody new's.</summary>
    public void Forget(string member)
    {
        _anew.Add(member);
        _logs.Remove(member);
        _rounds.Remove(member);
        foreach (var key in _clock.Keys.Where(key => key.Member == member).ToList())
        {
            _clock.Remove(key);
        }

        Places.RemoveAll(place => place.Member == member);
        answers.Forget(member);
    }

    public IReadOnlyList<(long Id, EventRecord Record)> LogOf(string member) => _logs.TryGetValue(member, out var log) ? log : [];

    /// <summary>What journeys gave to a member.</summary>
    public IReadOnlyList<NaiveRound> RoundsOf(string member) => _rounds.TryGetValue(member, out var rounds) ? rounds : [];

    /// <summary>As what a member asks pools by the clock at an instant: the entry of the log, or the instant where nobody knew of it then.</summary>
    public long ClockOf(string member, Instant at, bool isRefresh) => _clock.TryGetValue((member, at, isRefresh), out var id) ? id
        : isRefresh ? at.Micros ^ long.MinValue : -at.Micros;

    /// <summary>Whether a step is the refresh of rankings.</summary>
    public static bool IsRefresh(Step step) => step.Effects.Any(effect => effect.Kind == EffectKind.Refreshed);

    /// <summary>Takes in what a step recorded. A request that was refused has never been.</summary>
    public void Read(Step step)
    {
        if (IsRefresh(step))
        {
            Refreshes.Add(new NaiveRefresh(step.At, CutsOf(step)));
        }

        if (step.Event is null)
        {
            _clock.TryAdd((step.Member, step.At, step.Effects.Any(effect => effect.Kind == EffectKind.JudgedByCuts)), step.Id);
        }

        if (step.Effects.Any(effect => effect.Kind == EffectKind.JourneyGave))
        {
            (_rounds.TryGetValue(step.Member, out var rounds) ? rounds : _rounds[step.Member] = []).AddRange(NaiveRound.Of(step));
        }

        Places.AddRange(step.Effects.Where(effect => effect.Kind == EffectKind.Placed)
            .Select(effect => new NaivePlace(step.Member, effect.At, effect.Source, effect.Subject)));
        var isRefused = step.Event is { } asked && (RewardRequest.Is(asked) || HouseholdRequest.IsOfHousehold(asked)) && step.Effects.Any(effect => effect.Kind == EffectKind.Rejected);
        if (step.Event is { } record && !isRefused)
        {
            (_logs.TryGetValue(step.Member, out var log) ? log : _logs[step.Member] = []).Add((step.Id, record));
        }
    }

    /// <summary>What other members' steps have passed on because of a member's.</summary>
    public IEnumerable<EventRecord> PassedOnBy(Programme programme, string member) =>
        _logs.Values.SelectMany(log => NaiveLog.Effective(programme, log.Where(entry => PassingEvents.Is(entry.Record.Type))))
            .Select(entry => entry.Record)
            .Where(record => record.Texts[PassingEvents.From] == member && record.Numbers[PassingEvents.Points] > 0);

    /// <summary>The cuts of a ranking by the last of so many refreshes that found any; none before.</summary>
    public IReadOnlyList<long> CutsOf(int ranking, int refreshes)
    {
        for (var i = refreshes - 1; i >= 0; i--)
        {
            if (Refreshes[i].Cuts.TryGetValue(ranking, out var cuts))
            {
                return cuts;
            }
        }

        return [];
    }

    /// <summary>The cuts that a refresh found, by ranking.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<long>> CutsOf(Step step) => step.Effects
        .Where(effect => effect.Kind is EffectKind.Refreshed or EffectKind.CutFound).GroupBy(effect => effect.Source)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<long>)
            [.. group.Where(effect => effect.Kind == EffectKind.CutFound).OrderBy(effect => effect.Subject).Select(effect => effect.Amount)]);
}
