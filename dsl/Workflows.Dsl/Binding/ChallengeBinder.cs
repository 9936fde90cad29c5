using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Challenges. Each becomes a rule over an aggregate of its own: with every event that counts it gives its bonus so many times as whole
/// steps are reached by that event and were not before. So limits, funding, late events and returns are those of rules.
/// </summary>
internal sealed class ChallengeBinder(Draft draft, TriggerBinder triggers, ParticipationBinder participation, EffectBinder effects, CapBinder caps)
{
    private sealed record Goal(Trigger Trigger, Expression.History Of, Expression Before, Fraction Step, Expression? FirstOfPeriod);

    public (Rule Rule, Challenge Challenge) Bind(ChallengeSyntax syntax, int rule, int index)
    {
        var clauses = syntax.Clauses.Nodes;
        var reach = draft.Findings.One<RuleClauseSyntax.Reach>(clauses);
        if (reach is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the challenge `{syntax.Name.Text}`", "what has to be reached", "reach 10");
        }

        var (goal, when) = GoalOf(syntax, reach?.What);
        var title = syntax.Title?.Value ?? syntax.Name.Text;
        var bound = new Rule(syntax.Name.Text, title, rule, goal?.Trigger ?? new Trigger.Joining(syntax.Span), Gives(syntax, goal), syntax.Name.Span)
        {
            When = ParticipationBinder.And(goal?.FirstOfPeriod, when),
            ValidFrom = participation.ValidFrom(syntax),
            ValidTo = participation.ValidTo(syntax),
            Caps = [.. clauses.OfType<RuleClauseSyntax.AtMost>().SelectMany(clause => caps.Bind(clause.Limit, AtHand(goal)))],
        };
        return (bound, new(syntax.Name.Text, title, index, rule, goal?.Of ?? Bound.Nothing(syntax.Span), goal?.Step ?? Fraction.One, syntax.Name.Span));
    }

    private IEnumerable<EventType> AtHand(Goal? goal) => goal?.Trigger is Trigger.Event on ? [draft.EventTypes[on.EventType]] : [];

    private (Goal? Goal, Expression? When) GoalOf(ChallengeSyntax syntax, ReachSyntax? reach)
    {
        var count = draft.Findings.One<RuleClauseSyntax.Count>(syntax.Clauses.Nodes);
        if (reach is ReachSyntax.Amount { Of: null, Step: AmountSyntax points } earned && draft.Names.Find(NameKind.Points, points.Unit.Text) is not null)
        {
            return (Earned(syntax, earned, points), null);
        }

        if (count is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the challenge `{syntax.Name.Text}`", "what counts", "count EVENT");
            return default;
        }

        if (draft.Names.Resolve(NameKind.Event, count.Event) is not { } type)
        {
            return default;
        }

        var where = triggers.Where(draft.EventTypes[type], count.Where);
        var (when, counts) = participation.Of(syntax, draft.EventTypes[type], where);
        var trigger = new Trigger.Event(type, where?.Value, count.Span);
        return (reach switch
        {
            ReachSyntax.InARow row => InARow(row, trigger, counts),
            ReachSyntax.Amount amount => Amount(amount, trigger, counts),
            _ => null,
        }, when);
    }

    private ImmutableArray<RuleEffect> Gives(ChallengeSyntax syntax, Goal? goal)
    {
        var bonus = draft.Findings.One<RuleClauseSyntax.Bonus>(syntax.Clauses.Nodes);
        if (bonus is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the challenge `{syntax.Name.Text}`", "what it gives", "bonus 100 POINTS");
            return [];
        }

        foreach (var per in bonus.Rates.Select(rate => rate.Per).OfType<PerSyntax>())
        {
            draft.Findings.Report(EarningDiagnostics.ChallengeRate, per.Span);
        }

        return effects.Effect(bonus, Surroundings.Member("in a challenge"), Facts.None) is not RuleEffect.Bonus bound || goal is null
            ? []
            : [bound with { Rates = [.. bound.Rates.Select(rate => rate with { Per = new(goal.Step, true, goal.Of) { Before = goal.Before } })] }];
    }

