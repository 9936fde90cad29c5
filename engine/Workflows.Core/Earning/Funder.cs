using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Earning;

/// <summary>Asks budgets to pay for points. Within a sub-step, asking again for the same effect asks only for the difference.</summary>
internal sealed class Funder(ProgrammePlan plan)
{
    private readonly record struct Paid(int Source, int Effect, int Currency, int Budget, long Points);

    private readonly ImmutableArray<long> _scales = PoolBook.ScalesOf(plan.Programme);
    private readonly List<Paid> _paid = [];

    /// <summary>A new sub-step.</summary>
    public void Begin() => _paid.Clear();

    /// <summary>How many of a rule's points its budgets pay.</summary>
    public long Ask(in Grant grant, Funding funding, long least, RuleFacts facts, IAnswers answers, StepOutput output) =>
        Ask(grant.Rule, grant.Effect, grant.Currency, grant.Points, funding, least, facts, answers, output);

    /// <summary>How many points the budgets of a rule or journey pay: all pay their share, or none does.</summary>
    public long Ask(
        int source, int effect, int currency, long points, Funding funding, long least, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var granted = points;
        foreach (var share in funding.Shares)
        {
            granted = Draw(source, effect, currency, granted, least, share, facts, answers, output);
        }

        // A later budget that pays less frees what the earlier ones had granted beyond that.
        foreach (var share in funding.Shares)
        {
            Draw(source, effect, currency, granted, 0, share, facts, answers, output);
        }

        return granted;
    }

    private long Draw(
        int source, int effect, int currency, long points, long least, FundingShare share, RuleFacts facts, IAnswers answers, StepOutput output)
    {
        var index = _paid.FindIndex(p => p.Source == source && p.Effect == effect && p.Currency == currency && p.Budget == share.Budget);
        var before = index < 0 ? 0 : _paid[index].Points;
        var unitCost = PoolBook.UnitCost(plan.Programme, _scales, share, currency);
        if (points == before || unitCost == 0)
        {
            return points;
        }

        var period = PoolBook.PeriodOf(plan.Programme.Budgets[share.Budget], facts.Day, plan.Calendar);
        var draw = new Draw(output.LogId, share.Budget, period, source, output.SubStep, points - before, Math.Max(0, least - before), unitCost);
        var granted = answers.Grant(draw);
        output.Answers.Add(new Answer(draw, granted));
        if (index >= 0)
        {
            _paid.RemoveAt(index);
        }

        _paid.Add(new Paid(source, effect, currency, share.Budget, before + granted));
        return before + granted;
    }
}
