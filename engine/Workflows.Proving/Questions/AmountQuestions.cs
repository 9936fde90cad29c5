using System.Globalization;
using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Questions;

/// <summary>How much one event can bring: of points, of a budget's money, and of a rule that fires nothing.</summary>
/// <param name="inquiry">Who looks for cases.</param>
/// <param name="upTo">The largest amount that an event is taken to have where its declaration has none.</param>
internal sealed class AmountQuestions(Inquiry inquiry, long upTo)
{
    private const int StepsMost = 80;

    private string[] Assumptions =>
    [
        $"an event with no amount above {upTo.ToString("#,##0", CultureInfo.InvariantCulture)} and at most {RuleTerms.Lines} lines",
        "budgets and shared limits that have enough",
        "without what follows from it: entering tiers and segments, challenges of points, journeys",
    ];

    /// <summary>The most points of a currency that one event of a type brings the member.</summary>
    public Finding? Largest(Programme programme, EventType type, PointsCurrency currency)
    {
        if (!Gives(programme, type, grant => grant.Currency == currency.Index && grant.Effect.To is null))
        {
            return null;
        }

        var outcome = Most(programme, type, (earning, _) => earning.Total(currency.Index));
        return Largest($"the most {currency.Name} that one {type.Name} brings", outcome, value => $"{Number(value)} {currency.Name}", currency.Span);
    }

    /// <summary>How many events it takes at the least until a budget's limit is used up, and by which rules.</summary>
    public IEnumerable<Finding> Budget(Programme programme, Budget budget)
    {
        foreach (var limit in budget.Limits)
        {
            var best = (Value: BigInteger.Zero, Type: (EventType?)null, Outcome: (Outcome?)null);
            foreach (var type in programme.EventTypes.Where(type => Gives(programme, type, grant => Shares(grant.Effect, budget) > Fraction.Zero)))
            {
                var outcome = Most(programme, type, (earning, _) => Cost(programme, earning, budget, limit));
                if (outcome.Kind == AnswerKind.Unknown)
                {
                    yield return new($"the least number of events that use up `{budget.Name}`", Verdict.NotDecided, outcome.Why, budget.Span);
                    yield break;
                }

                best = outcome.Value > best.Value ? (outcome.Value, type, outcome) : best;
            }

            if (best.Outcome is { } most)
            {
                yield return RunsOut(programme, budget, limit, best.Type!, most);
            }
        }
    }

    /// <summary>Whether a rule that fires for at least a point can bring nothing although no limit has been used.</summary>
    public Finding CutToNothing(Programme programme, Rule rule)
    {
        var question = $"`{rule.Name}` gives something whenever it is for at least a point and no limit has been used";
        if (rule.Trigger is not Trigger.Event on)
        {
            return new(question, Verdict.NotDecided, "only rules `on` an event of your business are looked at here", rule.Span);
        }

        string? missing = null;
        var outcome = inquiry.Find([programme], programme.EventTypes[on.EventType].Name, all =>
        {
            var earning = new EarningTerms(all[0]);
            missing = earning.Missing ?? (earning.Loosened is { } cap ? $"{cap} isn't worked out" : null);
            Bound(all[0]);
            Untouched(all[0], earning);
            var mine = earning.Grants.Select((grant, i) => (grant, i)).Where(one => one.grant.Rule == rule).ToList();
            var condition = $"(and (or false {string.Join(' ', mine.Select(one => $"(and {one.grant.Fires} (not {earning.Out[one.i]}) {earning.IsForAPoint(one.i)})"))})"
                + $" {string.Join(' ', mine.Select(one => $"(= {earning.Points[one.i]} 0)"))})";
            return new(mine.Count == 0 ? "false" : condition, [(0, new(rule.Index, true), null), .. Claims(earning)], IsUnused: true);
        });
        if (missing is not null)
        {
            return new(question, Verdict.NotDecided, missing, rule.Span);
        }

        var finding = Questions.Findings.Of(question, outcome, "it fires and gives nothing: other rules take all of a limit that they share", rule.Span, Assumptions);
        return rule.Caps.IsEmpty ? finding : finding with { Words = $"{finding.Words}; once its own limits are used up it gives nothing" };
    }

