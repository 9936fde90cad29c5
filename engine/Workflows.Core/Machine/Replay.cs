using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>What a member's log comes to when it is judged from its beginning.</summary>
/// <param name="State">The member at the end.</param>
/// <param name="Accounts">Net amounts by input, currency and account.</param>
/// <param name="Awards">Points by input, rule and currency.</param>
internal sealed record Judgement(
    MemberState State,
    SortedDictionary<(long Input, int Currency), long[]> Accounts,
    SortedDictionary<(long Input, int Rule, int Currency), long> Awards)
{
    /// <summary>What limits cut, by input, in the order in which they did.</summary>
    public List<(long Input, Effect Cut)> Cuts { get; } = [];

    /// <summary>What was passed on to other members, in order.</summary>
    public List<Passing> Passings { get; } = [];
}

/// <summary>A step of a log that is judged again, as it is seen right after it.</summary>
/// <param name="Entry">The entry; null for the clock.</param>
/// <param name="At">When it counts.</param>
/// <param name="State">The member, who goes on to change: nothing may keep it.</param>
/// <param name="Version">Which version of the programme was in force, from 0.</param>
/// <param name="Output">What was decided; used again for the next step.</param>
internal readonly record struct ReplayedStep(LogEntry? Entry, Instant At, MemberState State, int Version, StepOutput Output);

/// <summary>
/// Judges a member's log from its beginning, with recorded answers, journeys and redemptions taken as facts. It calls the same step as
/// the live engine.
/// </summary>
internal sealed class Replay(ProgrammePlan plan, bool keepsArithmetic = false)
{
    // By version: each instant is judged by the version that was in force at it.
    private readonly MemberStep[] _steps =
        [.. plan.Past.Select(past => new MemberStep(past.Plan, runsJourneys: false)), new MemberStep(plan, runsJourneys: false)];

    private Dictionary<Instant, long> _begins = [];
    private GivenBefore? _given;
    private PendingRefreshes _refreshes = new(CutTable.None, []);
    private int _version;
    private readonly StepOutput _output = new() { KeepsArithmetic = keepsArithmetic };
    private Action<ReplayedStep>? _observe;

    /// <summary>What was given in the log that was judged last, by the version that was in force; empty where there is only one.</summary>
    public IReadOnlyList<Given> Given => _given?.All ?? [];

    /// <summary>Judges a log.</summary>
    /// <param name="member">The member's id.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="log">The log, as it came; reversals in it are worked in.</param>
    /// <param name="cuts">The cuts that are in force, with those before them: recorded ones are taken, none is found anew.</param>
    /// <param name="until">The instant up to which the clock goes on after the last entry.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="newLotsOf">The log id of what the clock gives now that it didn't give when it came.</param>
    /// <param name="endsWithVersion">Whether nothing more is to be done at that instant once the last version has begun at it.</param>
    /// <param name="observe">Sees every step; null for nobody.</param>
    public Judgement Judge(
        string member, int index, IReadOnlyList<LogEntry> log, CutTable cuts, Instant until, IAnswers answers, long newLotsOf,
        Action<ReplayedStep>? observe = null, bool endsWithVersion = false)
    {
        _observe = observe;
        _refreshes = new PendingRefreshes(cuts, log);
        (_version, _given) = (0, plan.Past.IsEmpty ? null : new GivenBefore());
        var judgement = new Judgement(_steps[0].NewMember(member, index), [], []);
        var wakeIds = log.Where(entry => entry is { Event: null, IsRefresh: false }).GroupBy(entry => entry.At).ToDictionary(group => group.Key, group => group.First().Id);
        _begins = plan.Past.Select(past => past.Until)
            .Select(at => (At: at, Entry: log.LastOrDefault(entry => entry is { Event: null, IsRefresh: false } && entry.At == at)))
            .Where(begin => begin.Entry is not null).ToDictionary(begin => begin.At, begin => begin.Entry!.Id);
        foreach (var entry in EffectiveLog.Of(plan.Programme, log))
        {
            BringTo(judgement, entry.At, wakeIds, newLotsOf, answers);
            _output.Clear(entry.Id);
            if (entry.Event is { } record)
            {
                _steps[_version].Event(judgement.State, record, answers, _output, entry.IsDenied);
            }

            var follows = entry.Event is not null;
            foreach (var gifts in entry.Gifts.GroupBy(gift => gift.SubStep))
            {
                _output.SubStep = gifts.Key;
                _steps[_version].Replay(judgement.State, entry.At, gifts, follows, answers, _output);
                follows = true;
            }

            _steps[_version].EndEntry(judgement.State, entry.At, _output);
            Count(judgement, entry.Event);
            _observe?.Invoke(new(entry, entry.At, judgement.State, _version, _output));
        }

        BringTo(judgement, endsWithVersion ? new Instant(until.Micros - 1) : until, wakeIds, newLotsOf, answers);
        if (endsWithVersion)
        {
            PassTo(judgement, until, wakeIds, newLotsOf, answers);
        }

        return judgement;
    }

