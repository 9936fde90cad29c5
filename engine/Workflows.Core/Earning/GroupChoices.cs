using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>Chooses the rule that wins in each group: by what each candidate would give now after its own caps, in points at worth.</summary>
internal sealed class GroupChoices(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly List<int> _refused = [];
    private readonly int[] _winners = new int[plan.Programme.Groups.Length];

    /// <summary>Whether the programme has groups of which one rule wins.</summary>
    public bool Any { get; } = plan.Programme.Groups.Any(Chooses);

    /// <summary>A new sub-step.</summary>
    public void Reset() => _refused.Clear();

    /// <summary>A group's winner was refused everything: it is not tried again in this sub-step.</summary>
    /// <returns>Whether the rule competes, so that another may be tried.</returns>
    public bool Refuse(Rule rule)
    {
        if (rule.Group is not { } group || !Chooses(_programme.Groups[group]) || _refused.Contains(rule.Index))
        {
            return false;
        }

        _refused.Add(rule.Index);
        return true;
    }

    /// <summary>The rule that won in a rule's group.</summary>
    public int WinnerOver(Rule rule) => rule.Group is { } group ? _winners[group] : -1;

    /// <summary>Puts out everything but the winners.</summary>
    public void Choose(GrantList grants)
    {
        foreach (var group in _programme.Groups.Where(Chooses))
        {
            _winners[group.Index] = Winner(group, grants);
        }

        for (var i = 0; i < grants.Count; i++)
        {
            if (_programme.Rules[grants[i].Rule].Group is { } group && Chooses(_programme.Groups[group])
                && _winners[group] != grants[i].Rule)
            {
                grants[i].IsOut = true;
            }
        }
    }

    private static bool Chooses(RuleGroup group) => group.Choice != GroupChoice.Compound;

    private int Winner(RuleGroup group, GrantList grants)
    {
        var winner = -1;
        var best = Fraction.Zero;
        foreach (var rule in Candidates(group, grants))
        {
            var worth = Worth(rule, grants);
            var isBetter = group.Choice switch
            {
                GroupChoice.BestForMember => worth > best,
                GroupChoice.BestForCompany => worth > Fraction.Zero && worth < best,
                GroupChoice.First or GroupChoice.Compound => false,
            };
            if (winner < 0 || isBetter || (group.Choice == GroupChoice.BestForCompany && best == Fraction.Zero))
            {
                (winner, best) = (rule, worth);
            }
        }

        return winner;
    }

    private ImmutableSortedSet<int> Candidates(RuleGroup group, GrantList grants)
    {
        var all = ImmutableSortedSet<int>.Empty;
        for (var i = 0; i < grants.Count; i++)
        {
            if (_programme.Rules[grants[i].Rule].Group == group.Index)
            {
                all = all.Add(grants[i].Rule);
            }
        }

        // Where all were refused, the first choice stands, with nothing.
        var left = all.Except(_refused);
        return left.IsEmpty ? all : left;
    }

    private Fraction Worth(int rule, GrantList grants)
    {
        var worth = Fraction.Zero;
        for (var i = 0; i < grants.Count; i++)
        {
            ref var grant = ref grants[i];
            if (grant.Rule == rule && !grant.GivesNone)
            {
                var points = Fraction.Of(grant.Units, plan.Scales[grant.Currency]);
                worth += points * (_programme.Currencies[grant.Currency].Worth is { } value && value > Fraction.Zero ? value : Fraction.One);
            }
        }

        return worth;
    }
}
