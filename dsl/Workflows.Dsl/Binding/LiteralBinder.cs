using System.Collections.Immutable;
using System.Numerics;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Binding;

/// <summary>Fixed values.</summary>
internal sealed class LiteralBinder(Draft draft)
{
    private const long WholeMost = 1_000_000_000_000;
    private const long ScaleMost = 1_000_000_000;

    /// <summary>The value of what is written.</summary>
    public Expression Bind(LiteralSyntax literal) => literal switch
    {
        NumberSyntax number => Number(Fraction.Of(number.Value), DataType.Whole, number.Span),
        AmountSyntax amount => Amount(amount),
        PercentSyntax percent => Number(Fraction.Of(percent.Percent) / Fraction.Of(100), Types.Percent, percent.Span),
        DateSyntax date => new Expression.Number(Fraction.Of(DayOf(date.Value)), DataType.Date, date.Span),
        LengthSyntax length => new Expression.Length(length.Value, length.Span),
        StringSyntax text => new Expression.Text(text.Value, text.Span),
        YesNoSyntax yesNo => new Expression.Number(yesNo.Value ? Fraction.One : Fraction.Zero, DataType.YesNo, yesNo.Span),
        WordSyntax word => Word(word),
        _ => TimeOfDay(literal),
    };

    /// <summary>The value where one of a type is needed: a word of a choice, or a plain number for points.</summary>
    public Expression Bind(LiteralSyntax literal, DataType wanted)
    {
        if (literal is WordSyntax word)
        {
            return wanted.Kind == DataKind.Choice ? Choice(new(word.Text, word.Span), wanted)
                : wanted.Kind == DataKind.Unknown ? Bound.Nothing(word.Span)
                : Word(word);
        }

        return AsPoints(Bind(literal), wanted);
    }

    /// <summary>The place of a word among the words of a choice.</summary>
    public Expression Choice(NameSyntax word, DataType choice)
    {
        var place = choice.Choices.IndexOf(word.Text);
        if (place >= 0)
        {
            draft.Names.Mention(NameKind.Reward, word, choice.Choices);
            return new Expression.Number(Fraction.Of(place), choice, word.Span);
        }

        draft.Names.ReportUnchosen(NameDiagnostics.UnknownChoice, word, choice.Choices, "choice", word.Text);
        return Bound.Nothing(word.Span);
    }

    /// <summary>A plain fixed number may stand for so many points.</summary>
    public static Expression AsPoints(Expression value, DataType wanted) =>
        wanted.Kind == DataKind.Points && value is Expression.Number { Type.Kind: DataKind.Number } number
            ? number with { Type = Types.Plain(wanted) with { Scale = number.Type.Scale } }
            : value;

    /// <summary>The day number since 1970-01-01.</summary>
    public static int DayOf(DateOnly day) => day.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>A calculated fixed number with a scale that it fits.</summary>
    public Expression Number(Fraction value, DataType type, SourceSpan place)
    {
        if (BigInteger.Abs(value.Numerator) > value.Denominator * WholeMost || value.Denominator > ScaleMost)
        {
            draft.Findings.Report(TypeDiagnostics.NumberTooLarge, place, draft.Quote(place));
            return Bound.Nothing(place);
        }

        return new Expression.Number(value,
            Types.Plain(type) with { Scale = Types.CommonScale(type.Scale, (long)value.Denominator) ?? ScaleMost }, place);
    }

    private Expression Amount(AmountSyntax amount)
    {
        var unit = amount.Unit.Text;
        if (draft.Money.Kind == DataKind.Money && unit == draft.Money.Unit)
        {
            return Number(Fraction.Of(amount.Number), draft.Money, amount.Span);
        }

        if (draft.Names.Find(NameKind.Points, unit) is not null)
        {
            return Number(Fraction.Of(amount.Number), Types.Points(unit), amount.Span);
        }

        if (draft.Money.Kind == DataKind.Money || !MoneyUnits.IsCode(unit))
        {
            ReportUnknown(amount);
        }

        return Bound.Nothing(amount.Span);
    }

    /// <summary>Says that there is no such unit; who writes other money means that of the programme.</summary>
    private void ReportUnknown(AmountSyntax amount)
    {
        const string Kind = "money or points";
        var unit = amount.Unit;
        ImmutableArray<string> units = [.. draft.Money.Kind == DataKind.Money ? [draft.Money.Unit] : (string[])[], .. draft.Names.Of(NameKind.Points)];
        if (draft.Money.Kind != DataKind.Money || !MoneyUnits.IsMoney(unit.Text))
        {
            draft.Names.ReportUnknown(NameDiagnostics.UnknownUnit, unit, units, Kind, unit.Text);
            return;
        }

        if (draft.Rates?.Of(unit.Text) is not null)
        {
            draft.Findings.Report(MoneyDiagnostics.OtherMoney, amount.Span, draft.Quote(amount.Span), draft.Money.Unit);
            return;
        }

        draft.Names.Suggest(unit, units, Kind);
        draft.Findings.Report(Diagnostic.Of(NameDiagnostics.UnknownUnit, unit.Span, unit.Text, Spelling.Advice(unit.Text, units, Kind))
            with { Fixes = [new TextFix($"write `{draft.Money.Unit}`", unit.Span, draft.Money.Unit)] });
    }

    private Expression Word(WordSyntax word)
    {
        draft.Findings.Report(NameDiagnostics.UnknownWord, word.Span, word.Text, "write a fixed value");
        return Bound.Nothing(word.Span);
    }

    private Expression TimeOfDay(LiteralSyntax literal)
    {
        draft.Findings.Report(TypeDiagnostics.WrongType, literal.Span, draft.Quote(literal.Span), "a time of day", "another value",
            "ask for the `hour`");
        return Bound.Nothing(literal.Span);
    }
}
