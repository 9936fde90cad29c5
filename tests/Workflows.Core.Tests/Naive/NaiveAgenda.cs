using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Every instant at which time alone may change something of a member; one too many changes nothing.</summary>
internal sealed class NaiveAgenda(NaiveCalendar calendar, NaiveSubSteps step)
{
    private readonly SortedSet<Instant> _instants = [];
    private NaiveWatch _watched = new(step.Programme);

    /// <summary>Another version of the programme is in force.</summary>
    public void Use(Programme programme) => _watched = new NaiveWatch(programme);

    /// <summary>Instants at which something is to be looked at.</summary>
    public void Add(IEnumerable<Instant> instants) => _instants.UnionWith(instants);

    public void Clear() => _instants.Clear();

    /// <summary>Takes out the next instant up to one; null for none.</summary>
    public Instant? Next(Instant until)
    {
        if (_instants.Count == 0 || _instants.Min > until)
        {
            return null;
        }

        var at = _instants.Min;
        _instants.Remove(at);
        return at;
    }

    /// <summary>Notes what follows from how the member stands.</summary>
    /// <param name="keptUntil">When what is kept of who has left is over.</param>
    /// <param name="seenSince">Since when something was seen of which it isn't noted when windows let it go; null for now.</param>
    public void Plan(Instant keptUntil, Instant? seenSince = null)
    {
        var now = step.Facts.Now;
        var lots = step.Lots.SelectMany(one => one.Lots).ToList();
        var instants = _watched.Aggregates.SelectMany(aggregate => step.Windows.Ends(aggregate, seenSince ?? now)).Concat(step.Tiers.Select(tier => tier.Until))
            .Concat(lots.SelectMany(lot => new[] { lot.Matures ?? Instant.Never, lot.Expires })).Concat(step.Rewards.Ends).Append(keptUntil);
        foreach (var (aggregate, length) in _watched.Lengths)
        {
            if ((aggregate is { } index ? (Instant?)step.Windows.Value(step.Programme.Aggregates[index], now) : step.Windows.Joined) is { } from)
            {
                var end = calendar.Plus(from, length);
                instants = instants.Append(end).Append(new Instant(end.Micros + 1));
            }
        }

        // Notice and the end of a hold may be due already.
        Add(instants.Where(at => at > now && at != Instant.Never));
        Add(lots.Select(lot => lot.NoticeAt).Concat(step.Guards.Ends).Where(at => at != Instant.Never).Select(at => Instant.Later(at, now)));
    }
}