    private static bool Gives(Programme programme, EventType type, Func<(int Currency, RuleEffect Effect), bool> isMeant) =>
        programme.Rules.Where(rule => rule.IsInForce && rule.Trigger is Trigger.Event on && on.EventType == type.Index)
            .SelectMany(rule => rule.Effects)
            .SelectMany(effect => effect switch
            {
                RuleEffect.Award award => award.Rates.SelectMany(rate => rate.Amounts).Select(amount => (amount.Currency, (RuleEffect)award)),
                RuleEffect.Bonus bonus => bonus.Rates.SelectMany(rate => rate.Amounts).Select(amount => (amount.Currency, (RuleEffect)bonus)),
                RuleEffect.Multiply multiply => [(multiply.Currency, multiply)],
                _ => [],
            }).Any(isMeant);

    /// <summary>Doubles and halves until nothing is above what was found, which is asked of every history and use of the limits.</summary>
    private Outcome Most(Programme programme, EventType type, Func<EarningTerms, ConditionTerms, string> value)
    {
        var found = Ask(programme, type, value, 0, isWanted: false);
        if (found.Kind != AnswerKind.Found)
        {
            return found;
        }

        var (low, step) = (found.Value, BigInteger.One);
        BigInteger? high = null;
        for (var i = 0; i < StepsMost && (high is null || low < high); i++)
        {
            var least = high is { } top ? (low + top + 1) / 2 : low + step;
            var more = Ask(programme, type, value, least, isWanted: false);
            switch (more.Kind)
            {
                case AnswerKind.Found:
                    (low, step) = (more.Value, step * 2);
                    break;
                case AnswerKind.None:
                    high = least - 1;
                    break;
                case AnswerKind.Unknown:
                    return more with { Why = $"{more.Why}; there may be {Number(low)} or more" };
            }
        }

        var told = Ask(programme, type, value, low, isWanted: true);
        return high is null ? told with { Kind = AnswerKind.Unknown, Why = "there is no end to it" } : told with { Value = low };
    }

    private Outcome Ask(Programme programme, EventType type, Func<EarningTerms, ConditionTerms, string> value, BigInteger least, bool isWanted)
    {
        string? missing = null;
        var outcome = inquiry.Find([programme], type.Name, all =>
        {
            var earning = new EarningTerms(all[0]);
            missing = earning.Missing;
            Bound(all[0]);
            if (isWanted)
            {
                Untouched(all[0], earning);
            }

            var number = all[0].Script.Define("Int", value(earning, all[0]));
            return new($"(>= {number} {Script.Number(least)})", Claims(earning), number, isWanted);
        }, isWanted, upTo);
        return missing is null ? outcome : new(AnswerKind.Unknown, missing, "", [], BigInteger.Zero);
    }

    private static Finding Largest(string what, Outcome outcome, Func<BigInteger, string> words, Model.Diagnostics.SourceSpan place, params string[] assumptions) =>
        outcome.Kind switch
        {
            AnswerKind.Found => new($"{what} is {words(outcome.Value)}", Verdict.Proved, "none brings more, and this one brings as much", place)
            {
                Customer = outcome.Customer, Cases = outcome.Cases, Assumptions = [.. assumptions],
            },
            _ => new(what, Verdict.NotDecided, outcome.Value > 0 ? $"it is at most {words(outcome.Value)}: {outcome.Why}" : outcome.Why, place) { Assumptions = [.. assumptions] },
        };

    private Finding Largest(string what, Outcome outcome, Func<BigInteger, string> words, Model.Diagnostics.SourceSpan place) =>
        Largest(what, outcome, words, place, [.. Questions.Findings.World, .. Assumptions]);

