using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>Watches what is lent to a member while the log is judged again: from when to when each tier, and by what.</summary>
internal sealed class LoanWatch
{
    private readonly List<TierLoan> _all = [];
    private readonly List<int> _open = [];

    /// <summary>What was lent, in the order in which it began.</summary>
    public IReadOnlyList<TierLoan> All => _all;

    /// <summary>Looks at a ladder after a step.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="step">The step.</param>
    /// <param name="read">Reads a condition as it is for the member after the step.</param>
    public void See(TierLadder ladder, in ReplayedStep step, Func<Expression, ConditionTrace> read)
    {
        var now = LentTo(step.State, ladder);
        for (var i = 0; i < _open.Count;)
        {
            var loan = _all[_open[i]];
            var place = loan.Ladder.Index != ladder.Index ? i : now.FindIndex(one => IsSame(one, loan, ladder));
            if (place >= 0)
            {
                i++;
                continue;
            }

            _all[_open[i]] = loan with { EndedAt = step.At, EndLogId = step.Output.LogId, EndConditions = Conditions(ladder, loan.Tier.Name, loan.By, read) };
            _open.RemoveAt(i);
        }

        foreach (var one in now)
        {
            if (!_open.Exists(open => _all[open].Ladder.Index == ladder.Index && IsSame(one, _all[open], ladder)))
            {
                var tier = ladder.Tiers[one.Tier];
                _open.Add(_all.Count);
                _all.Add(new TierLoan(
                    ladder, tier, step.At, one.Until == 0 ? null : new Instant(one.Until), one.By, step.Output.LogId, step.Version + 1,
                    Conditions(ladder, tier.Name, one.By, read)));
            }
        }
    }

    private static List<(int Tier, long Until, int? By)> LentTo(MemberState member, TierLadder ladder)
    {
        List<(int, long, int?)> lent = [.. (member.Loans ?? []).Where(loan => loan.Ladder == ladder.Index).Select(loan => (loan.Tier, loan.Until, (int?)loan.By))];
        if (member.Tiers[ladder.Index].Matched is > 0 and var matched)
        {
            lent.Add((matched, 0, null));
        }

        return lent;
    }

    /// <summary>By the name of the tier: its place on the ladder may be another one in a later version.</summary>
    private static bool IsSame(in (int Tier, long Until, int? By) one, TierLoan loan, TierLadder ladder)
    {
        var (tier, was) = (ladder.Tiers[one.Tier], loan.Tier.Name);
        return (tier.Name == was || tier.Was == was) && one.By == loan.By && one.Until == (loan.Until?.Micros ?? 0);
    }

    private static ImmutableArray<ConditionTrace> Conditions(TierLadder ladder, string tier, int? by, Func<Expression, ConditionTrace> read) =>
        by is not null ? [] : [.. ladder.Matches.Where(match => ladder.Tiers[match.Tier].Name == tier).Select(match => read(match.While))];
}
