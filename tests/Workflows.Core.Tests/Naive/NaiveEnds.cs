using NodaTime;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Core.Tests.Naive;

/// <summary>When points of one kind expire, and when there is notice of it.</summary>
internal sealed class NaiveEnds(PointsCurrency points, NaiveCalendar calendar)
{
    /// <summary>When they expire if they are earned, or used, at an instant.</summary>
    public Instant ExpiryFrom(Instant at) => points.Expiry switch
    {
        Expiry.AfterEarned x => EndOf(x.RoundedTo, calendar.Plus(at, x.Length)),
        Expiry.AfterActivity x => EndOf(x.RoundedTo, calendar.Plus(at, x.Length)),
        Expiry.AtEndOf x => AtEndOf(x, calendar.Day(at)),
        _ => Instant.Never,
    };

    /// <summary>So long before the end as the text says, but not before now.</summary>
    public Instant NoticeOf(Instant end, Instant now) => points.Notice is { } notice && end != Instant.Never
        ? Instant.Later(now, calendar.Plus(end, notice with { Count = -notice.Count })) : Instant.Never;

    private Instant EndOf(TimeUnit? unit, Instant end) =>
        unit is { } period ? calendar.Midnight(NaiveCalendar.Next(period, calendar.Day(end))) : end;

    private Instant AtEndOf(Expiry.AtEndOf expiry, LocalDate day)
    {
        var end = NaiveCalendar.Next(expiry.Unit, day);
        var midnight = calendar.Midnight(expiry.Next ? NaiveCalendar.Next(expiry.Unit, end) : end);
        return expiry.Later is { } later ? calendar.Plus(midnight, later) : midnight;
    }
}
