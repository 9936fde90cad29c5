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

    /// <summary>Putting off the end of points gives none: it counts where times are counted only.</summary>
    private bool CountsFor(Cap cap, in Grant grant) =>
        plan.Counts(cap, grant.Currency) && (cap.CountsUses || grant.Kind != GrantKind.Extension);

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
        foreach (var shared in plan.SharedCaps)
        {
            if (shared.Cap.Scope is null)
            {
                CutByShared(grants, shared.Cap, facts);
            }
        }
    }

    private void CutByShared(GrantList grants, Cap cap, RuleFacts facts)
    {
        var left = (Int128)caps.Left(facts.Member, cap, facts.Now, KeyOf(cap, facts)) * (cap.Currency is { } currency ? plan.Scales[currency] : 1);
        var served = -1;
        foreach (var i in grants.Order)
        {
            ref var grant = ref grants[i];
            if (grant.IsOut || !plan.IsInSharedCap[cap.Index][grant.Rule] || !CountsFor(cap, grant))
            {
                continue;
            }

            // A rule is one use, whatever its effects are.
            var isAnotherUse = served != grant.Rule;
            var most = cap.CountsUses ? left > 0 || !isAnotherUse ? Int128.MaxValue : 0
                : cap.CountsMoney ? left / plan.PointCosts[grant.Currency] * plan.Scales[grant.Currency]
                : left;
            CutTo(grants, i, most, cap.Index);
            left -= cap.CountsUses ? grant.Units > 0 && isAnotherUse ? 1 : 0 : cap.CountsMoney ? CostOf(grant) : grant.Units;
            served = grant.Units > 0 ? grant.Rule : served;
        }
    }

    /// <summary>Books what an effect gave with the member's caps of its rule.</summary>
    public void Book(GrantList grants, int index, long points, RuleFacts facts)
    {
        ref var grant = ref grants[index];
        var isFirst = true;
        for (var i = 0; i < index; i++)
        {
            isFirst &= grants[i].Rule != grant.Rule || grants[i].Points == 0;
        }

        foreach (var cap in _rules[grant.Rule].Caps)
        {
            Book(cap, grant.Currency, points, isFirst, facts);
        }

        foreach (var shared in plan.SharedCapsByRule[grant.Rule])
        {
            Book(shared.Cap, grant.Currency, points, isFirst, facts);
        }
    }

    private void Book(Cap cap, int currency, long points, bool isFirst, RuleFacts facts)
    {
        if (cap.Scope is null && (cap.CountsUses ? isFirst : plan.Counts(cap, currency)))
        {
            caps.Book(facts.Member, cap, facts.Now, facts.Day, plan.UsedOf(cap, currency, points), KeyOf(cap, facts));
        }
    }
}
