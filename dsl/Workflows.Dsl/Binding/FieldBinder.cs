using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What fields a kind of record has.</summary>
internal sealed class FieldBinder(Draft draft, ValueBinder values)
{
    private static readonly ImmutableArray<string> Reserved = ["type", "member", "at", "key", "replaces"];

    /// <summary>Fields of an event or, without keys and lists, of the member.</summary>
    public ImmutableArray<Field> Bind(IEnumerable<FieldSyntax> declarations, bool isEvent)
    {
        var fields = Record(declarations, isEvent ? Place.Event : Place.Member);
        foreach (var field in fields.Where(field => Reserved.Contains(field.Name)))
        {
            draft.Findings.Report(NameDiagnostics.ReservedField, field.Span, field.Name);
        }

        foreach (var second in fields.Where(field => field.Type.Kind == DataKind.Lines).Skip(1))
        {
            draft.Findings.Report(DeclarationDiagnostics.SecondList, second.Span);
        }

        foreach (var second in fields.Where(field => field.IsKey).Skip(1))
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.KeyTwice, second.Span,
                ("the first key", fields.First(field => field.IsKey).Span), second.Name);
        }

        return fields;
    }

    private ImmutableArray<Field> Record(IEnumerable<FieldSyntax> declarations, Place place)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        foreach (var declaration in declarations)
        {
            if (fields.FirstOrDefault(field => field.Name == declaration.Name.Text) is { } first && first.Name.Length > 0)
            {
                draft.Findings.ReportWith(
                    NameDiagnostics.DuplicateName, declaration.Name.Span, ("first declared here", first.Span), "field", first.Name);
            }
            else
            {
                fields.Add(Field(declaration, fields.Count, place));
            }
        }

        if (fields.Count > EventRecord.FieldsMost)
        {
            draft.Findings.Report(DeclarationDiagnostics.TooManyFields, fields[EventRecord.FieldsMost].Span,
                fields[EventRecord.FieldsMost].Name, $"{EventRecord.FieldsMost}");
        }

        return fields.ToImmutable();
    }

    private Field Field(FieldSyntax declaration, int index, Place place)
    {
        draft.Names.Note(declaration.Name, declaration.Name.Span, Uses.Field);
        var type = Type(declaration.Type, place) with { IsOptional = declaration.Type.IsOptional && declaration.Default is null };
        var field = new Field(declaration.Name.Text, index, type, declaration.Name.Span)
        {
            IsKey = declaration.IsKey && IsGoodKey(declaration, type, place),
            IsPersonal = declaration.IsPersonal,
        };
        if (declaration.Default is null)
        {
            return field;
        }

        if (declaration.Type.IsOptional)
        {
            draft.Findings.Report(DeclarationDiagnostics.OptionalDefault, declaration.Type.Span, field.Name);
        }

        var value = values.Of(declaration.Default, field.Name, type);
        return type.IsText ? field with { DefaultText = value?.Text } : field with { Default = value?.Number };
    }

    private bool IsGoodKey(FieldSyntax declaration, DataType type, Place place)
    {
        var isGood = place == Place.Event && !type.IsOptional && declaration.Default is null
            && type.Kind is DataKind.Text or DataKind.Member or DataKind.Number or DataKind.Unknown;
        if (!isGood)
        {
            draft.Findings.Report(DeclarationDiagnostics.BadKey, declaration.Name.Span, declaration.Name.Text);
        }

        return isGood;
    }

    private DataType Type(TypeSyntax syntax, Place place) => syntax switch
    {
        TypeSyntax.Plain plain => Plain(plain.Type),
        TypeSyntax.Number number => Number(number),
        TypeSyntax.MoneyIn money => Money(money, place),
        TypeSyntax.OneOf oneOf => Choice(oneOf),
        TypeSyntax.ListOf list => List(list, place),
        _ => DataType.Unknown,
    };

    // Money that an event tells of is never negative: what is taken back is told by an event of its own.
    private DataType Plain(PlainType type) => type switch
    {
        PlainType.Text => DataType.Text,
        PlainType.Money => draft.Money.Kind == DataKind.Money ? draft.Money with { Least = Fraction.Zero } : DataType.Unknown,
        PlainType.Percent => Types.Percent with { Least = Fraction.Zero },
        PlainType.Date => DataType.Date,
        PlainType.YesNo => DataType.YesNo,
        PlainType.Member => new(DataKind.Member),
    };

    private DataType Money(TypeSyntax.MoneyIn syntax, Place place)
    {
        if (place == Place.Member)
        {
            draft.Findings.Report(Diagnostic.Of(MoneyDiagnostics.NotOfAnEvent, syntax.Span) with { Fixes = [new TextFix("write `money`", syntax.Span, "money")] });
            return DataType.Unknown;
        }

        if (draft.Money.Kind != DataKind.Money)
        {
            return DataType.Unknown;
        }

        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var name in Different(syntax.Currencies).Where(name => name.Text != draft.Money.Unit))
        {
            if (!MoneyUnits.IsCode(name.Text))
            {
                draft.Findings.Report(DeclarationDiagnostics.BadCurrency, name.Span, name.Text);
                continue;
            }

            if (draft.Rates?.Of(name.Text) is null && !draft.HasUnknownRates)
            {
                draft.Findings.Report(MoneyDiagnostics.NoRate, name.Span, name.Text, draft.Money.Unit);
            }

            codes.Add(name.Text);
        }

        return codes.Count == 0 ? Plain(PlainType.Money) : draft.Money with
        {
            Currencies = codes.ToImmutable(),
            Scale = DatedRate.Scale,
            Least = Fraction.Zero,
            Most = Fraction.Of(DatedRate.AmountMost),
        };
    }

    private DataType Number(TypeSyntax.Number syntax)
    {
        if (syntax.Least is null || syntax.Most is null)
        {
            return DataType.Whole with { Scale = DataType.NumberScale };
        }

        var (least, most) = (Fraction.Of(syntax.Least.Value), Fraction.Of(syntax.Most.Value));
        if (least > most)
        {
            draft.Findings.Report(DeclarationDiagnostics.EmptyRange, syntax.Span, least.ToString(), most.ToString());
            return DataType.Unknown;
        }

        foreach (var end in new[] { syntax.Least, syntax.Most }.Where(end => Math.Abs(end.Value) > DataType.InputMost))
        {
            draft.Findings.Report(TypeDiagnostics.NumberTooLarge, end.Span, draft.Quote(end.Span));
        }

        return DataType.Whole with { Scale = least.IsWhole && most.IsWhole ? 1 : DataType.NumberScale, Least = least, Most = most };
    }

    private DataType Choice(TypeSyntax.OneOf syntax) =>
        new(DataKind.Choice) { Choices = [.. Different(syntax.Choices).Select(word => word.Text)] };

    /// <summary>The words of a list without those that are said again, which are reported.</summary>
    private List<NameSyntax> Different(SyntaxList<NameSyntax> words)
    {
        var different = new List<NameSyntax>();
        foreach (var word in words)
        {
            if (different.Exists(one => one.Text == word.Text))
            {
                draft.Findings.Report(DeclarationDiagnostics.ChoiceTwice, word.Span, word.Text);
            }
            else
            {
                different.Add(word);
            }
        }

        return different;
    }

    private DataType List(TypeSyntax.ListOf syntax, Place place)
    {
        if (place != Place.Event)
        {
            draft.Findings.Report(DeclarationDiagnostics.ListNotHere, syntax.Span);
            return DataType.Unknown;
        }

        return new(DataKind.Lines) { LineFields = Record(syntax.Fields, Place.Line) };
    }

    private enum Place
    {
        Event,
        Member,
        Line,
    }
}
