using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>Reads what a condition looks at, and which part of it fails first. One object serves one thread.</summary>
/// <param name="programme">The programme that the conditions are of.</param>
internal sealed class ConditionReader(Programme programme)
{
    private readonly ExpressionInterpreter _interpreter = new(programme);

    /// <summary>The condition with its values.</summary>
    public ConditionTrace Read(Expression condition, RuleFacts facts)
    {
        var values = ImmutableArray.CreateBuilder<SeenValue>();
        Collect(condition, facts, values);
        var holds = _interpreter.Holds(condition, facts);
        return new ConditionTrace(condition, holds, holds ? null : FirstFailure(condition, facts), values.ToImmutable());
    }

    /// <summary>Adds the values that an expression looks at and that are not there yet.</summary>
    public void Collect(Expression expression, RuleFacts facts, ImmutableArray<SeenValue>.Builder values)
    {
        foreach (var part in ExpressionWalk.All(expression))
        {
            if (part is Expression.EventField or Expression.MemberField or Expression.Named or Expression.History or Expression.Clock
                    or Expression.Balance or Expression.DatePart or Expression.Band or Expression.TimeSince
                && values.All(seen => seen.Expression != part))
            {
                var value = part.Type.Kind == DataKind.Duration ? SinceOf(part, facts) : _interpreter.Evaluate(part, facts);
                values.Add(new SeenValue(part, value) { Period = PeriodOf(part, facts) });
            }
        }
    }

    /// <summary>The first part of a chain of conditions that doesn't hold: what has to change first.</summary>
    public Expression FirstFailure(Expression condition, RuleFacts facts) =>
        condition is Expression.And and
            ? !_interpreter.Holds(and.Left, facts) ? FirstFailure(and.Left, facts) : FirstFailure(and.Right, facts)
            : condition;

    /// <summary>From when on a length of time runs; null where it does not yet. A length that is written is no news.</summary>
    private object? SinceOf(Expression part, RuleFacts facts) => part switch
    {
        Expression.Named named => SinceOf(programme.Lets[named.Let].Value, facts),
        Expression.TimeSince { Aggregate: { } aggregate } => facts.Member.Aggregate(aggregate) is var at && at == MemberState.Unknown ? null : new Instant(at),
        Expression.TimeSince when facts.Member.HasJoined => facts.Member.JoinedAt,
        _ => null,
    };

    private CountedDays? PeriodOf(Expression part, RuleFacts facts) => part switch
    {
        Expression.Named named => PeriodOf(programme.Lets[named.Let].Value, facts),
        Expression.History history => programme.Aggregates[history.Aggregate].Window switch
        {
            Window.ThisCalendar period => new(Calendar.PeriodStart(period.Unit, facts.Day), Calendar.NextPeriodStart(period.Unit, facts.Day) - 1),
            Window.OverLastCalendar over => new(
                Calendar.PlusDays(Calendar.PeriodStart(over.Unit, facts.Day), new TimeLength(1 - over.Count, over.Unit)), facts.Day),
            _ => null,
        },
        _ => null,
    };
}
