using System.Collections.Immutable;
using Workflows.Core.Explaining;
using Workflows.Core.Planning;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>A limit that can't go on from what was given before: it begins with nothing used.</summary>
/// <param name="Of">What it limits.</param>
/// <param name="Limit">The limit in the words of the language.</param>
/// <param name="Span">Where it is written.</param>
public sealed record NewLimit(string Of, string Limit, SourceSpan Span);

/// <summary>
/// Which limits of a version begin anew though what they limit was there before: shared ones by tier, segment, household or field of the member, of
/// which the log doesn't tell who used what. Whoever has used up the old one can use up the new one as well.
/// </summary>
public static class NewLimits
{
    /// <summary>Finds them, in the order of their kinds and of the text.</summary>
    /// <param name="before">The version in force, with those before it.</param>
    /// <param name="next">The version that is to follow.</param>
    public static ImmutableArray<NewLimit> Of(ProgrammePlan before, ProgrammePlan next)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(next);
        var programme = next.Programme;
        var found = ImmutableArray.CreateBuilder<NewLimit>();
        var untold = next.Common.FromBefore is { } passage ? passage.NewPools.Where(limit => !limit.IsTold).ToList() : [];
        foreach (var pool in untold.Where(limit => limit.Limit is null).Select(limit => limit.Pool))
        {
            var budget = programme.Budgets[pool.Budget];
            found.Add(new NewLimit($"budget {budget.Name}", LimitText.Of(programme, budget.Limits[pool.LimitPlace]), budget.Limits[pool.LimitPlace].Span));
        }

        bool IsNew(Cap cap) => untold.Any(limit => limit.Pool.Cap == cap.Index);
        void Add(string of, IEnumerable<Cap> caps) =>
            found.AddRange(caps.Where(IsNew).Select(cap => new NewLimit(of, LimitText.Of(programme, cap), cap.Span)));

        var rules = before.Common.RuleNames.ToHashSet();
        foreach (var rule in programme.Rules.Where(rule => rule.IsInForce && rules.Contains(next.Common.RuleNames[rule.Index])))
        {
            Add($"rule {rule.Name}", rule.Caps);
        }

        foreach (var shared in next.SharedCaps.Where(shared => shared.Rules.Any(rule => rules.Contains(next.Common.RuleNames[rule]))))
        {
            Add($"cap {shared.Name}", [shared.Cap]);
        }

        foreach (var reward in programme.Rewards.Where(reward => reward.Index < before.Programme.Rewards.Length))
        {
            Add($"reward {reward.Name}", reward.Caps);
        }

        return found.ToImmutable();
    }
}
