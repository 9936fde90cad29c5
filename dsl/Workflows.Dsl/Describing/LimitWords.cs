using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Describing;

/// <summary>Limits in prose.</summary>
internal static class LimitWords
{
    /// <summary>A limit: <c>at most 1,000 Miles for each member in a calendar month</c>.</summary>
    public static string Of(Programme programme, Cap cap)
    {
        var most = cap.CountsMoney ? $"points worth {Words.Money(programme, Fraction.Of(cap.Most, programme.MoneyScale))}"
            : cap.Currency is { } currency ? Words.Points(programme, currency, Fraction.Of(cap.Most))
            : cap.Most == 1 ? "once" : $"{Words.Number(Fraction.Of(cap.Most))} times";
        var who = cap.Scope is { } scope ? Of(programme, scope)
            : $" for each member{(cap.PerField is { } field ? $" and each {Words.OfName(field)}" : "")}";
        return $"at most {most}{who}{Of(cap.Period)}";
    }

    /// <summary>How much a budget may pay.</summary>
    public static string Of(Programme programme, BudgetLimit limit)
    {
        var most = limit.Currency is { } currency ? Words.Points(programme, currency, limit.Most) : Words.Money(programme, limit.Most);
        return $"{most}{Of(programme, limit.Scope)}{Of(limit.Period)}";
    }

    /// <summary>The period in which a limit counts, with the blank before it: <c> in a calendar month</c>.</summary>
    public static string Of(CapPeriod period) => period switch
    {
        CapPeriod.PerCalendar x => $" in a calendar {Words.Unit(x.Unit)}",
        CapPeriod.InAny x => $" within any {Length(x.Length)}",
        CapPeriod.PerEvent => " at one time",
        _ => " in total",
    };

    private static string Length(TimeLength length) => length.Count == 1 ? Words.Unit(length.Unit) : length.ToString();

    private static string Of(Programme programme, PoolScope scope) => scope switch
    {
        PoolScope.Everyone => " for all members together",
        PoolScope.PerField x => $" for all members together at each {Words.OfName(x.Field)}",
        PoolScope.PerMemberField x => $" for all members of the same {Words.OfName(programme.MemberFields[x.Field].Name)} together",
        PoolScope.PerHousehold => " for all members of a household together",
        PoolScope.PerTier x => $" for all members of each tier of {programme.Ladders[x.Ladder].Name} together",
        PoolScope.PerJourney => " for each process",
        PoolScope.AmongSegment x =>
            $" for all members in {ConditionWords.Quoted(Words.Title(programme.Segments[x.Segment].Name, programme.Segments[x.Segment].Title))} together",
        PoolScope.AmongTier x => $" for all {programme.Ladders[x.Ladder].Tiers[x.Tier].Name} members together",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope.GetType().Name, "This kind of scope has no words."),
    };
}
