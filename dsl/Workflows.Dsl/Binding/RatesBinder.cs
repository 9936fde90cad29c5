using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>By which rates money of other currencies counts.</summary>
internal sealed class RatesBinder(Draft draft)
{
    private readonly Dictionary<(string Code, int Day), SourceSpan> _said = [];
    private readonly List<Dated> _rates = [];

    /// <summary>Binds the block; null where there is none. The programme's money is known already.</summary>
    public RateTable? Bind(RatesSyntax? block)
    {
        if (block is null)
        {
            return null;
        }

        draft.HasUnknownRates = block.IsBroken;
        foreach (var day in block.Clauses.OfType<RatesClauseSyntax.Day>())
        {
            foreach (var rate in day.Rates)
            {
                draft.HasUnknownRates |= !IsAdded(LiteralBinder.DayOf(day.Date.Value), rate);
            }
        }

        var last = draft.Findings.One<RatesClauseSyntax.LastKnown>(block.Clauses.Nodes);
        var refuse = draft.Findings.One<RatesClauseSyntax.Refuse>(block.Clauses.Nodes);
        if (last is null && refuse is null)
        {
            draft.Findings.Missing(block, block.Span, "`rates`", "what holds on a day without a rate", "other days take last known");
        }
        else if (last is not null && refuse is not null)
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.SaidTwice, refuse.Span, ("said first here", last.Span), "other days");
        }

        return new(
            [.. _rates.GroupBy(one => one.Code, StringComparer.Ordinal).Select(one => new CurrencyRates(
                one.Key, MoneyUnits.Scale(one.Key), [.. one.Select(dated => dated.Rate).OrderBy(rate => rate.Day)]))],
            last is not null, last?.Days, block.Span);
    }

    /// <summary>Takes a rate; false after saying why it is none. The same said twice is known all the same.</summary>
    private bool IsAdded(int day, ExchangeSyntax syntax)
    {
        var code = syntax.Of.Unit.Text;
        if (!MoneyUnits.IsCode(code))
        {
            draft.Findings.Report(DeclarationDiagnostics.BadCurrency, syntax.Of.Unit.Span, code);
            return false;
        }

        if (draft.Money.Kind != DataKind.Money)
        {
            return false;
        }

        if (code == draft.Money.Unit || syntax.Is.Unit.Text != draft.Money.Unit)
        {
            draft.Findings.Report(MoneyDiagnostics.RateOfOther, syntax.Span, draft.Quote(syntax.Span), draft.Money.Unit,
                code == draft.Money.Unit ? "USD" : code);
            return false;
        }

        if (RateOf(code, syntax) is not { } rate)
        {
            return false;
        }

        if (_said.TryGetValue((code, day), out var first))
        {
            draft.Findings.ReportWith(MoneyDiagnostics.RateTwice, syntax.Span, ("said first here", first), code);
        }
        else
        {
            _said.Add((code, day), syntax.Span);
            _rates.Add(new(code, new(day, rate)));
        }

        return true;
    }

    /// <summary>What 1 is worth, in units of <see cref="DatedRate.Scale"/>; null after saying why that is no rate.</summary>
    private long? RateOf(string code, ExchangeSyntax syntax)
    {
        if (!draft.Findings.MustBePositive(syntax.Of) || !draft.Findings.MustBePositive(syntax.Is))
        {
            return null;
        }

        var one = Fraction.Of(syntax.Is.Number) / Fraction.Of(syntax.Of.Number);
        if (one > Fraction.Of(DatedRate.Most))
        {
            draft.Findings.Report(TypeDiagnostics.NumberTooLarge, syntax.Is.Span, draft.Quote(syntax.Is.Span));
            return null;
        }

        // The smallest unit of the currency must come to whole units, so that every amount does.
        var scale = MoneyUnits.Scale(code);
        var units = one * Fraction.Of(DatedRate.Scale);
        if (units.IsWhole && (long)units.Numerator % scale == 0)
        {
            return (long)units.Numerator;
        }

        draft.Findings.Report(MoneyDiagnostics.RateTooFine, syntax.Span, code, scale switch { 1 => "eight", 100 => "six", _ => "five" });
        return null;
    }

    /// <summary>A rate of a currency.</summary>
    private sealed record Dated(string Code, DatedRate Rate);
}
