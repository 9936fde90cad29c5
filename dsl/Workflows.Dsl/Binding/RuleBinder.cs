using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Earning rules and caps that several share.</summary>
internal sealed class RuleBinder(Draft draft, ExpressionBinder values, TriggerBinder triggers, EffectBinder effects, CapBinder caps)
{
    public Rule Rule(RuleSyntax syntax, int index)
    {
        var on = draft.Findings.One<RuleClauseSyntax.On>(syntax.Clauses);
        if (on is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the rule `{syntax.Name.Text}`", "what it reacts to", "on EVENT");
        }

        var start = triggers.Bind(on?.Trigger);
        var at = Surroundings.MemberAt(start.Event, "in a rule") with { IsEventUnknown = start.Trigger is null };
        var when = Condition(draft.Findings.One<RuleClauseSyntax.When>(syntax.Clauses)?.Condition, at, start.Known);
        var known = start.Known.With(when?.WhenTrue ?? Facts.None);
        var except = Condition(draft.Findings.One<RuleClauseSyntax.ExceptWhen>(syntax.Clauses)?.Condition, at, known);
        known = known.With(except?.WhenFalse ?? Facts.None);
        var (each, inLine, knownOfLine) = EachLine(draft.Findings.One<RuleClauseSyntax.ForEach>(syntax.Clauses), at, known);
        var given = syntax.Clauses.Select(clause => effects.Effect(clause, inLine, knownOfLine)).OfType<RuleEffect>().ToImmutableArray();
        CheckGives(syntax);
        return WithTerms(syntax, new(
            syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, start.Trigger ?? new Trigger.Joining(syntax.Span), given, syntax.Name.Span)
        {
            When = when?.Value,
            ExceptWhen = except?.Value,
            EachLine = each,
        });
    }

    public SharedCap SharedCap(CapSyntax syntax)
    {
        var of = draft.Findings.One<CapClauseSyntax.Of>(syntax.Clauses);
        var most = draft.Findings.One<CapClauseSyntax.AtMost>(syntax.Clauses);
        if (of is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "of which rules", "of RULE, RULE");
        }

        if (most is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the cap `{syntax.Name.Text}`", "how much", "at most 1_000 POINTS per member per calendar month");
        }

        var rules = of is null ? [] : of.Rules.Select(rule => draft.Names.Resolve(NameKind.Rule, rule)).OfType<int>().Distinct();
        var cap = most is null ? new(0, null, 0, new CapPeriod.InTotal(), syntax.Span) : caps.Bind(most.Limit);
        return new(syntax.Name.Text, [.. rules], cap, syntax.Name.Span);
    }

    public RuleGroup Group(GroupSyntax syntax, int index)
    {
        var choice = draft.Findings.One<GroupClauseSyntax>(syntax.Clauses);
        if (choice is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the group `{syntax.Name.Text}`", "which rule wins", "best for member");
        }

        return new(syntax.Name.Text, index, choice?.Choice ?? GroupChoice.First, syntax.Name.Span);
    }

    private Bound? Condition(ExpressionSyntax? syntax, Surroundings at, Facts known) =>
        syntax is null ? null : values.Condition(syntax, at, known);

    private void CheckGives(RuleSyntax syntax)
    {
        if (!syntax.Clauses.Any(clause => clause is RuleClauseSyntax.Award or RuleClauseSyntax.Bonus or RuleClauseSyntax.Multiply))
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the rule `{syntax.Name.Text}`", "what it gives", "award 1 POINTS per 10 MONEY of total");
        }
    }

    private (EachLine? Each, Surroundings At, Facts Known) EachLine(RuleClauseSyntax.ForEach? syntax, Surroundings at, Facts known)
    {
        if (syntax is null)
        {
            return (null, at, known);
        }

        var unknown = at with { Line = syntax.Line.Text, IsEventUnknown = true };
        if (at.Event is null)
        {
            if (!at.IsEventUnknown)
            {
                draft.Findings.Report(RuleDiagnostics.NeedsEvent, syntax.Span);
            }

            return (null, unknown, known);
        }

        // A basket without lines is a list of none, so the list needs no question whether it is known.
        var list = values.Operand(syntax.In, at, known);
        if (list is not Expression.EventField { Field: { Type.Kind: DataKind.Lines } field })
        {
            if (list.Type.Kind != DataKind.Unknown)
            {
                draft.Findings.Report(TypeDiagnostics.WrongType, syntax.In.Span,
                    draft.Quote(syntax.In.Span), Types.InWords(list.Type), "a list", "name a field that is a `list of { … }`");
            }

            return (null, unknown, known);
        }

        var inLine = at with { Line = syntax.Line.Text, LineFields = field.Type.LineFields };
        var where = Condition(syntax.Where, inLine, known);
        return (new(field, where?.Value, syntax.Span), inLine, known.With(where?.WhenTrue ?? Facts.None));
    }

    private Rule WithTerms(RuleSyntax syntax, Rule rule)
    {
        var valid = draft.Findings.One<RuleClauseSyntax.Valid>(syntax.Clauses);
        if (valid?.To is not null && valid.To.Value < valid.From.Value)
        {
            draft.Findings.Report(RuleDiagnostics.EndsBeforeBegin, valid.To.Span);
        }

        var compete = draft.Findings.One<RuleClauseSyntax.CompeteIn>(syntax.Clauses);
        var priority = draft.Findings.One<RuleClauseSyntax.Priority>(syntax.Clauses);
        return rule with
        {
            ValidFrom = valid is null ? null : LiteralBinder.DayOf(valid.From.Value),
            ValidTo = valid?.To is null ? null : LiteralBinder.DayOf(valid.To.Value),
            Caps = [.. syntax.Clauses.OfType<RuleClauseSyntax.AtMost>().Select(clause => caps.Bind(clause.Limit))],
            Group = compete is null ? null : draft.Names.Resolve(NameKind.Group, compete.Group),
            Priority = priority?.Value ?? 0,
        };
    }
}
