using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>The member's own caps: a list of uses, added up each time.</summary>
internal sealed class NaiveCaps(Programme programme, NaiveCalendar calendar)
{
    private readonly List<(int Cap, Instant At, Fraction Amount)> _uses = [];

    public void Use(Cap cap, Instant at, Fraction amount) => _uses.Add((cap.Index, at, amount));

    /// <summary>What is left: times, points or money.</summary>
    public Fraction Left(Cap cap, Instant now)
    {
        var used = _uses.Where(use => use.Cap == cap.Index && Counts(cap.Period, use.At, now))
            .Aggregate(Fraction.Zero, (sum, use) => sum + use.Amount);
        var most = cap.CountsMoney ? Fraction.Of(cap.Most, programme.MoneyScale) : Fraction.Of(cap.Most);
        return most > used ? most - used : Fraction.Zero;
    }

    /// <summary>What another member used, who was the same one, is used.</summary>
    public void Join(NaiveCaps other) => _uses.AddRange(other._uses);

    private bool Counts(CapPeriod period, Instant used, Instant now) => period switch
    {
        CapPeriod.InTotal => true,
        CapPeriod.InAny x => now < calendar.Plus(used, x.Length),
        CapPeriod.PerCalendar x => NaiveCalendar.Start(x.Unit, calendar.Day(used)) == NaiveCalendar.Start(x.Unit, calendar.Day(now)),
        _ => false,
    };
}
