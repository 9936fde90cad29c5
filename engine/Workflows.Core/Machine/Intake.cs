using Workflows.Core.Machine.Batches;
using Workflows.Core.Members;
using Workflows.Core.Rankings;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// Takes many events as if one by one: as far as they go, the members side by side; the rest alone, with the processor asked ahead for
/// those who come next.
/// </summary>
/// <param name="roster">The members.</param>
/// <param name="refresher">Knows when members are looked at all together.</param>
/// <param name="sideBySide">Steps members side by side; null for one by one.</param>
/// <param name="one">Takes one event of a member, or of somebody unknown.</param>
internal sealed class Intake(Roster roster, Refresher refresher, SideBySide? sideBySide, Intake.TakeOne one)
{
    /// <summary>Of one batch so many stretches may end before their time.</summary>
    private const int CutsMost = 8;

    private readonly LookAhead _ahead = new();
    private Refusal[] _refusals = [];

    /// <summary>Takes one event.</summary>
    internal delegate Refusal TakeOne(in Arrival arrival, MemberState? member);

    /// <summary>Takes events in their order.</summary>
    /// <param name="arrivals">The events; no two have the same key.</param>
    /// <param name="until">No event may be dated after this instant.</param>
    /// <returns>For each why it was not taken, or <see cref="Refusal.None"/>; until the next events are taken.</returns>
    public ReadOnlySpan<Refusal> Take(ReadOnlySpan<Arrival> arrivals, Instant until)
    {
        if (_refusals.Length < arrivals.Length)
        {
            _refusals = new Refusal[arrivals.Length];
        }

        var refusals = _refusals.AsSpan(0, arrivals.Length);
        var (next, cuts) = (0, 0);
        for (; !refresher.IsStarted && next < arrivals.Length; next++)
        {
            refusals[next] = one(arrivals[next], roster.Find(arrivals[next].Event.Member));
        }

        while (sideBySide is not null && cuts < CutsMost && next < arrivals.Length)
        {
            var (done, end) = sideBySide.Take(arrivals[next..], until, refresher.Next, refusals[next..]);
            next += done;
            cuts += end switch { StretchEnd.Shortage => CutsMost, StretchEnd.Passing => 1, StretchEnd.Whole => 0 };
            if (end == StretchEnd.Passing || (done == 0 && end == StretchEnd.Whole))
            {
                refusals[next] = one(arrivals[next], roster.Find(arrivals[next].Event.Member));
                next++;
            }
        }

        // The rest is taken one by one: where there is one shortage, more are likely, and each cut costs work that is done twice.
        for (; next < arrivals.Length; next += LookAhead.Most)
        {
            TakeAlone(arrivals[next..], refusals[next..]);
        }

        return refusals;
    }

    /// <summary>Takes the next events, so many as to look ahead to.</summary>
    private void TakeAlone(ReadOnlySpan<Arrival> left, Span<Refusal> refusals)
    {
        var count = Math.Min(LookAhead.Most, left.Length);
        _ahead.Load(roster, left[..count], left[count..]);
        for (var i = 0; i < count; i++)
        {
            refusals[i] = one(left[i], _ahead.Member(roster, left[i], i));
        }
    }
}
