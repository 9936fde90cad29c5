using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>Promises about all members.</summary>
internal sealed class PromiseBinder(Draft draft, ExpressionBinder values, ValueBinder fixedValues, ImmutableArray<Rule> rules)
{
    public ImmutableArray<Promise> Promises(ImmutableArray<PromiseSyntax> syntaxes) => [.. syntaxes.Select(Of).OfType<Promise>()];

    private Promise? Of(PromiseSyntax syntax)
    {
        switch (syntax.What)
        {
            case PromisedSyntax.Standing standing:
                var condition = values.Condition(standing.Condition, Surroundings.Member("in a promise"), Facts.None).Value;
                return new Promise.Standing(syntax.Title.Value, standing.Always, condition, syntax.Title.Span);
            case PromisedSyntax.MoreThan most when draft.Names.Resolve(NameKind.Event, most.Event) is { } type
                && fixedValues.Points(most.Most) is var (currency, points):
                CheckGiven(most, type, currency);
                var where = most.Where is null ? null
                    : values.Condition(most.Where, Surroundings.Arriving(draft.EventTypes[type], "in the `where` of a promise"), Facts.None).Value;
                return new Promise.MostFromOne(syntax.Title.Value, currency, points, type, where, syntax.Title.Span);
            default:
                return null;
        }
    }

    /// <summary>What begins or ends for a member may follow from any event.</summary>
    private void CheckGiven(PromisedSyntax.MoreThan most, int type, int currency)
    {
        if (!draft.Findings.HasErrors && !rules.Any(rule => (rule.Trigger is not Trigger.Event trigger || trigger.EventType == type)
            && rule.Effects.SelectMany(effect => RatesOf(effect)).Any(rate => rate.Amounts.Any(amount => amount.Currency == currency))))
        {
            draft.Findings.Report(PromiseDiagnostics.NothingToBreak, most.Event.Span, most.Most.Unit.Text, most.Event.Text);
        }
    }

    private static ImmutableArray<Rate> RatesOf(RuleEffect effect) => effect switch
    {
        RuleEffect.Award award => award.Rates,
        RuleEffect.Bonus bonus => bonus.Rates,
        _ => [],
    };
}
