using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Binding;

/// <summary>Fixed values of fields as records hold them: numbers scaled, choices by their place.</summary>
internal sealed class ValueBinder(Draft draft, LiteralBinder literals)
{
    /// <summary>Amounts of other currencies.</summary>
    public ToldMoneyBinder Told { get; } = new(draft);

    /// <summary>The value as a field holds it, or null after saying why it can't.</summary>
    /// <param name="literal">What is written.</param>
    /// <param name="name">The field.</param>
    /// <param name="type">Its type.</param>
    /// <param name="day">The local day of the event that tells it; null where it isn't that of an event.</param>
    public (long Number, string? Text)? Of(LiteralSyntax literal, string name, DataType type, int? day = null)
    {
        if (type.Kind == DataKind.Unknown)
        {
            return null;
        }

        if (literal is AmountSyntax amount && ToldMoneyBinder.Is(literal, type))
        {
            return Told.On(amount, name, day);
        }

        if (literal is WordSyntax word && type.Kind == DataKind.Member)
        {
            return (0, word.Text);
        }

        var value = literal is WordSyntax && type.Kind != DataKind.Choice ? null : literals.Bind(literal, type);
        if (value is { Type.Kind: DataKind.Unknown })
        {
            return null;
        }

        if (value is null || !Types.Match(value.Type, type) || type.Kind == DataKind.Lines)
        {
            draft.Findings.Report(TypeDiagnostics.WrongType, literal.Span,
                draft.Quote(literal.Span), value is null ? "a word" : Types.InWords(value.Type), Types.InWords(type), Advice(type));
            return null;
        }

        return value switch
        {
            Expression.Text text => (0, text.Value),
            Expression.Number number => Scaled(number, name, type) is { } scaled ? (scaled, null) : null,
            _ => null,
        };
    }

    /// <summary>A whole number of points from 0 that is written itself or in a row, or null after saying why it is none.</summary>
    public (int Currency, long Points)? Points(LiteralSyntax literal)
    {
        if (literal is AmountSyntax amount)
        {
            return Points(amount);
        }

        var example = $"25 {draft.Names.Of(NameKind.Points).FirstOrDefault() ?? "Points"}";
        ReportOther(literal, "an amount of points", example);
        return null;
    }

    /// <summary>A day that is written itself or in a row; some day after saying why it is none.</summary>
    public int Day(LiteralSyntax literal)
    {
        if (literal is DateSyntax date)
        {
            return LiteralBinder.DayOf(date.Value);
        }

        ReportOther(literal, "a day", "2026-01-31");
        return 0;
    }

    /// <summary>A text that is written itself or in a row, or null after saying why it is none.</summary>
    public StringSyntax? Words(LiteralSyntax literal, string example)
    {
        if (literal is StringSyntax text)
        {
            return text;
        }

        ReportOther(literal, "a text", $"\"{example}\"");
        return null;
    }

    private void ReportOther(LiteralSyntax literal, string wanted, string example)
    {
        if (literal is WordSyntax word)
        {
            draft.Findings.Report(PromiseDiagnostics.NoColumn, word.Span, word.Text, wanted, $"write for example `{example}`, or the name of a column");
        }
        else
        {
            draft.Findings.Report(PromiseDiagnostics.WrongCell, literal.Span, draft.Quote(literal.Span), wanted, example);
        }
    }

    /// <summary>A whole number of points from 0, or null after saying why it is none.</summary>
    public (int Currency, long Points)? Points(AmountSyntax amount)
    {
        if (draft.Names.Resolve(NameKind.Points, amount.Unit) is not { } currency)
        {
            return null;
        }

        if (amount.Number != decimal.Truncate(amount.Number))
        {
            draft.Findings.Report(EvaluationDiagnostics.NotWholePoints, amount.Span);
            return null;
        }

        if (Math.Abs(amount.Number) > DataType.InputMost)
        {
            draft.Findings.Report(TypeDiagnostics.NumberTooLarge, amount.Span, draft.Quote(amount.Span));
            return null;
        }

        return (currency, (long)amount.Number);
    }

    private long? Scaled(Expression.Number number, string name, DataType type)
    {
        var isChoice = type.Kind is DataKind.Choice or DataKind.YesNo or DataKind.Date;
        var (least, most) = (type.Least ?? -Fraction.Of(DataType.InputMost), type.Most ?? Fraction.Of(DataType.InputMost));
        if (!isChoice && (number.Value < least || number.Value > most))
        {
            draft.Findings.Report(TypeDiagnostics.OutOfRange, number.Span, name, draft.Quote(number.Span), least.ToString(),
                most.ToString());
            return null;
        }

        // Beside other currencies the own one is counted more finely than anybody pays in it.
        var scaled = number.Value * Fraction.Of(type.Scale);
        if (scaled.IsWhole && (type.Currencies.IsEmpty || (number.Value * Fraction.Of(draft.Money.Scale)).IsWhole))
        {
            return (long)scaled.Numerator;
        }

        draft.Findings.Report(EvaluationDiagnostics.TooFineValue, number.Span, draft.Quote(number.Span), name);
        return null;
    }

    private static string Advice(DataType type) => type.Kind switch
    {
        DataKind.Money => $"write for example `100 {type.Unit}`",
        DataKind.Percent => "write for example `5%`",
        DataKind.Date => "write for example `2026-01-31`",
        DataKind.YesNo => "write `yes` or `no`",
        DataKind.Text or DataKind.Member => "put it in quotes",
        DataKind.Number => "write a number without a unit",
        DataKind.Points => "write a number",
        DataKind.Choice => $"there is: {string.Join(", ", type.Choices.Take(5))}",
        DataKind.Duration => "write for example `30 days`",
        DataKind.Lines => "write `[ { … }, { … } ]`",
        DataKind.Tier or DataKind.Unknown => "",
    };
}
