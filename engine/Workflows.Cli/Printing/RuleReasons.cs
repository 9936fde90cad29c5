using Workflows.Core.Explaining;
using Workflows.Core.Planning;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>Why rules fired, with the arithmetic of what they gave, and why others did not, in words.</summary>
internal sealed class RuleReasons(ProgrammePlan plan, ValueText values)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>The version of the programme that a rule is of, from 1.</summary>
    public int VersionOf(Rule rule) => plan.VersionOfRule(rule.Index) ?? 1;

    /// <summary>Why a rule fired or not.</summary>
    public IEnumerable<string> Lines(RuleTrace trace)
    {
        var rule = trace.Rule;
        var place = $"{rule.Span.File}:{rule.Span.Line}{(plan.VersionOfRule(rule.Index) is { } version ? $" of version {version}" : "")}";
        if (!trace.Fires)
        {
            yield return trace.FirstFailure is { } failure
                ? $"{rule.Name} ({place}) did not fire: {Because(rule, failure)}"
                : $"{rule.Name} ({place}) did not fire: it is not valid on that day";
        }
        else
        {
            // A rule for each line of a basket may find none that counts.
            yield return trace.Amounts.IsEmpty && rule.EachLine is not null
                ? $"{rule.Name} ({place}) fired and gave nothing: no line of the event counts"
                : $"{rule.Name} ({place}) fired";
            foreach (var amount in trace.Amounts)
            {
                yield return $"  {AmountText(amount)}";
            }

            foreach (var multiplied in trace.Multiplied)
            {
                yield return $"  {MultipliedText(rule, multiplied)}";
            }
        }

        if (trace.Values.Length > 0)
        {
            var seen = trace.Values.Select(one => $"{values.Print(one.Expression)} = {values.Of(one.Expression, one.Value)}");
            yield return $"  with {string.Join(", ", seen.Distinct(StringComparer.Ordinal))}";
        }
    }

    private string Because(Rule rule, Expression failure) => rule.ExceptWhen == failure
        ? $"its exception holds, `{values.Print(failure)}`"
        : $"`{values.Print(failure)}` does not hold";

    private string AmountText(AmountTrace amount)
    {
        var rate = RulesText.RateText(_programme, amount.Rate with { Amounts = [amount.Amount] });
        if (amount.Of is not { Value: Fraction value } of)
        {
            return rate;
        }

        if (amount.Before is { Value: Fraction before })
        {
            return ReachedText(amount, of.Expression, value, before);
        }

        var steps = value / amount.Rate.Per!.Step;
        steps = amount.Rate.Per.WholeSteps ? new Fraction(steps.Floor(), 1) : steps;
        var line = amount.Line == 0 ? "" : $"line {amount.Line}: ";
        var given = steps * amount.Amount.Amount;
        var isWhole = given == new Fraction(given.Floor(), 1);
        return $"{line}{rate}: {values.Of(of.Expression, value)} / {values.Of(of.Expression.Type, amount.Rate.Per.Step)} x {amount.Amount.Amount} = "
            + $"{given} {_programme.Currencies[amount.Amount.Currency].Name}{(isWhole ? "" : " before rounding")}";
    }

    private string ReachedText(AmountTrace amount, Expression of, Fraction value, Fraction before)
    {
        var step = amount.Rate.Per!.Step;
        var times = (value / step).Floor() - (before / step).Floor();
        var words = $"{values.Print(of)} is {values.Of(of.Type, value)} now and was {values.Of(of.Type, before)} before";
        return times == 0
            ? $"{words}: {values.Of(of.Type, step)} not reached anew"
            : $"{words}: {values.Of(of.Type, step)} reached {times} x {amount.Amount.Amount} = "
                + $"{new Fraction(times, 1) * amount.Amount.Amount} {_programme.Currencies[amount.Amount.Currency].Name}";
    }

    private string MultipliedText(Rule rule, MultipliedPoints multiplied)
    {
        var multiply = (RuleEffect.Multiply)rule.Effects[multiplied.Effect];
        var points = _programme.Currencies[multiply.Currency].Name;
        var more = multiply.Factor - Fraction.One;
        var compound = rule.Group is { } group && _programme.Groups[group].Choice == GroupChoice.Compound
            ? $", with what multipliers of {_programme.Groups[group].Name} before it added" : "";
        return $"times {multiply.Factor} of {multiplied.Of} {points}{compound}: {multiplied.Of} x {more} = {multiplied.Of * more} {points} more";
    }
}