    /// <summary>So many events, or so much of an amount that they have.</summary>
    private Goal? Amount(ReachSyntax.Amount syntax, Trigger.Event trigger, Expression? counts)
    {
        if (Window(syntax.Window) is not { } window || Step(syntax) is not { } step)
        {
            return null;
        }

        var type = draft.EventTypes[trigger.EventType];
        var field = syntax.Of is null ? null : FieldOf(syntax.Of, type);
        if (syntax.Of is null ? step.Type.Kind != DataKind.Number : field is null)
        {
            if (syntax.Of is null)
            {
                var end = syntax.Step.Span with { Line = syntax.Step.Span.EndLine, Column = syntax.Step.Span.EndColumn };
                draft.Findings.Report(Diagnostic.Of(EarningDiagnostics.ReachOfWhat, syntax.Span, draft.Quote(syntax.Step.Span)) with
                {
                    Fixes =
                    [
                        .. type.Fields.Where(one => !one.Type.IsOptional && Types.Match(one.Type, step.Type)).Take(3)
                            .Select(one => new TextFix($"add `of {one.Name}`", end, $" of {one.Name}")),
                    ],
                });
            }

            return null;
        }

        if (field is not null && !Types.Match(field.Type, step.Type))
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, syntax.Step.Span, draft.Quote(syntax.Step.Span), Types.InWords(step.Type),
                Types.InWords(field.Type), "use an amount of the same kind");
            return null;
        }

        var of = History(field is null ? AggregateKind.Count : AggregateKind.Sum, new AggregateSource.Events(type.Index, counts, field), window,
            field is null ? DataType.Whole : Types.Plain(field.Type), syntax.Span);
        return new(trigger, of, Less(of, field is null ? One(syntax.Span) : new Expression.EventField(field, syntax.Span)), step.Value, null);
    }

    /// <summary>So many periods in a row: the first event of a period counts, and the others of it are there already.</summary>
    private Goal InARow(ReachSyntax.InARow syntax, Trigger.Event trigger, Expression? counts)
    {
        var source = new AggregateSource.Events(trigger.EventType, counts, null);
        var period = new Window.ThisCalendar(syntax.Unit);
        var row = History(AggregateKind.Streak, source, period, DataType.Whole, syntax.Span);
        var ofPeriod = History(AggregateKind.Count, source, period, DataType.Whole, syntax.Span);
        return new(trigger, row, Less(row, One(syntax.Span)), Fraction.Of(syntax.Count),
            new Expression.Compare(Comparison.Equal, ofPeriod, One(syntax.Span), syntax.Span));
    }

    /// <summary>So many points of a currency, whatever gives them.</summary>
    private Goal? Earned(ChallengeSyntax syntax, ReachSyntax.Amount reach, AmountSyntax points)
    {
        foreach (var clause in syntax.Clauses.Where(clause => clause is RuleClauseSyntax.Count or RuleClauseSyntax.When or RuleClauseSyntax.Valid))
        {
            draft.Findings.Report(EarningDiagnostics.NotWithPoints, clause.Span, points.Unit.Text);
        }

        if (draft.Names.Resolve(NameKind.Points, points.Unit) is not { } currency || Window(reach.Window) is not { } window || Step(reach) is not { } step)
        {
            return null;
        }

        var type = Types.Points(points.Unit.Text);
        var of = History(AggregateKind.Sum, new AggregateSource.EarnedPoints(currency), window, type, reach.Span);
        return new(new Trigger.Earning(currency, reach.Span), of, Less(of, new Expression.EarnedNow(currency, type, reach.Span)), step.Value, null);
    }

    private Field? FieldOf(NameSyntax name, EventType type)
    {
        if (type.FieldNamed(name.Text) is not { } field)
        {
            draft.Names.ReportUnknown(NameDiagnostics.UnknownField, name, [.. type.Fields.Select(one => one.Name)], "field there", $"`{type.Name}`",
                name.Text);
            return null;
        }

        draft.Names.Note(name, field.Span, Uses.Field);
        if (field.Type.Kind == DataKind.Unknown)
        {
            return null;
        }

        if (field.Type.Kind is DataKind.Number or DataKind.Money && !field.Type.IsOptional)
        {
            return field;
        }

        draft.Findings.ReportWith(EarningDiagnostics.NothingToAddUp, name.Span, ("declared here", field.Span), name.Text);
        return null;
    }

    private Window? Window(WindowSyntax? syntax)
    {
        switch (syntax)
        {
            case null or WindowSyntax.Ever:
                return new Window.Ever();
            case WindowSyntax.ThisCalendar calendar:
                return new Window.ThisCalendar(calendar.Unit);
            case WindowSyntax.ThisMembershipYear:
                return new Window.ThisMembershipYear();
            case WindowSyntax.ThisDaysFrom days:
                return new Window.ThisPeriodOf(days.Days, LiteralBinder.DayOf(days.From.Value));
            default:
                draft.Findings.Report(EarningDiagnostics.ChallengeWindow, syntax.Span, draft.Quote(syntax.Span));
                return null;
        }
    }

    private Expression.Number? Step(ReachSyntax.Amount syntax)
    {
        if (effects.Literals.Bind(syntax.Step) is not Expression.Number { Type.Kind: not DataKind.Unknown } step)
        {
            return null;
        }

        if (step.Value > Fraction.Zero)
        {
            return step;
        }

        draft.Findings.Report(RuleDiagnostics.MustBePositive, syntax.Step.Span, draft.Quote(syntax.Step.Span));
        return null;
    }

    private static Expression.Arithmetic Less(Expression.History of, Expression less) =>
        new(ArithmeticOperator.Minus, of, less, of.Type, of.Span);

    private static Expression.Number One(SourceSpan place) => new(Fraction.One, DataType.Whole, place);

    private Expression.History History(AggregateKind kind, AggregateSource source, Window window, DataType type, SourceSpan place)
    {
        var aggregate = draft.Aggregates.Add(kind, source, window, type, place);
        return new(aggregate.Index, aggregate.Type, place);
    }
}
