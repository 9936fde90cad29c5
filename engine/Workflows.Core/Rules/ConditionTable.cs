using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rules;

/// <summary>
/// All conditions of a programme that are asked one by one (those of rules are asked together). Each has a number, so that a rule
/// backend can prepare them and the core can ask for them without knowing how.
/// </summary>
public sealed class ConditionTable
{
    private readonly Dictionary<Expression, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<Expression>.Builder _all = ImmutableArray.CreateBuilder<Expression>();

    /// <summary>Numbers the conditions of a programme.</summary>
    public ConditionTable(Programme programme)
    {
        foreach (var source in programme.Aggregates.Select(aggregate => aggregate.Source).OfType<AggregateSource.Events>())
        {
            Add(source.Where);
        }

        foreach (var tier in programme.Ladders.SelectMany(ladder => ladder.Tiers))
        {
            Add(tier.When);
        }

        foreach (var match in programme.Ladders.SelectMany(ladder => ladder.Matches))
        {
            Add(match.While);
        }

        foreach (var segment in programme.Segments)
        {
            Add(segment.When);
        }

        foreach (var guard in programme.Guards)
        {
            Add(guard.Condition);
        }

        foreach (var reward in programme.Rewards)
        {
            Add(reward.When);
        }

        foreach (var bonus in programme.Rules.SelectMany(rule => rule.Effects).OfType<RuleEffect.Bonus>())
        {
            Add(bonus.Until?.Where);
        }

        foreach (var journey in programme.Journeys)
        {
            Add(journey.When);
            Add((journey.Start as Trigger.Event)?.Where);
            Add(journey.Goal?.Where);
            foreach (var exit in journey.Exits)
            {
                Add((exit.Trigger as Trigger.Event)?.Where);
            }

            AddSteps(journey.Steps);
        }

        foreach (var figure in programme.Measures.Select(measure => measure.Value).Concat(programme.FollowUps.Select(f => f.When)))
        {
            AddFigures(figure);
        }

        foreach (var promise in programme.Promises.OfType<Promise.MostFromOne>())
        {
            Add(promise.Where);
        }

        All = _all.ToImmutable();
    }

    /// <summary>The conditions by number.</summary>
    public ImmutableArray<Expression> All { get; }

    /// <summary>The number of a condition; -1 for none (null).</summary>
    public int this[Expression? condition] => condition is null ? -1 : _numbers[condition];

    private void AddSteps(ImmutableArray<JourneyStep> steps)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case JourneyStep.If branch:
                    Add(branch.Condition);
                    AddSteps(branch.Then);
                    AddSteps(branch.Else);
                    break;
                case JourneyStep.WaitFor wait:
                    Add(wait.Where);
                    AddSteps(wait.Arrived);
                    AddSteps(wait.Late);
                    break;
                case JourneyStep.Task task:
                    foreach (var outcome in task.Outcomes)
                    {
                        AddSteps(outcome.Steps);
                    }

                    break;
                case JourneyStep.Fork fork:
                    foreach (var branch in fork.Branches)
                    {
                        AddSteps(branch.Steps);
                    }

                    break;
                case JourneyStep.Part part:
                    AddSteps(part.Steps);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddFigures(Expression expression)
    {
        foreach (var figure in ExpressionWalk.All(expression).OfType<Expression.Figure>())
        {
            Add(figure.Subject.Where);
            Add(figure.Subject.Among);
        }
    }

    private void Add(Expression? condition)
    {
        if (condition is not null && _numbers.TryAdd(condition, _all.Count))
        {
            _all.Add(condition);
        }
    }
}
