using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Binding;

/// <summary>Amounts of other currencies, as events tell them.</summary>
internal sealed class ToldMoneyBinder(Draft draft)
{
    /// <summary>Whether what is written is an amount of another currency that a field takes.</summary>
    public static bool Is(LiteralSyntax literal, DataType type) => literal is AmountSyntax amount && type.Currencies.Contains(amount.Unit.Text);

    /// <summary>The amount in the smallest units of its currency, or null after saying why it is none.</summary>
    public long? Units(AmountSyntax amount, string name)
    {
        if (amount.Number < 0 || amount.Number > DataType.InputMost)
        {
            draft.Findings.Report(TypeDiagnostics.OutOfRange, amount.Span, name, draft.Quote(amount.Span), "0", $"{DataType.InputMost}");
            return null;
        }

        var units = Fraction.Of(amount.Number) * Fraction.Of(MoneyUnits.Scale(amount.Unit.Text));
        if (units.IsWhole)
        {
            return (long)units.Numerator;
        }

        draft.Findings.Report(EvaluationDiagnostics.TooFineValue, amount.Span, draft.Quote(amount.Span), name);
        return null;
    }

    /// <summary>The amount as an event of a day holds it, or null after saying why it can't.</summary>
    /// <param name="amount">What is written.</param>
    /// <param name="name">The field.</param>
    /// <param name="day">The local day of the event; null where there is none, so that no rate holds.</param>
    public (long Number, string? Text)? On(AmountSyntax amount, string name, int? day)
    {
        var code = amount.Unit.Text;
        if (day is not { } on)
        {
            draft.Findings.Report(MoneyDiagnostics.OtherMoney, amount.Span, draft.Quote(amount.Span), draft.Money.Unit);
            return null;
        }

        // That a currency has no rates at all is said where the field is declared.
        if (draft.Rates?.Of(code) is not { } currency || Units(amount, name) is not { } units)
        {
            return null;
        }

        if (draft.Rates.On(code, on) is not { } rate)
        {
            if (!draft.HasUnknownRates)
            {
                draft.Findings.Report(MoneyDiagnostics.NoRateThen, amount.Span, code, Wording.Day(on));
            }

            return null;
        }

        if (ToldMoney.Count(currency, units, rate, draft.Money.Unit) is { } counted)
        {
            return counted;
        }

        draft.Findings.Report(TypeDiagnostics.NumberTooLarge, amount.Span, draft.Quote(amount.Span));
        return null;
    }
}
