using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>
/// Asks pools for points: caps that aren't the member's own, then budgets. Within a sub-step, asking again for the same effect asks only
/// for the difference.
/// </summary>
internal sealed class Draws(ProgrammePlan plan)
{
    private readonly record struct Ask(Pool Pool, long UnitCost);

    private readonly record struct Paid(int Source, int Effect, int Currency, int Pool, long Points);

    private readonly Dictionary<(int Source, int Effect, int Currency), ImmutableArray<Ask>> _asks = [];

    // A limit that only another version has neither pays nor limits in this one.
    private readonly ILookup<int, Pool> _ofBudget = plan.Pools
        .Where(pool => pool.Budget >= 0 && (pool.LimitPlace >= 0 || !pool.IsLimited)).ToLookup(pool => pool.Budget);
    private readonly ILookup<int, Pool> _ofCap = plan.Pools.Where(pool => pool.Cap >= 0).ToLookup(pool => pool.Cap);
    private readonly List<Paid> _paid = [];
    private readonly List<Paid> _given = [];

    /// <summary>A new sub-step.</summary>
    public void Begin()
    {
        _paid.Clear();
        _given.Clear();
    }

    /// <summary>Whether the pools have granted something of an effect in this sub-step.</summary>
    public bool HasGranted(in Grant grant)
    {
        foreach (var given in _given)
        {
            if (given.Source == grant.Rule && given.Effect == grant.Effect && given.Currency == grant.Currency && given.Points > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of a rule's points its pools grant: all of them grant as many.</summary>
    /// <param name="grant">The effect.</param>
    /// <param name="effect">What the rule's text says of it.</param>
    /// <param name="index">Its place in the sub-step.</param>
    /// <param name="facts">The step's facts.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where the answers are recorded.</param>
    /// <param name="cuts">Gets what each pool took off.</param>
    public long Grant(in Grant grant, RuleEffect effect, int index, RuleFacts facts, IAnswers answers, StepOutput output, List<Cut> cuts)
    {
        var key = (grant.Rule, grant.Effect, grant.Currency);
        if (!_asks.TryGetValue(key, out var asks))
        {
            // What gives no points uses up times only.
            var givesNone = grant.GivesNone;
            var caps = plan.CapsOf(grant.Rule).Where(cap => cap.Scope is not null && (cap.CountsUses || !givesNone));
            _asks[key] = asks = AsksOf(caps, effect.Funding, grant.Currency);
        }

        return asks.IsEmpty
            ? grant.Points
            : Grant(key, asks, grant.Points, effect is RuleEffect.Bonus { AllOrNothing: true }, index, facts, answers, output, cuts);
    }

    /// <summary>How many points of a journey its budgets pay.</summary>
    public long Grant(
        int journey, int number, JourneyStep.Bonus step, long points, RuleFacts facts, IAnswers answers, StepOutput output, List<Cut> cuts)
    {
        Begin();
        var currency = step.Amount.Currency;
        return Grant((-1 - journey, number, currency), AsksOf([], step.Funding, currency), points, step.AllOrNothing, 0, facts, answers, output, cuts);
    }

    /// <summary>How many points of a workflow a budget pays.</summary>
    public long Grant(
        int currency, Funding? funding, bool allOrNothing, long points, RuleFacts facts, IAnswers answers, StepOutput output, List<Cut> cuts)
    {
        Begin();
        return Grant((Pools.Draw.OfWorkflow, 0, currency), AsksOf([], funding, currency), points, allOrNothing, 0, facts, answers, output, cuts);
    }

    private long Grant(
        (int Source, int Effect, int Currency) key, ImmutableArray<Ask> asks, long points, bool allOrNothing, int index,
        RuleFacts facts, IAnswers answers, StepOutput output, List<Cut> cuts)
    {
        var granted = points;
        foreach (var ask in asks)
        {
            var before = granted;
            granted = ask.Pool.Counts == PoolUnit.Uses
                ? granted > 0 && Use(key.Source, ask, true, facts, answers, output) ? granted : 0
                : Draw(key, ask, granted, allOrNothing ? granted : 0, facts, answers, output);
            if (granted < before)
            {
                cuts.Add(new Cut(
                    ask.Pool.Cap >= 0 ? EffectKind.CutByCap : EffectKind.CutByBudget, Math.Max(ask.Pool.Cap, ask.Pool.Budget), index, before - granted));
            }
        }

        // A later pool that grants less frees what the earlier ones had granted beyond that.
        _given.RemoveAll(given => (given.Source, given.Effect, given.Currency) == key);
        _given.Add(new Paid(key.Source, key.Effect, key.Currency, -1, granted));
        var gives = _given.Exists(given => given.Source == key.Source && given.Points > 0);
        foreach (var ask in asks)
        {
            if (ask.Pool.Counts != PoolUnit.Uses)
            {
                Draw(key, ask, granted, 0, facts, answers, output);
            }
            else if (!gives)
            {
                Use(key.Source, ask, false, facts, answers, output);
            }
        }

        return granted;
    }

    /// <summary>Whether a rule may give something, however much: a use is taken once in a sub-step, and given back where nothing is given.</summary>
    private bool Use(int source, Ask ask, bool wants, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var has = _paid.Exists(paid => paid.Source == source && paid.Effect < 0 && paid.Pool == ask.Pool.Index && paid.Points > 0);
        return has == wants ? wants : Draw((source, -1, -1), ask, wants ? 1 : 0, 0, facts, answers, output) == 1;
    }

    private long Draw(
        (int Source, int Effect, int Currency) key, Ask ask, long points, long least, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var index = _paid.FindIndex(
            paid => paid.Source == key.Source && paid.Effect == key.Effect && paid.Currency == key.Currency && paid.Pool == ask.Pool.Index);
        var before = index < 0 ? 0 : _paid[index].Points;
        if (points == before || PoolKey.Of(ask.Pool.Scope, plan.Programme, facts, key.Source) is not { } share)
        {
            return points;
        }

        var draw = new Draw(
            output.AskedAs, ask.Pool.Index, share, ask.Pool.PeriodOf(facts.Now, facts.Day, plan.Calendar), key.Source, PlaceOf(key.Source, output),
            points - before, Math.Max(0, least - before), ask.UnitCost);
        var granted = answers.Grant(draw);
        output.Answers.Add(new Answer(draw, granted));
        if (index >= 0)
        {
            _paid.RemoveAt(index);
        }

        _paid.Add(new Paid(key.Source, key.Effect, key.Currency, ask.Pool.Index, before + granted));
        return before + granted;
    }

    /// <summary>
    /// The sub-step in which it is asked, where a source may ask in several of one input. All other rules fire once, in a sub-step that may be another one when
    /// the log is judged again: what was granted to them is found all the same.
    /// </summary>
    private int PlaceOf(int source, StepOutput output) => source >= 0 && plan.Programme.Rules[source].Trigger is not Trigger.Earning ? 0 : output.SubStep;

    /// <summary>Whom to ask, in order; those last that only add up, so that they hear of no more than what comes of it.</summary>
    private ImmutableArray<Ask> AsksOf(IEnumerable<Cap> caps, Funding? funding, int currency)
    {
        var ofCaps = caps.SelectMany(cap => _ofCap[cap.Index]).Select(pool => AskOf(pool, currency, Fraction.One));
        var ofBudgets = (funding?.Shares ?? []).SelectMany(share => _ofBudget[share.Budget].Select(pool => AskOf(pool, currency, share.Share)));
        return [.. ofCaps.Concat(ofBudgets).Where(ask => ask.UnitCost > 0).OrderBy(ask => !ask.Pool.IsLimited)];
    }

    private Ask AskOf(Pool pool, int currency, Fraction share) => new(pool, PoolTable.UnitCost(plan.Programme, pool, currency, share));
}
