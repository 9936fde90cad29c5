using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Earning rules.</summary>
internal sealed class RuleBinder(Draft draft, ExpressionBinder values, TriggerBinder triggers, LineBinder lines, EffectBinder effects,
    CapBinder caps)
{
    public Rule Rule(RuleSyntax syntax, int index)
    {
        var on = draft.Findings.One<RuleClauseSyntax.On>(syntax.Clauses.Nodes);
        if (on is null)
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the rule `{syntax.Name.Text}`", "what it reacts to", "on EVENT");
        }

        var start = triggers.Bind(on?.Trigger);
        var at = Surroundings.MemberAt(start.Event, "in a rule") with { IsEventUnknown = start.Trigger is null };
        var when = Condition(When(syntax, on)?.Condition, at, start.Known);
        var known = start.Known.With(when?.WhenTrue ?? Facts.None);
        var except = Condition(draft.Findings.One<RuleClauseSyntax.ExceptWhen>(syntax.Clauses.Nodes)?.Condition, at, known);
        known = known.With(except?.WhenFalse ?? Facts.None);
        var (each, inLine, knownOfLine) = lines.Bind(draft.Findings.One<RuleClauseSyntax.ForEach>(syntax.Clauses.Nodes), at, known);
        var given = syntax.Clauses.Select(clause => effects.Effect(clause, inLine, knownOfLine)).OfType<RuleEffect>().ToImmutableArray();
        CheckGives(syntax);
        return WithTerms(syntax, new(
            syntax.Name.Text, syntax.Title?.Value ?? syntax.Name.Text, index, start.Trigger ?? new Trigger.Joining(syntax.Span), given,
            syntax.Name.Span)
        {
            When = when?.Value,
            ExceptWhen = except?.Value,
            EachLine = each,
            Was = syntax.Name.Was?.Text,
        });
    }

    /// <summary>Who writes <c>on Purchase when …</c> and a <c>when</c> below means <c>where</c> with the first one.</summary>
    private RuleClauseSyntax.When? When(RuleSyntax syntax, RuleClauseSyntax.On? on)
    {
        if (on is null || syntax.Clauses.OfType<RuleClauseSyntax.When>().ToList() is not [var first, var second]
            || first.Span.Line != on.Span.Line || second.Span.Line == first.Span.Line)
        {
            return draft.Findings.One<RuleClauseSyntax.When>(syntax.Clauses.Nodes);
        }

        var word = first.Span with { EndLine = first.Span.Line, EndColumn = first.Span.Column + "when".Length };
        draft.Findings.Report(Diagnostic.Of(RuleDiagnostics.WhenForWhere, word) with
        {
            Related = [("the other one", second.Span)], Fixes = [new TextFix("write `where`", word, "where")],
        });
        return second;
    }

    private Bound? Condition(ExpressionSyntax? syntax, Surroundings at, Facts known) =>
        syntax is null ? null : values.Condition(syntax, at, known);

    private void CheckGives(RuleSyntax syntax)
    {
        if (!syntax.Clauses.Any(clause => clause is RuleClauseSyntax.Award or RuleClauseSyntax.Bonus or RuleClauseSyntax.Multiply
            or RuleClauseSyntax.Extend or RuleClauseSyntax.Match))
        {
            draft.Findings.Missing(syntax, syntax.Name.Span, $"the rule `{syntax.Name.Text}`", "what it gives",
                "award 1 POINTS per 10 MONEY of total");
        }
    }

    private Rule WithTerms(RuleSyntax syntax, Rule rule)
    {
        var valid = draft.Findings.One<RuleClauseSyntax.Valid>(syntax.Clauses.Nodes);
        if (valid?.To is not null && valid.To.Value < valid.From.Value)
        {
            var (from, to) = (draft.Quote(valid.From.Span), draft.Quote(valid.To.Span));
            var place = valid.From.Span with { EndLine = valid.To.Span.EndLine, EndColumn = valid.To.Span.EndColumn };
            draft.Findings.Report(Diagnostic.Of(RuleDiagnostics.EndsBeforeBegin, valid.To.Span)
                with { Fixes = [new TextFix($"write `{to} to {from}`", place, $"{to} to {from}")] });
        }

        var compete = draft.Findings.One<RuleClauseSyntax.CompeteIn>(syntax.Clauses.Nodes);
        var priority = draft.Findings.One<RuleClauseSyntax.Priority>(syntax.Clauses.Nodes);
        return rule with
        {
            ValidFrom = valid is null ? null : LiteralBinder.DayOf(valid.From.Value),
            ValidTo = valid?.To is null ? null : LiteralBinder.DayOf(valid.To.Value),
            Caps = [.. syntax.Clauses.OfType<RuleClauseSyntax.AtMost>().SelectMany(clause => caps.Of(rule.Trigger, clause.Limit))],
            Group = compete is null ? null : draft.Names.Resolve(NameKind.Group, compete.Group),
            Priority = priority?.Value ?? 0,
        };
    }
}
