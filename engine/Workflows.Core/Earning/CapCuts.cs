using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>What a member's own caps leave of what rules give, and what is booked with them.</summary>
/// <param name="plan">The programme.</param>
/// <param name="caps">How much the member has used.</param>
internal sealed class CapCuts(ProgrammePlan plan, CapBook caps)
{
    private readonly ImmutableArray<Rule> _rules = plan.Programme.Rules;

    /// <summary>By rule: the member's caps that count what it gives, its own before those that it shares.</summary>
    private readonly Cap[][] _booked = [.. plan.Programme.Rules.Select(rule => plan.CapsOf(rule.Index).Where(cap => cap.Scope is null).ToArray())];
    private readonly SharedCut[] _shared = [.. plan.SharedCaps.Where(shared => shared.Cap.Scope is null)
        .Select(shared => new SharedCut(shared.Cap, [.. plan.Programme.Rules.Select(rule => shared.Rules.Contains(rule.Index))]))];

    /// <summary>A cap of each member's that rules share, and by rule whether it does.</summary>
    private readonly record struct SharedCut(Cap Cap, bool[] Has);

    /// <summary>What gives no points counts where times are counted only.</summary>
    private bool CountsFor(Cap cap, in Grant grant) => cap.CountsUses || (!grant.GivesNone && plan.Counts(cap, grant.Currency));

    private string KeyOf(Cap cap, RuleFacts facts) => cap.PerField is { } field ? PoolKey.ValueOf(field, plan.Programme, facts) : "";

    /// <summary>Cuts an effect to what its rule's own caps leave.</summary>
    public void CutByOwn(GrantList grants, int index, RuleFacts facts)
    {
        ref var grant = ref grants[index];
        foreach (var cap in _rules[grant.Rule].Caps)
        {
            if (cap.Scope is not null || !CountsFor(cap, grant))
            {
                continue;
            }

            var left = caps.Left(facts.Member, cap, facts.Now, KeyOf(cap, facts));
            Int128 most = cap.CountsUses
                ? left > 0 ? Int128.MaxValue : 0
                : cap.CountsMoney
                ? Int128.Max(0, left - GivenBefore(grants, index, cap)) / plan.PointCosts[grant.Currency] * plan.Scales[grant.Currency]
                : Int128.Max(0, ((Int128)left * plan.Scales[grant.Currency]) - GivenBefore(grants, index, cap));
            CutTo(grants, index, most, cap.Index);
        }
    }

    private static void CutTo(GrantList grants, int index, Int128 most, int cap)
    {
        ref var grant = ref grants[index];
        if (grant.Units > most)
        {
            most = grants.EffectOf(grant) is RuleEffect.Bonus { AllOrNothing: true } ? 0 : most;
            grants.Cuts.Add(new Cut(EffectKind.CutByCap, cap, index, grant.Units - most));
            grant.Units = most;
        }
    }

    /// <summary>
    /// How much of a cap the effects of the same rule use that come before one: awards come first, then the others, each in text order. Of
    /// money, parts of a point count as a point.
    /// </summary>
    private Int128 GivenBefore(GrantList grants, int index, Cap cap)
    {
        Int128 sum = 0;
        ref var grant = ref grants[index];
        for (var i = 0; i < grants.Count; i++)
        {
            ref var other = ref grants[i];
            if (other.Rule == grant.Rule && CountsFor(cap, other) && IsCutBefore(other, i, grant, index))
            {
                sum += cap.CountsMoney ? CostOf(other) : other.Units;
            }
        }

        return sum;
    }

    private static bool IsCutBefore(in Grant other, int place, in Grant grant, int index) =>
        other.Kind == GrantKind.Award == (grant.Kind == GrantKind.Award) ? place < index : other.Kind == GrantKind.Award;

    private Int128 CostOf(in Grant grant) =>
        Rounding.Whole(grant.Units, plan.Scales[grant.Currency], RoundingMode.Up) * plan.PointCosts[grant.Currency];

    /// <summary>Cuts the effects to what caps leave that rules share, the higher priority first.</summary>
    public void CutByShared(GrantList grants, RuleFacts facts)
    {
        foreach (var (cap, has) in _shared)
        {
            var left = caps.Left(facts.Member, cap, facts.Now, KeyOf(cap, facts));
            if (cap.Currency is { } currency)
            {
                // A multiplication of 128 bits takes many times as long as one of 64 with a result of 128.
                CutPoints(grants, cap.Index, currency, has, Math.BigMul(left, plan.Scales[currency]));
            }
            else
            {
                CutUsesOrMoney(grants, cap, has, left);
            }
        }
    }

    private static void CutPoints(GrantList grants, int cap, int currency, bool[] has, Int128 left)
    {
        foreach (var i in grants.Order)
        {
            ref var grant = ref grants[i];
            if (has[grant.Rule] && grant.Currency == currency && !grant.GivesNone && !grant.IsOut)
            {
                CutTo(grants, i, left, cap);
                left -= grant.Units;
            }
        }
    }

    private void CutUsesOrMoney(GrantList grants, Cap cap, bool[] has, Int128 left)
    {
        var served = -1;
        foreach (var i in grants.Order)
        {
            ref var grant = ref grants[i];
            if (grant.IsOut || !has[grant.Rule] || !CountsFor(cap, grant))
            {
                continue;
            }

            // A rule is one use, whatever its effects are.
            var isAnotherUse = served != grant.Rule;
            var most = cap.CountsMoney ? left / plan.PointCosts[grant.Currency] * plan.Scales[grant.Currency]
                : left > 0 || !isAnotherUse ? Int128.MaxValue
                : 0;
            CutTo(grants, i, most, cap.Index);
            left -= cap.CountsMoney ? CostOf(grant) : grant.Units > 0 && isAnotherUse ? 1 : 0;
            served = grant.Units > 0 ? grant.Rule : served;
        }
    }

    /// <summary>Books what an effect gave with the member's caps of its rule.</summary>
    public void Book(GrantList grants, int index, long points, RuleFacts facts)
    {
        ref var grant = ref grants[index];
        foreach (var cap in _booked[grant.Rule])
        {
            if (cap.CountsUses ? IsFirst(grants, index) : CountsFor(cap, grant))
            {
                caps.Book(facts.Member, cap, facts.Now, facts.Day, plan.UsedOf(cap, grant.Currency, points), KeyOf(cap, facts));
            }
        }
    }

    /// <summary>Whether no effect of the same rule before it gave anything: a rule is one use, whatever its effects are.</summary>
    private static bool IsFirst(GrantList grants, int index)
    {
        var rule = grants[index].Rule;
        for (var i = 0; i < index; i++)
        {
            if (grants[i].Rule == rule && grants[i].Points != 0)
            {
                return false;
            }
        }

        return true;
    }
}
