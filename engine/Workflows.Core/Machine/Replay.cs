using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
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

/// <summary>
/// Judges a member's log from its beginning, with recorded answers, journeys and redemptions taken as facts. It calls the same step as
/// the live engine.
/// </summary>
internal sealed class Replay(ProgrammePlan plan, bool keepsArithmetic = false)
{
    private readonly MemberStep _step = new(plan, runsJourneys: false);
    private readonly StepOutput _output = new() { KeepsArithmetic = keepsArithmetic };
    private Action<LogEntry?, Instant, StepOutput>? _observe;

    /// <summary>Judges a log.</summary>
    /// <param name="member">The member's id.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="log">The log, as it came; reversals in it are worked in.</param>
    /// <param name="until">The instant up to which the clock goes on after the last entry.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="newLotsOf">The log id of what the clock gives now that it didn't give when it came.</param>
    /// <param name="observe">Sees every step: the entry, or null for the clock, its instant and what was decided; null for nobody.</param>
    public Judgement Judge(
        string member, int index, IReadOnlyList<LogEntry> log, Instant until, IAnswers answers, long newLotsOf,
        Action<LogEntry?, Instant, StepOutput>? observe = null)
    {
        _observe = observe;
        var judgement = new Judgement(_step.NewMember(member, index), [], []);
        var wakeIds = log.Where(entry => entry.Event is null).GroupBy(entry => entry.At).ToDictionary(group => group.Key, group => group.First().Id);
        foreach (var entry in EffectiveLog.Of(plan.Programme, log))
        {
            WakeUntil(judgement, entry.At, wakeIds, newLotsOf, answers);
            _output.Clear(entry.Id);
            if (entry.Event is { } record)
            {
                _step.Event(judgement.State, record, answers, _output, entry.IsDenied);
            }

            foreach (var gift in entry.Gifts)
            {
                _output.SubStep++;
                _step.Replay(judgement.State, entry.At, gift, answers, _output);
            }

            Count(judgement);
            _observe?.Invoke(entry, entry.At, _output);
        }

        WakeUntil(judgement, until, wakeIds, newLotsOf, answers);
        return judgement;
    }

    private void WakeUntil(Judgement judgement, Instant until, Dictionary<Instant, long> wakeIds, long newLotsOf, IAnswers answers)
    {
        while (judgement.State.NextClock <= until)
        {
            var at = judgement.State.NextClock;
            _output.Clear(wakeIds.GetValueOrDefault(at, newLotsOf));
            _step.Wake(judgement.State, at, waitsToo: false, answers, _output);
            Count(judgement);
            _observe?.Invoke(null, at, _output);
        }
    }

    private void Count(Judgement judgement)
    {
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