    private Finding RunsOut(Programme programme, Budget budget, BudgetLimit limit, EventType type, Outcome most)
    {
        var unit = UnitOf(programme, budget, limit);
        var each = new Fraction(most.Value, unit);
        var events = (limit.Most / each).Ceiling();
        var rules = programme.Rules.Where(rule => rule.Effects.Any(effect => Shares(effect, budget) > Fraction.Zero)).Select(rule => $"`{rule.Name}`");
        var words = limit.Currency is { } currency
            ? $"{each} {programme.Currencies[currency].Name}"
            : Wording.Of(new DataType(DataKind.Money) { Unit = programme.Currency, Scale = programme.MoneyScale }, each);
        return Largest($"the most that one {type.Name} takes from `{budget.Name}`, by {string.Join(", ", rules)},", most,
            _ => $"{words}, so it lasts for at least {Number(events)} of them", limit.Span) with
        {
            Assumptions = [.. Questions.Findings.World, .. Assumptions, "what journeys take from it comes on top"],
        };
    }

    private static Fraction Shares(RuleEffect effect, Budget budget) =>
        (effect.Funding?.Shares ?? []).Where(share => share.Budget == budget.Index).Aggregate(Fraction.Zero, (sum, share) => sum + share.Share);

    private static Fraction CostOf(Programme programme, GrantTerm grant, Budget budget, BudgetLimit limit) =>
        limit.Currency is { } currency ? grant.Currency == currency ? Shares(grant.Effect, budget) : Fraction.Zero
        : Shares(grant.Effect, budget) * programme.Currencies[grant.Currency].Worth;

    private static BigInteger UnitOf(Programme programme, Budget budget, BudgetLimit limit) => programme.Rules.SelectMany(rule => rule.Effects)
        .SelectMany(effect => programme.Currencies.Select(currency => limit.Currency is null ? Shares(effect, budget) * currency.Worth : Shares(effect, budget)))
        .Aggregate(BigInteger.One, (all, cost) => NumberTerm.Common(all, cost.Denominator));

    private static string Cost(Programme programme, EarningTerms earning, Budget budget, BudgetLimit limit)
    {
        var unit = new Fraction(UnitOf(programme, budget, limit), 1);
        return $"(+ 0 0 {string.Join(' ', earning.Grants.Select((grant, i) => $"(* {(CostOf(programme, grant, budget, limit) * unit).Numerator} {earning.Points[i]})"))})";
    }

    private static List<(int, Claim, string?)> Claims(EarningTerms earning)
    {
        var claims = new List<(int, Claim, string?)>();
        foreach (var group in earning.Grants.Select((grant, i) => (grant, i)).Where(one => !one.grant.IsForOther).GroupBy(one => (one.grant.Rule.Index, one.grant.Currency)))
        {
            claims.Add((0, new(group.Key.Index, true, group.Key.Currency), $"(+ 0 0 {string.Join(' ', group.Select(one => earning.Points[one.i]))})"));
        }

        return claims;
    }

    /// <summary>Nothing was used before.</summary>
    private static void Untouched(ConditionTerms terms, EarningTerms earning)
    {
        foreach (var (key, most) in earning.Left)
        {
            terms.Script.Assert($"(= {terms.Script.Int(key)} {Script.Number(most)})");
        }
    }

    private void Bound(ConditionTerms terms)
    {
        var fields = terms.Happens!.Fields.Select(field => ($"{terms.Event} {field.Name}", field.Type)).Concat(terms.Happens.Fields
            .Where(field => field.Type.Kind == DataKind.Lines)
            .SelectMany(field => Enumerable.Range(0, RuleTerms.Lines).SelectMany(i => field.Type.LineFields.Select(line => ($"{terms.Event} line {i} {line.Name}", line.Type)))));
        foreach (var (key, type) in fields.Where(field => field.Item2.IsNumeric && (field.Item2.Most is null || !field.Item2.Currencies.IsEmpty) && terms.Script.Has(field.Item1)))
        {
            terms.Script.Assert($"(<= {terms.Script.Int(key)} {Script.Number((BigInteger)upTo * type.Scale)})");
        }
    }

    private static string Number(BigInteger value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
