using Workflows.Model.Expressions;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of what is kept of a member's history.</summary>
internal static class HistoryMeaning
{
    public static void Write(CanonicalForm form, Aggregate aggregate) =>
        form.Begin("Aggregate{"u8).Number("Index="u8, aggregate.Index).Word("Kind="u8, aggregate.Kind.ToString())
            .Part("Source="u8, aggregate.Source, Write).Part("Type="u8, aggregate.Type, ExpressionMeaning.Write)
            .Part("Window="u8, aggregate.Window, Write).End();

    private static void Write(CanonicalForm form, AggregateSource source)
    {
        switch (source)
        {
            case AggregateSource.Events events:
                form.Begin("Events{"u8).Number("EventType="u8, events.EventType).Part("Field="u8, events.Field, ExpressionMeaning.Write)
                    .Part("Where="u8, events.Where, ExpressionMeaning.Write).End();
                break;
            case AggregateSource.EarnedPoints points:
                form.Begin("EarnedPoints{"u8).Number("Currency="u8, points.Currency).YesNo("WithoutPlaces="u8, points.WithoutPlaces).End();
                break;
            default:
                throw CanonicalForm.Unknown(source);
        }
    }

    private static void Write(CanonicalForm form, Window window)
    {
        switch (window)
        {
            case Window.OverLast last:
                form.Begin("OverLast{"u8).Length("Length="u8, last.Length).End();
                break;
            case Window.OverLastCalendar last:
                form.Begin("OverLastCalendar{"u8).Number("Count="u8, last.Count).Word("Unit="u8, last.Unit.ToString()).End();
                break;
            case Window.ThisCalendar calendar:
                form.Begin("ThisCalendar{"u8).Word("Unit="u8, calendar.Unit.ToString()).End();
                break;
            case Window.ThisPeriodOf period:
                form.Begin("ThisPeriodOf{"u8).Number("Days="u8, period.Days).Number("From="u8, period.From).End();
                break;
            case Window.AmongLast among:
                form.Begin("AmongLast{"u8).Number("Count="u8, among.Count).End();
                break;
            case Window.Ever:
                form.Begin("Ever{"u8).End();
                break;
            case Window.ThisMembershipYear:
                form.Begin("ThisMembershipYear{"u8).End();
                break;
            case Window.ThisReportPeriod:
                form.Begin("ThisReportPeriod{"u8).End();
                break;
            default:
                throw CanonicalForm.Unknown(window);
        }
    }
}
