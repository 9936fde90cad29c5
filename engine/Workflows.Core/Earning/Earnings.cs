using System.Collections.Immutable;
using Workflows.Core.Explaining;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>
/// Turns the rules that fire into posted points, in the order that the semantics give: awards, groups, multipliers, bonuses, each cut
/// by the member's own caps of its rule; such caps that rules share; rounding; pools, in whole points (caps that members share, then budgets);
/// posting.
/// </summary>
internal sealed class Earnings(ProgrammePlan plan, MemberLedger ledger, CapBook caps, Draws draws)
{
    private readonly ImmutableArray<Rule> _rules = plan.Programme.Rules;
    private readonly ImmutableArray<PointsCurrency> _currencies = plan.Programme.Currencies;
    private readonly bool _hasPools = plan.Pools.Length > 0;
    private readonly bool _awaits = !plan.Awaited.All.IsEmpty;
    private readonly GrantList _grants = new(plan.Programme);
    private readonly GroupChoices _groups = new(plan);
    private readonly Multipliers _multipliers = new(plan);
    private readonly CapCuts _caps = new(plan, caps);
    private readonly List<int> _emptied = [];
    private readonly GrantRounding _rounding = new(plan);

    /// <summary>Whether no effect looks at another one, and none has a limit to itself: then each has but to be rounded.</summary>
    private readonly bool _isEachAlone = !plan.Programme.Rules.Any(
        rule => rule.Effects.Any(effect => effect is RuleEffect.Multiply or RuleEffect.Extend) || rule.Caps.Any(cap => cap.Scope is null));

    private int _heldBy = -1;

    /// <summary>Gives what the rules that fire give.</summary>
    /// <param name="facts">The member, the event, the clock.</param>
    /// <param name="hits">The rules that fire.</param>
    /// <param name="heldBy">Index of the guard that holds what they give; -1 for none.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Give(RuleFacts facts, RuleHits hits, int heldBy, IAnswers answers, StepOutput output)
    {
        _heldBy = heldBy;
        _groups.Reset();
        _multipliers.Begin(output.KeepsArithmetic);
        draws.Begin();
        do
        {
            Limit(facts, hits);
        }
        while (_hasPools && !Fund(facts, answers, output));

        Post(facts, answers, output);
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
            if (grant.Points == 0 && draws.HasGranted(grant))
            {
                draws.Grant(grant, _grants.EffectOf(grant), i, facts, answers, output, _grants.Cuts);
            }
        }

        _emptied.Clear();
        foreach (var i in _grants.Order)
        {
            ref var grant = ref _grants[i];
            if (grant.Points > 0)
            {
                grant.Points = draws.Grant(grant, _grants.EffectOf(grant), i, facts, answers, output, _grants.Cuts);
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

    private void Post(RuleFacts facts, IAnswers answers, StepOutput output)
    {
        for (var i = 0; i < _grants.Count; i++)
        {
            ref var grant = ref _grants[i];
            if (grant.IsOut)
            {
                output.Add(EffectKind.LostInGroup, facts.Now, grant.Rule, _groups.WinnerOver(_rules[grant.Rule]));
                continue;
            }

            if (grant.Kind == GrantKind.Extension)
            {
                Extend(ref grant, i, facts, answers, output);
                continue;
            }

            if (grant.IsForOther)
            {
                PassOn(grant, facts, output);
            }
            else
            {
                output.Add(EffectKind.RuleGave, facts.Now, grant.Rule, currency: grant.Currency, amount: grant.Points);
                NoteArithmetic(i, output);
            }

            NoteCuts(i, facts, output);
            if (grant.Points > 0)
            {
                Issue(grant, facts, output);
                _caps.Book(_grants, i, grant.Points, facts);
            }
        }
    }

    private void NoteCuts(int index, RuleFacts facts, StepOutput output)
    {
        if (_grants.Cuts.Count == 0)
        {
            return;
        }

        ref var grant = ref _grants[index];
        foreach (var cut in _grants.Cuts)
        {
            if (cut.Grant == index)
            {
                var isOfPool = cut.Kind == EffectKind.CutByBudget || plan.CapOf(cut.Subject)?.Scope is not null;
                var points = (long)(isOfPool ? cut.Units : Rounding.Whole(cut.Units, plan.Scales[grant.Currency], RoundingMode.Down));
                cut.Note(facts, grant.Rule, grant.Currency, points, output);
            }
        }
    }

    private void NoteArithmetic(int index, StepOutput output)
    {
        if (output.KeepsArithmetic && _multipliers.SeenOf(_grants, index) is { } of)
        {
            output.Multiplied.Add(new MultipliedPoints(_grants[index].Rule, _grants[index].Effect, of));
        }
    }

    private void PassOn(in Grant grant, RuleFacts facts, StepOutput output)
    {
        var other = Passings.Named(_grants.EffectOf(grant).To!, facts);
        output.Add(EffectKind.PassedOn, facts.Now, grant.Rule, currency: grant.Currency, amount: grant.Points, text: other);
        if (grant.Points > 0)
        {
            var passing = Passings.Of(BuiltInEvents.PointsReceived, other, grant.Rule, facts, plan.Programme, output);
            output.Passings.Add(passing with { Currency = grant.Currency, Points = grant.Points, Effect = grant.Effect });
        }
    }

    private void Issue(in Grant grant, RuleFacts facts, StepOutput output)
    {
        if (grant.IsForOther)
        {
            return;
        }

        if (_heldBy >= 0)
        {
            HeldPoints.Hold(facts, new HeldPart(grant.Currency, grant.Points, grant.Rule, grant.Effect), _heldBy, output);
        }
        else if (_awaits && plan.Awaited.Of(grant.Rule, grant.Effect) is { } awaited)
        {
            ledger.IssueAwaiting(facts.Member, grant.Currency, grant.Points, facts.Now, new(grant.Rule, -1), awaited, output);
            if (awaited.Event.By is { } by)
            {
                var passing = Passings.Of(BuiltInEvents.EventAwaited, Passings.Named(by, facts), grant.Rule, facts, plan.Programme, output);
                var until = plan.Calendar.Plus(facts.Now, awaited.Event.UpTo);
                output.Passings.Add(passing with { Effect = grant.Effect, Lot = output.LogId, Until = until });
            }
        }
        else
        {
            ledger.Issue(facts.Member, grant.Currency, grant.Points, facts.Now, new(grant.Rule, -1), output);
        }
    }

    /// <summary>A use of a rule counts for its caps where there was something to put off; what a limit held back is told as of points, with none.</summary>
    private void Extend(ref Grant grant, int index, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var effect = (RuleEffect.Extend)_grants.EffectOf(grant);
        var extended = grant.Points > 0 ? ledger.Extend(facts.Member, grant.Currency, effect.By, facts.Now) : 0;
        output.Add(EffectKind.Extended, facts.Now, grant.Rule, currency: grant.Currency, amount: extended);
        foreach (var cut in _grants.Cuts)
        {
            if (cut.Grant == index)
            {
                cut.Note(facts, grant.Rule, grant.Currency, 0, output);
            }
        }

        if (extended > 0)
        {
            _caps.Book(_grants, index, 0, facts);
            return;
        }

        grant.Points = 0;
        if (draws.HasGranted(grant))
        {
            draws.Grant(grant, effect, index, facts, answers, output, _grants.Cuts);
        }
    }
}
