using System.Globalization;
using System.Text;
using Workflows.Core.Explaining;
using Workflows.Elsa.Printing;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>The rules of a programme in the order in which they are judged, each with its place in the file.</summary>
internal static class RulesText
{
    /// <summary>The text.</summary>
    public static string Of(Programme programme)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{programme.Title}: {programme.Rules.Length} rules, version {programme.Version}");
        foreach (var rule in programme.Rules)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{rule.Index + 1}. {rule.Name}  ({rule.Span})");
            foreach (var line in Lines(programme, rule))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"   {line}");
            }
        }

        foreach (var guard in programme.Guards)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"guard {guard.Name}  ({guard.Span})");
            var when = guard.Condition is null ? "" : $" when {ExpressionPrinter.Print(programme, guard.Condition)}";
            text.AppendLine(CultureInfo.InvariantCulture, $"   on {programme.EventTypes[guard.EventType].Name}{when}");
            text.AppendLine(CultureInfo.InvariantCulture, $"   then {guard.Action.ToString().ToLowerInvariant()}{(guard.For.Length > 0 ? $" for \"{guard.For}\"" : "")}");
        }

        foreach (var budget in programme.Budgets)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{(budget.IsPartner ? "partner" : "budget")} {budget.Name}  ({budget.Span})");
            text.AppendLine(CultureInfo.InvariantCulture, $"   {BudgetText(programme, budget)}");
        }

        return text.ToString();
    }

    /// <summary>What a rule reacts to, in words.</summary>
    public static string TriggerText(Programme programme, Trigger trigger) => trigger switch
    {
        Trigger.Event x => $"on {programme.EventTypes[x.EventType].Name}"
            + (x.Where is null ? "" : $" where {ExpressionPrinter.Print(programme, x.Where)}"),
        Trigger.EnteringSegment x => $"on entering {programme.Segments[x.Segment].Name}",
        Trigger.LeavingSegment x => $"on leaving {programme.Segments[x.Segment].Name}",
        Trigger.EnteringTier x => $"on entering {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
        Trigger.LeavingTier x => $"on leaving {programme.Ladders[x.Ladder].Tiers[x.Tier].Name}",
        Trigger.Joining => "on joining",
        Trigger.ExpiryOf x => $"on expiry of {programme.Currencies[x.Currency].Name}",
        Trigger.Earning x => $"on earning {programme.Currencies[x.Currency].Name}",
        Trigger.Placing x => $"on a place of {programme.Rankings[x.Ranking].Name}",
        Trigger.NoticeOf x => $"on notice of {programme.Currencies[x.Currency].Name}",
        _ => throw new ArgumentException($"Unknown trigger {trigger}."),
    };

    private static IEnumerable<string> Lines(Programme programme, Rule rule)
    {
        yield return TriggerText(programme, rule.Trigger);
        if (rule.When is not null)
        {
            yield return $"when {ExpressionPrinter.Print(programme, rule.When)}";
        }

        if (rule.ExceptWhen is not null)
        {
            yield return $"except when {ExpressionPrinter.Print(programme, rule.ExceptWhen)}";
        }

        if (rule.EachLine is { } each)
        {
            yield return $"for each line in {each.Lines.Name}" + (each.Where is null ? "" : $" where {ExpressionPrinter.Print(programme, each.Where)}");
        }

        foreach (var effect in rule.Effects)
        {
            yield return EffectText(programme, effect);
        }

        foreach (var cap in rule.Caps)
        {
            yield return LimitText.Of(programme, cap);
        }

        foreach (var shared in programme.SharedCaps.Where(shared => shared.Rules.Contains(rule.Index)))
        {
            yield return $"cap {shared.Name}: {LimitText.Of(programme, shared.Cap)}";
        }

        if (rule.Group is { } group)
        {
            yield return $"compete in {programme.Groups[group].Name}";
        }
    }

    private static string EffectText(Programme programme, RuleEffect effect)
    {
        var funding = effect.Funding is null ? "" : " funded by " + string.Join(
            ", ", effect.Funding.Shares.Select(share => programme.Budgets[share.Budget].Name
                + (share.Share == Fraction.One ? "" : $" {share.Share * Fraction.Of(100)}%")));
        return effect switch
        {
            RuleEffect.Award x => $"award {Rates(programme, x.Rates)}{ToText(programme, x.To)}{funding}",
            RuleEffect.Bonus x => $"bonus {Rates(programme, x.Rates)}{ToText(programme, x.To)}{UntilText(programme, x.Until)}{(x.AllOrNothing ? ", all or nothing" : "")}{funding}",
            RuleEffect.Multiply x => $"multiply {programme.Currencies[x.Currency].Name} by {x.Factor}{funding}",
            RuleEffect.Match x => $"match {programme.Ladders[x.Ladder].Tiers[x.Tier].Name} for {x.For}",
            RuleEffect.Extend x => $"extend {programme.Currencies[x.Currency].Name} by {x.By}",
            _ => throw new ArgumentException($"Unknown effect {effect}."),
        };
    }

    private static string ToText(Programme programme, Expression? to) => to is null ? "" : $" to {ExpressionPrinter.Print(programme, to)}";

    private static string UntilText(Programme programme, AwaitedEvent? until) => until is null ? ""
        : $", pending until {programme.EventTypes[until.EventType].Name}"
            + (until.By is null ? "" : $" by {ExpressionPrinter.Print(programme, until.By)}")
            + (until.Where is null ? "" : $" where {ExpressionPrinter.Print(programme, until.Where)}") + $" up to {until.UpTo}";

    private static string Rates(Programme programme, IEnumerable<Rate> rates) => string.Join(", then ", rates.Select(rate => RateText(programme, rate)));

    /// <summary>How many points for what, in words.</summary>
    public static string RateText(Programme programme, Rate rate)
    {
        var amounts = string.Join(" and ", rate.Amounts.Select(amount => $"{amount.Amount} {programme.Currencies[amount.Currency].Name}"));
        var per = rate.Per is null ? "" : $" per {StepText(programme, rate.Per)} of {ExpressionPrinter.Print(programme, rate.Per.Of)}";
        var until = rate.Until is { } day ? $" until {Core.Time.Calendar.DateOf(day):yyyy-MM-dd}" : "";
        return amounts + per + until;
    }

    private static string StepText(Programme programme, PerAmount per) =>
        $"{(per.Before is not null ? "new " : "")}{(per.WholeSteps ? "full " : "")}{per.Step}{(per.Of.Type.Kind == DataKind.Money ? $" {programme.Currency}" : "")}";

    /// <summary>A budget or partner in words: its limits and warnings.</summary>
    public static string BudgetText(Programme programme, Budget budget) => string.Join(
        ", ", budget.Limits.Select(limit => $"limit {LimitText.Of(programme, limit)}")
            .Concat(budget.WarnAt.Select(share => $"warn at {share * Fraction.Of(100)}%")).DefaultIfEmpty("no limit"));
}
