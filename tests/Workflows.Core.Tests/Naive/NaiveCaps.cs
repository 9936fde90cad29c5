using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>The member's own caps: a list of uses, added up each time.</summary>
internal sealed class NaiveCaps(Programme programme, NaiveCalendar calendar)
{
    private readonly List<(int Cap, Instant At, Fraction Amount)> _uses = [];

    /// <summary>What rules gave, by name: a limit that begins with a version meets it.</summary>
    private readonly List<(string Rule, Instant At, IReadOnlyList<(int Currency, long Points)> Given)> _given = [];
    private readonly HashSet<int> _known = [.. programme.Rules.Where(rule => rule.IsInForce).SelectMany(rule => rule.Caps).Select(cap => cap.Index)];

    public void Use(Cap cap, Instant at, Fraction amount) => _uses.Add((cap.Index, at, amount));

    /// <summary>A rule gave something.</summary>
    public void Give(string rule, Instant at, IReadOnlyList<(int Currency, long Points)> given) => _given.Add((rule, at, given));

    /// <summary>A limit of a version that begins: one that counts as none did before counts what its rule gave before.</summary>
    public void Meet(Rule rule, IReadOnlyCollection<string> names, Programme version)
    {
        foreach (var cap in rule.Caps.Where(cap => cap.Scope is null && _known.Add(cap.Index)))
        {
            foreach (var (_, at, given) in _given.Where(one => names.Contains(one.Rule)))
            {
                var counted = given.Where(one => cap.CountsUses || (cap.CountsMoney ? version.Currencies[one.Currency].Worth > Fraction.Zero : cap.Currency == one.Currency)).ToList();
                var used = cap.CountsUses ? Fraction.One : counted.Aggregate(
                    Fraction.Zero, (sum, one) => sum + (Fraction.Of(one.Points) * (cap.CountsMoney ? version.Currencies[one.Currency].Worth : Fraction.One)));
                _uses.AddRange(counted.Count > 0 ? [(cap.Index, at, used)] : []);
            }
        }
    }

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
