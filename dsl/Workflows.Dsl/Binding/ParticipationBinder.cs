using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Who takes part in a challenge, and when: an event counts while the challenge is on, and if its member takes part at that moment.</summary>
internal sealed class ParticipationBinder(Draft draft, ExpressionBinder values)
{
    /// <summary>Both hold; the other one where one is none.</summary>
    public static Expression? And(Expression? left, Expression? right) =>
        left is null ? right : right is null ? left : new Expression.And(left, right, right.Span);

    /// <summary>The first day on which it is on.</summary>
    public int? ValidFrom(ChallengeSyntax syntax) => Valid(syntax)?.From is { } from ? LiteralBinder.DayOf(from.Value) : null;

    /// <summary>The last day on which it is on.</summary>
    public int? ValidTo(ChallengeSyntax syntax) => Valid(syntax)?.To is { } to ? LiteralBinder.DayOf(to.Value) : null;

    /// <summary>The condition on the member, and the one on events that count: that, the days, and what is asked of the event itself.</summary>
    public (Expression? When, Expression? Counts) Of(ChallengeSyntax syntax, EventType type, Bound? where)
    {
        var clause = draft.Findings.One<RuleClauseSyntax.When>(syntax.Clauses.Nodes);
        var when = clause is null ? null
            : values.Condition(clause.Condition, Surroundings.MemberAt(type, "in a challenge"), where?.WhenTrue ?? Facts.None).Value;
        if (when is not null && PastIn(when) is { } past)
        {
            draft.Findings.Report(EarningDiagnostics.ChallengeWhen, past.Span, draft.Quote(past.Span));
            when = null;
        }

        var valid = Valid(syntax);
        if (valid?.To is { } end && end.Value < valid.From.Value)
        {
            draft.Findings.Report(RuleDiagnostics.EndsBeforeBegin, end.Span);
        }

        var days = And(
            valid is null ? null : Today(Comparison.AtLeast, valid.From), valid?.To is { } to ? Today(Comparison.AtMost, to) : null);
        return (when, And(And(days, where?.Value), when));
    }

    private RuleClauseSyntax.Valid? Valid(ChallengeSyntax syntax) => draft.Findings.One<RuleClauseSyntax.Valid>(syntax.Clauses.Nodes);

    private static Expression.Compare Today(Comparison comparison, DateSyntax day) => new(
        comparison, new Expression.Clock(ClockPart.Today, DataType.Date, day.Span),
        new Expression.Number(Fraction.Of(LiteralBinder.DayOf(day.Value)), DataType.Date, day.Span), day.Span);

    /// <summary>What asks about the past: it would be asked while the event at hand is being recorded.</summary>
    private Expression? PastIn(Expression condition) => ExpressionParts.All(condition).FirstOrDefault(part =>
        part is Expression.History or Expression.Balance or Expression.TimeSince { Aggregate: not null }
        || (part is Expression.Named named && draft.Lets[named.Let] is { } info && PastIn(info.Value) is not null));
}
