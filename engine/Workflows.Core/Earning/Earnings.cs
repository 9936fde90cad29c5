using System.Collections.Immutable;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>
/// Turns the rules that fire into posted points, in the order that the semantics give: awards, groups, multipliers, bonuses, each cut
/// by the member's own caps of its rule; such caps that rules share; rounding; pools, in whole points (caps that members share, then budgets);
/// posting.
/// </summary>
internal sealed class Earnings
{
    private readonly ImmutableArray<Rule> _rules;
    private readonly ImmutableArray<PointsCurrency> _currencies;
    private readonly Draws _draws;
    private readonly bool _hasPools;
    private readonly GrantList _grants;
    private readonly GroupChoices _groups;
    private readonly Multipliers _multipliers;
    private readonly CapCuts _caps;
    private readonly GrantRounding _rounding;
    private readonly GrantPosting _posting;
    private readonly List<int> _emptied = [];

    /// <summary>Whether no effect looks at another one, and none has a limit to itself: then each has but to be rounded.</summary>
    private readonly bool _isEachAlone;

    /// <summary>Gives by the rules of a programme.</summary>
    public Earnings(ProgrammePlan plan, MemberLedger ledger, CapBook caps, Draws draws)
    {
        (_rules, _currencies, _draws, _hasPools) = (plan.Programme.Rules, plan.Programme.Currencies, draws, plan.Pools.Length > 0);
        (_grants, _groups, _multipliers) = (new GrantList(plan.Programme), new GroupChoices(plan), new Multipliers(plan));
        (_caps, _rounding) = (new CapCuts(plan, caps), new GrantRounding(plan));
        _posting = new GrantPosting(plan, ledger, draws, _grants, _groups, _multipliers, _caps);
        _isEachAlone = !_rules.Any(rule =>
            rule.Effects.Any(effect => effect is RuleEffect.Multiply or RuleEffect.Extend or RuleEffect.Match) || rule.Caps.Any(cap => cap.Scope is null));
    }

    /// <summary>Gives what the rules that fire give.</summary>
    /// <param name="facts">The member, the event, the clock.</param>
    /// <param name="hits">The rules that fire.</param>
    /// <param name="heldBy">Index of the guard that holds what they give; -1 for none.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Give(RuleFacts facts, RuleHits hits, int heldBy, IAnswers answers, StepOutput output)
    {
        _groups.Reset();
        _multipliers.Begin(output.KeepsArithmetic);
        _draws.Begin();
        do
        {
            Limit(facts, hits);
        }
        while (_hasPools && !Fund(facts, answers, output));

        _posting.Post(facts, heldBy, answers, output);
    }

    /// <summary>Steps 1 to 6: what each effect gives before pools are asked.</summary>
    private void Limit(RuleFacts facts, RuleHits hits)
    {
        _grants.Load(hits);
        CutAll(facts);
        if (_groups.Any)
        {
            _groups.Choose(_grants);
            ReworkAfterGroups(facts, hits);
        }

        _caps.CutByShared(_grants, facts);
        _rounding.Round(_grants);
    }

    /// <summary>Once the groups are settled, multipliers see only the awards that stand.</summary>
    private void ReworkAfterGroups(RuleFacts facts, RuleHits hits)
    {
        _grants.Reload(hits);
        CutAll(facts);
    }

    /// <summary>Awards, then what multiplies them and the bonuses, each cut by its rule's own caps.</summary>
    private void CutAll(RuleFacts facts)
    {
        if (_isEachAlone)
        {
            for (var i = 0; i < _grants.Count; i++)
            {
                _rounding.RoundEarly(ref _grants[i]);
            }

            return;
        }

        _multipliers.Reset();
        CutAll(facts, awards: true);
        CutAll(facts, awards: false);
    }

    private void CutAll(RuleFacts facts, bool awards)
    {
        for (var i = 0; i < _grants.Count; i++)
        {
            ref var grant = ref _grants[i];
            if (!grant.IsOut && (grant.Kind == GrantKind.Award) == awards)
            {
                grant.Units = grant.Kind == GrantKind.Multiplier ? _multipliers.Extra(_grants, i) : grant.Units;
                _rounding.RoundEarly(ref grant);
                if (grant.Kind == GrantKind.Extension && !PutsOff(i, facts))
                {
                    grant.Units = 0;
                }

                _caps.CutByOwn(_grants, i, facts);
            }
        }
    }

    /// <summary>Whether there is an end to put off: of points that the member has, or of those that are given before in this sub-step.</summary>
    private bool PutsOff(int index, RuleFacts facts)
    {
        var currency = _grants[index].Currency;
        var puts = MemberLedger.CanExtend(facts.Member, currency);
        for (var i = 0; i < index && !puts && _currencies[currency].Expiry is not null; i++)
        {
            ref var other = ref _grants[i];
            puts = other.Currency == currency && other.Kind != GrantKind.Extension && other.Units > 0;
        }

        return puts;
    }

    /// <summary>Asks the pools.</summary>
    /// <returns>False where a group's winner was refused everything, so that the next one has to be tried.</returns>
    private bool Fund(RuleFacts facts, IAnswers answers, StepOutput output)
    {
        // What was granted to a winner that didn't stand goes back before anybody else asks.
        foreach (var i in _grants.Order)
        {
            ref var grant = ref _grants[i];
            if (grant.Points == 0 && _draws.HasGranted(grant))
            {
                _draws.Grant(grant, _grants.EffectOf(grant), i, facts, answers, output, _grants.Cuts);
            }
        }

        _emptied.Clear();
        foreach (var i in _grants.Order)
        {
            ref var grant = ref _grants[i];
            if (grant.Points > 0)
            {
                grant.Points = _draws.Grant(grant, _grants.EffectOf(grant), i, facts, answers, output, _grants.Cuts);
                if (grant.Points == 0)
                {
                    _emptied.Add(grant.Rule);
                }
            }
        }

        var isSettled = true;
        foreach (var rule in _emptied)
        {
            isSettled &= GivesSomething(rule) || !_groups.Refuse(_rules[rule]);
        }

        return isSettled;
    }

    private bool GivesSomething(int rule)
    {
        for (var i = 0; i < _grants.Count; i++)
        {
            if (_grants[i].Rule == rule && _grants[i].Points > 0)
            {
                return true;
            }
        }

        return false;
    }
}
