using Workflows.Model.Expressions;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of conditions and values.</summary>
internal static class ExpressionMeaning
{
    public static void Write(CanonicalForm form, Expression expression)
    {
        switch (expression)
        {
            case Expression.Number number:
                form.Begin("Number{"u8).Part("Type="u8, number.Type, Write).Number("Value="u8, number.Value).End();
                break;
            case Expression.Compare compare:
                form.Begin("Compare{"u8).Part("Left="u8, compare.Left, Write).Word("Operator="u8, compare.Operator.ToString())
                    .Part("Right="u8, compare.Right, Write).Part("Type="u8, compare.Type, Write).End();
                break;
            case Expression.And and:
                form.Begin("And{"u8).Part("Left="u8, and.Left, Write).Part("Right="u8, and.Right, Write).Part("Type="u8, and.Type, Write).End();
                break;
            case Expression.Or or:
                form.Begin("Or{"u8).Part("Left="u8, or.Left, Write).Part("Right="u8, or.Right, Write).Part("Type="u8, or.Type, Write).End();
                break;
            case Expression.Not not:
                form.Begin("Not{"u8).Part("Operand="u8, not.Operand, Write).Part("Type="u8, not.Type, Write).End();
                break;
            case Expression.Arithmetic sum:
                form.Begin("Arithmetic{"u8).Part("Left="u8, sum.Left, Write).Word("Operator="u8, sum.Operator.ToString())
                    .Part("Right="u8, sum.Right, Write).Part("Type="u8, sum.Type, Write).End();
                break;
            default:
                WriteTest(form, expression);
                break;
        }
    }

    public static void Write(CanonicalForm form, DataType type) =>
        form.Begin("DataType{"u8).List("Choices="u8, type.Choices).List("Currencies="u8, type.Currencies).YesNo("IsOptional="u8, type.IsOptional)
            .Word("Kind="u8, type.Kind.ToString()).Number("Least="u8, type.Least).List("LineFields="u8, type.LineFields, Write)
            .Number("Most="u8, type.Most).Number("Scale="u8, type.Scale).Text("Unit="u8, type.Unit).End();

    public static void Write(CanonicalForm form, Field field) =>
        form.Begin("Field{"u8).Number("Default="u8, field.Default).Text("DefaultText="u8, field.DefaultText)
            .Number("Index="u8, field.Index).YesNo("IsKey="u8, field.IsKey).YesNo("IsPersonal="u8, field.IsPersonal)
            .Text("Name="u8, field.Name).Part("Type="u8, field.Type, Write).End();

    private static void WriteTest(CanonicalForm form, Expression expression)
    {
        switch (expression)
        {
            case Expression.OneOf oneOf:
                form.Begin("OneOf{"u8).Part("Operand="u8, oneOf.Operand, Write).Part("Type="u8, oneOf.Type, Write)
                    .List("Values="u8, oneOf.Values, Write).End();
                break;
            case Expression.IsKnown known:
                form.Begin("IsKnown{"u8).Part("Operand="u8, known.Operand, Write).Part("Type="u8, known.Type, Write).End();
                break;
            case Expression.IsMultiple multiple:
                form.Begin("IsMultiple{"u8).Number("Of="u8, multiple.Of).Part("Operand="u8, multiple.Operand, Write)
                    .Part("Type="u8, multiple.Type, Write).End();
                break;
            case Expression.InSegment segment:
                form.Begin("InSegment{"u8).Number("Segment="u8, segment.Segment).Part("Type="u8, segment.Type, Write).End();
                break;
            case Expression.InTier tier:
                form.Begin("InTier{"u8).Number("Ladder="u8, tier.Ladder).Word("Test="u8, tier.Test.ToString()).Number("Tier="u8, tier.Tier)
                    .Part("Type="u8, tier.Type, Write).End();
                break;
            case Expression.Text text:
                form.Begin("Text{"u8).Part("Type="u8, text.Type, Write).Text("Value="u8, text.Value).End();
                break;
            case Expression.Length length:
                form.Begin("Length{"u8).Part("Type="u8, length.Type, Write).Length("Value="u8, length.Value).End();
                break;
            default:
                WriteSource(form, expression);
                break;
        }
    }

    private static void WriteSource(CanonicalForm form, Expression expression)
    {
        switch (expression)
        {
            case Expression.EventField field:
                form.Begin("EventField{"u8).Part("Field="u8, field.Field, Write).Part("Type="u8, field.Type, Write).End();
                break;
            case Expression.LineField field:
                form.Begin("LineField{"u8).Part("Field="u8, field.Field, Write).Part("Type="u8, field.Type, Write).End();
                break;
            case Expression.MemberField field:
                form.Begin("MemberField{"u8).Part("Field="u8, field.Field, Write).Part("Type="u8, field.Type, Write).End();
                break;
            case Expression.Named named:
                form.Begin("Named{"u8).Number("Let="u8, named.Let).Part("Type="u8, named.Type, Write).End();
                break;
            case Expression.History history:
                form.Begin("History{"u8).Number("Aggregate="u8, history.Aggregate).YesNo("OfReport="u8, history.OfReport)
                    .Part("Type="u8, history.Type, Write).End();
                break;
            case Expression.Balance balance:
                form.Begin("Balance{"u8).Number("Currency="u8, balance.Currency).Part("Type="u8, balance.Type, Write).End();
                break;
            case Expression.EarnedNow earned:
                form.Begin("EarnedNow{"u8).Number("Currency="u8, earned.Currency).Part("Type="u8, earned.Type, Write).End();
                break;
            case Expression.Figure figure:
                form.Begin("Figure{"u8).Word("Kind="u8, figure.Kind.ToString()).Part("Subject="u8, figure.Subject, Write)
                    .Part("Type="u8, figure.Type, Write).End();
                break;
            default:
                WriteClock(form, expression);
                break;
        }
    }

    private static void WriteClock(CanonicalForm form, Expression expression)
    {
        switch (expression)
        {
            case Expression.TimeSince since:
                form.Begin("TimeSince{"u8).Number("Aggregate="u8, since.Aggregate).Part("Type="u8, since.Type, Write).End();
                break;
            case Expression.Clock clock:
                form.Begin("Clock{"u8).Word("Part="u8, clock.Part.ToString()).Part("Type="u8, clock.Type, Write).End();
                break;
            case Expression.DatePart part:
                form.Begin("DatePart{"u8).Part("Day="u8, part.Day, Write).Word("Part="u8, part.Part.ToString())
                    .Part("Type="u8, part.Type, Write).End();
                break;
            case Expression.InShare share:
                form.Begin("InShare{"u8).Number("Ranking="u8, share.Ranking).Part("Type="u8, share.Type, Write).End();
                break;
            case Expression.Band band:
                form.Begin("Band{"u8).Number("Ranking="u8, band.Ranking).Part("Type="u8, band.Type, Write).End();
                break;
            default:
                throw CanonicalForm.Unknown(expression);
        }
    }

    private static void Write(CanonicalForm form, FigureSubject subject) =>
        form.Begin("FigureSubject{"u8).Part("Among="u8, subject.Among, Write).Number("Budget="u8, subject.Budget)
            .Number("Currency="u8, subject.Currency).Number("EventType="u8, subject.EventType).Part("Field="u8, subject.Field, Write)
            .Number("Journey="u8, subject.Journey).Number("Measure="u8, subject.Measure).Length("Over="u8, subject.Over)
            .Number("Rival="u8, subject.Rival).Number("Segment="u8, subject.Segment).Part("Where="u8, subject.Where, Write).End();
}
