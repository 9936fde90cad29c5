using System.Globalization;
using System.Text;
using Workflows.Dsl.Binding;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>Texts that are equal for rules that ask for the same, and for rules that give the same.</summary>
internal static class RuleText
{
    /// <summary>What a rule asks for.</summary>
    public static string OfConditions(Rule rule)
    {
        var each = rule.EachLine is { } lines ? $"{lines.Lines.Index} {Key(lines.Where)}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{RuleCases.KeyOf(rule.Trigger)}|{Key((rule.Trigger as Trigger.Event)?.Where)}|{Key(rule.When)}|{Key(rule.ExceptWhen)}|{each}|{rule.ValidFrom}|{rule.ValidTo}");
    }

    /// <summary>What a rule gives and within which limits; null for effects of which there can be good reason to have two.</summary>
    public static string? OfEffects(Rule rule)
    {
        var text = new StringBuilder();
        foreach (var effect in rule.Effects)
        {
            switch (effect)
            {
                case { To: not null } or RuleEffect.Bonus { Until: not null }:
                    return null;
                case RuleEffect.Award award:
                    Add(text.Append("award "), award.Rates, award.Funding);
                    break;
                case RuleEffect.Bonus bonus:
                    Add(text.Append("bonus ").Append(bonus.AllOrNothing), bonus.Rates, bonus.Funding);
                    break;
                case RuleEffect.Multiply multiply:
                    text.Append(CultureInfo.InvariantCulture, $"multiply {multiply.Currency} {string.Join(',', multiply.OfRules)} {multiply.Factor}");
                    Add(text, [], multiply.Funding);
                    break;
                default:
                    return null;
            }
        }

        foreach (var cap in rule.Caps)
        {
            text.Append(CultureInfo.InvariantCulture, $"cap {cap.Currency} {cap.CountsMoney} {cap.Most} {cap.Period} {cap.Scope} {cap.PerField};");
        }

        return text.Append(CultureInfo.InvariantCulture, $"group {rule.Group}").ToString();
    }

    private static string Key(Expression? condition) => condition is null ? "" : ExpressionKey.Of(condition);

    private static void Add(StringBuilder text, IEnumerable<Rate> rates, Funding? funding)
    {
        foreach (var rate in rates)
        {
            foreach (var amount in rate.Amounts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{amount.Amount} of {amount.Currency},");
            }

            text.Append(CultureInfo.InvariantCulture, $"{rate.Per?.Step} {rate.Per?.WholeSteps} {Key(rate.Per?.Of)} {Key(rate.Per?.Before)} until {rate.Until};");
        }

        foreach (var share in funding?.Shares ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"paid {share.Budget} {share.Share};");
        }
    }
}
