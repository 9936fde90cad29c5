using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Questions;

/// <summary>Whether a rule of two versions ever does something else, and for whom.</summary>
internal static class VersionQuestions
{
    /// <summary>Each rule that both versions have.</summary>
    public static IEnumerable<Finding> Of(Inquiry inquiry, Programme now, Programme before)
    {
        foreach (var rule in now.Rules)
        {
            if (before.Rules.FirstOrDefault(old => old.Name == (rule.Was ?? rule.Name)) is { } old)
            {
                yield return Of(inquiry, now, before, rule, old);
            }
            else
            {
                yield return new($"`{rule.Name}` is as before", Verdict.NotDecided, "the version before has no such rule", rule.Span);
            }
        }
    }

    private static Finding Of(Inquiry inquiry, Programme now, Programme before, Rule rule, Rule old)
    {
        var question = $"`{rule.Name}` fires for the same as before, and gives the same before limits";
        if (rule.Trigger is not Trigger.Event on || old.Trigger is not Trigger.Event was)
        {
            return new(question, Verdict.NotDecided, "only rules `on` an event of your business are looked at here", rule.Span);
        }

        var name = now.EventTypes[on.EventType].Name;
        if (before.EventTypes[was.EventType].Name != name)
        {
            return new(question, Verdict.NotDecided, $"it reacted to {before.EventTypes[was.EventType].Name} before", rule.Span);
        }

        var fires = inquiry.Find([now, before], name, all => Differ(all, rule, old, now: true));
        if (fires.Kind != AnswerKind.None)
        {
            return Findings.Of(question, fires, "it fires now, and didn't before", rule.Span);
        }

        var fired = inquiry.Find([now, before], name, all => Differ(all, rule, old, now: false));
        if (fired.Kind != AnswerKind.None)
        {
            return Findings.Of(question, fired, "it fired before, and doesn't now", rule.Span);
        }

        return Amounts(question, inquiry, [now, before], name, rule, old);
    }

    private static Goal Differ(IReadOnlyList<ConditionTerms> all, Rule rule, Rule old, bool now)
    {
        var (mine, others) = (ExclusiveQuestions.Gives(rule, all[0]), ExclusiveQuestions.Gives(old, all[1]));
        return new(now ? $"(and {mine} (not {others}))" : $"(and {others} (not {mine}))", [(0, new(rule.Index, now), null), (1, new(old.Index, !now), null)]);
    }

    /// <summary>Both fire for the same; what they give is compared before limits, so the case is one of firing alone.</summary>
    private static Finding Amounts(string question, Inquiry inquiry, Programme[] versions, string happens, Rule rule, Rule old)
    {
        if (rule.Effects.Length != old.Effects.Length || rule.Effects.Zip(old.Effects).Any(pair => !AreComparable(pair.First, pair.Second, versions)))
        {
            const string Why = "it fires for the same, and what it gives isn't compared here: points of the member by awards, bonuses and multipliers are";
            return new(question, Verdict.NotDecided, Why, rule.Span);
        }

        var outcome = inquiry.Find(versions, happens, all => new(
            $"(and {ExclusiveQuestions.Gives(rule, all[0])} (or false {string.Join(' ', rule.Effects.Zip(old.Effects)
                .Select(pair => Other(all, rule, old, pair.First, pair.Second)))}))",
            [(0, new(rule.Index, true), null), (1, new(old.Index, true), null)]));
        return Findings.Of(question, outcome, "both fire, and what they give before limits is another amount", rule.Span);
    }

    private static bool AreComparable(RuleEffect now, RuleEffect before, Programme[] versions) => (now, before) switch
    {
        ({ To: not null }, _) or (_, { To: not null }) => false,
        (RuleEffect.Multiply a, RuleEffect.Multiply b) => versions[0].Currencies[a.Currency].Name == versions[1].Currencies[b.Currency].Name
            && a.OfRules.Select(index => versions[0].Rules[index].Name).SequenceEqual(b.OfRules.Select(index => versions[1].Rules[index].Name)),
        (RuleEffect.Award, RuleEffect.Award) => true,
        (RuleEffect.Bonus a, RuleEffect.Bonus b) => a.AllOrNothing == b.AllOrNothing && a.Until is null && b.Until is null,
        _ => false,
    };

    private static string Other(IReadOnlyList<ConditionTerms> all, Rule rule, Rule old, RuleEffect now, RuleEffect before)
    {
        if (now is RuleEffect.Multiply factor && before is RuleEffect.Multiply was)
        {
            return factor.Factor == was.Factor ? "false" : "true";
        }

        if (RuleTerms.Amounts(rule, now, all[0]) is not { } mine || RuleTerms.Amounts(old, before, all[1]) is not { } others)
        {
            return all[0].Script.Opaque($"what {rule.Name} gives", $"what {rule.Name} gives");
        }

        var currencies = mine.Select(one => all[0].Programme.Currencies[one.Currency].Name).Union(others.Select(one => all[1].Programme.Currencies[one.Currency].Name));
        return $"(or false {string.Join(' ', currencies.Select(name =>
            $"(not {NumberTerm.Compare("=", Sum(mine, all[0].Programme, name), Sum(others, all[1].Programme, name))})"))})";
    }

    private static NumberTerm Sum(List<(int Currency, string Gives, NumberTerm Amount)> amounts, Programme programme, string currency)
    {
        var mine = amounts.Where(one => programme.Currencies[one.Currency].Name == currency).ToList();
        var scale = mine.Aggregate(System.Numerics.BigInteger.One, (all, one) => NumberTerm.Common(all, one.Amount.Scale));
        return new($"(+ 0 0 {string.Join(' ', mine.Select(one => $"(ite {one.Gives} {one.Amount.At(scale)} 0)"))})", scale);
    }
}