    /// <summary>Lets the clock go on to an instant, through the versions that began until then.</summary>
    private void BringTo(Judgement judgement, Instant to, Dictionary<Instant, long> wakeIds, long newLotsOf, IAnswers answers)
    {
        PassTo(judgement, to, wakeIds, newLotsOf, answers);
        RefreshUntil(judgement, to, wakeIds, newLotsOf, answers);
        WakeUntil(judgement, to, wakeIds, newLotsOf, answers);
    }

    /// <summary>Judges the member by the cuts of each refresh until an instant, with the places that the member got then.</summary>
    private void RefreshUntil(Judgement judgement, Instant to, Dictionary<Instant, long> wakeIds, long newLotsOf, IAnswers answers)
    {
        while (_refreshes.Next <= to)
        {
            var (table, at, entry) = _refreshes.Take();
            WakeUntil(judgement, at, wakeIds, newLotsOf, answers);
            _output.Clear(entry?.Id ?? newLotsOf);
            _output.AskedAs = entry?.Id ?? (at.Micros ^ long.MinValue);
            _steps[_version].Refresh(judgement.State, table, at, entry?.Places ?? [], answers, _output);
            if (_output.Effects.Count > 1)
            {
                Count(judgement);
                _observe?.Invoke(new(null, at, judgement.State, _version, _output));
            }
        }
    }

    private void PassTo(Judgement judgement, Instant to, Dictionary<Instant, long> wakeIds, long newLotsOf, IAnswers answers)
    {
        while (_version < plan.Past.Length && plan.Past[_version].Until <= to)
        {
            var at = plan.Past[_version].Until;
            RefreshUntil(judgement, at, wakeIds, newLotsOf, answers);
            WakeUntil(judgement, at, wakeIds, newLotsOf, answers);
            _version++;
            _output.Clear(_begins.GetValueOrDefault(at, newLotsOf));
            _steps[_version].BeginVersion(judgement.State, at, _given!, _output);
            _observe?.Invoke(new(null, at, judgement.State, _version, _output));
        }
    }

    private void WakeUntil(Judgement judgement, Instant until, Dictionary<Instant, long> wakeIds, long newLotsOf, IAnswers answers)
    {
        while (judgement.State.NextClock <= until)
        {
            var at = judgement.State.NextClock;
            var isLogged = wakeIds.TryGetValue(at, out var id);
            _output.Clear(isLogged ? id : newLotsOf);
            _output.AskedAs = isLogged ? id : -at.Micros;
            _steps[_version].Wake(judgement.State, at, waitsToo: false, answers, _output);
            Count(judgement);
            _observe?.Invoke(new(null, at, judgement.State, _version, _output));
        }
    }

    private void Count(Judgement judgement, EventRecord? record = null)
    {
        _given?.Take(record, _output);
        judgement.Passings.AddRange(_output.Passings);
        foreach (var posting in _output.Postings)
        {
            var key = (posting.Lot == 0 ? _output.LogId : posting.Lot, posting.Currency);
            if (!judgement.Accounts.TryGetValue(key, out var accounts))
            {
                judgement.Accounts[key] = accounts = new long[ChartOfAccounts.Count];
            }

            accounts[(int)posting.From] -= posting.Amount;
            accounts[(int)posting.To] += posting.Amount;
        }

        foreach (var effect in _output.Effects)
        {
            if (effect.Kind is EffectKind.CutByCap or EffectKind.CutByBudget)
            {
                judgement.Cuts.Add((_output.LogId, effect));
            }

            if (effect.Kind != EffectKind.RuleGave)
            {
                continue;
            }

            var key = (_output.LogId, effect.Source, effect.Currency);
            judgement.Awards[key] = judgement.Awards.GetValueOrDefault(key) + effect.Amount;
        }
    }
}
