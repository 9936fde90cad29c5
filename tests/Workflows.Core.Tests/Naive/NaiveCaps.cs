using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>The member's own caps: a list of uses, added up each time.</summary>
internal sealed class NaiveCaps(NaiveCalendar calendar)
{
    private readonly List<(int Cap, Instant At, long Amount)> _uses = [];

    public void Use(Cap cap, Instant at, long amount) => _uses.Add((cap.Index, at, amount));

    public Fraction Left(Cap cap, Instant now)
    {
        var used = _uses.Where(use => use.Cap == cap.Index && Counts(cap.Period, use.At, now)).Sum(use => use.Amount);
        return Fraction.Of(Math.Max(0, cap.Most - used));
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
