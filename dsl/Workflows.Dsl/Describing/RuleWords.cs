using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>Earning rules in prose.</summary>
internal static class RuleWords
{
    /// <summary>A rule as one paragraph, without its name.</summary>
    public static string Of(Programme programme, Rule rule)
    {
        var what = TriggerWords.ForEach(programme, rule.Trigger);
        var each = rule.EachLine is { } line
            ? $", and in it for each line{(line.Where is { } where ? $" where {ConditionWords.Of(programme, where)}" : "")}"
            : "";
        var when = rule.When is { } condition ? $", if {ConditionWords.Of(programme, condition)}" : "";
        var except = rule.ExceptWhen is { } exception ? $", but not if {ConditionWords.Of(programme, exception)}" : "";
        var effects = Words.List([.. rule.Effects.Select(effect => Effect(programme, effect))]);
        return string.Join(' ', new[] { $"{Words.Sentence(what)}{each}{when}{except}: {effects}." }.Concat(Terms(programme, rule)));
    }

    /// <summary>Who pays, as a clause with the blank before it; empty where nobody is named.</summary>
    public static string PaidBy(Programme programme, Funding? funding)
    {
        if (funding is null)
        {
            return "";
        }

        var payers = funding.Shares.Select(share => Payer(programme, share.Budget)
            + (share.Share == Fraction.One ? "" : $" ({Words.Percent(share.Share)})"));
        return $", paid by {Words.List([.. payers])}";
    }

    private static IEnumerable<string> Terms(Programme programme, Rule rule)
    {
        if (!rule.Caps.IsEmpty)
        {
            yield return $"{Words.Sentence(Words.List([.. rule.Caps.Select(cap => LimitWords.Of(programme, cap))]))}.";
        }

        if (rule is { ValidFrom: not null } or { ValidTo: not null })
        {
            yield return "Valid"
                + (rule.ValidFrom is { } first ? $" from {Words.Day(first)}" : "") + (rule.ValidTo is { } last ? $" to {Words.Day(last)}" : "") + ".";
        }

        if (rule.Group is { } group)
        {
            yield return programme.Groups[group].Choice == GroupChoice.Compound
                ? $"Its multiplier multiplies with the others of {Group(programme, group)}."
                : $"It competes in {Group(programme, group)}.";
        }
    }

    private static string Effect(Programme programme, RuleEffect effect)
    {
        var paid = PaidBy(programme, effect.Funding);
        var who = effect.To is { } to ? $"the {Named(to)} gets" : "the member gets";
        return effect switch
        {
            RuleEffect.Award x => $"{who} {Rates(programme, x.Rates)}{paid}",
            RuleEffect.Bonus x => $"{who} a bonus of {Rates(programme, x.Rates)}{Until(programme, x.Until)}"
                + $"{(x.AllOrNothing ? ", all of it or nothing" : "")}{paid}",
            RuleEffect.Multiply x => $"the {programme.Currencies[x.Currency].Title} "
                + (x.OfRules.IsEmpty ? "earned with it" : $"of {Words.List([.. x.OfRules.Select(rule => Name(programme, rule))])}")
                + $" count {Words.Number(x.Factor)} times (bonuses don't){paid}",
            RuleEffect.Match x => $"the member is lent the tier {programme.Ladders[x.Ladder].Tiers[x.Tier].Name} for {x.For}",
            RuleEffect.Extend x => $"all {programme.Currencies[x.Currency].Title} that the member has last {x.By} longer",
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "This kind of effect has no words."),
        };
    }

    private static string Until(Programme programme, AwaitedEvent? until) => until is null ? ""
        : $", which is pending until {Words.WithArticle(TriggerWords.Event(programme, until.EventType, until.Where))}"
            + $"{(until.By is { } by ? $" of the {Named(by)}" : "")} comes and is taken back where none comes within {until.UpTo}";

    private static string Rates(Programme programme, ImmutableArray<Rate> rates) =>
        string.Join(", then ", rates.Select(rate => Of(programme, rate)));

    private static string Of(Programme programme, Rate rate)
    {
        var amounts = Words.List([.. rate.Amounts.Select(amount => Words.Points(programme, amount.Currency, amount.Amount))]);
        return amounts + (rate.Per is { } per ? Per(programme, per) : "") + (rate.Until is { } day ? $" until {Words.Day(day)}" : "");
    }

    private static string Per(Programme programme, PerAmount per)
    {
        var step = per.Of.Type.Kind == DataKind.Money ? Words.Money(programme, per.Step) : Words.Number(per.Step);
        var of = ValueWords.Of(programme, per.Of);
        return per.Before is not null ? $" each time that {of} goes past another {step}"
            : per.WholeSteps ? $" for every full {step} of {of}"
            : $" for every {step} of {of} and in proportion";
    }

    private static string Named(Expression member) => member switch
    {
        Expression.EventField x => Words.OfName(x.Field.Name),
        Expression.MemberField x => $"member's {Words.OfName(x.Field.Name)}",
        _ => "other member",
    };

    private static string Payer(Programme programme, int budget)
    {
        var payer = programme.Budgets[budget];
        var name = Words.Title(payer.Name, payer.Title);
        return payer.IsPartner ? name : $"the budget {name}";
    }

    private static string Name(Programme programme, int rule) =>
        ConditionWords.Quoted(Words.Title(programme.Rules[rule].Name, programme.Rules[rule].Title));

    private static string Group(Programme programme, int group) => ConditionWords.Quoted(Words.Sentence(Words.OfName(programme.Groups[group].Name)));
}
