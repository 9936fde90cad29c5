using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>One ladder: tiers by asking, terms as section 6 of the semantics says it.</summary>
/// <param name="ladder">The ladder.</param>
/// <param name="calendar">The calendar.</param>
/// <param name="joined">When the member joined.</param>
internal sealed class NaiveTiers(TierLadder ladder, NaiveCalendar calendar, Func<Instant> joined)
{
    /// <summary>What the version in force says.</summary>
    public TierLadder Ladder { get; set; } = ladder;

    public int Tier { get; private set; }

    /// <summary>When its term or its time of grace ends.</summary>
    public Instant Until { get; private set; } = Instant.Never;

    private Instant? _graceFrom;
    private int _fallback;

    /// <summary>Raises the tier to the highest that is earned; in its time of grace a tier can be earned again.</summary>
    public void Raise(Instant now, Func<Tier, bool> isEarned)
    {
        var least = _graceFrom is null ? Tier : Tier - 1;
        var earned = Highest(least, isEarned);
        if (earned > least)
        {
            Stand(earned, EndOfTerm(earned, now));
        }
    }

    /// <summary>Its time is over.</summary>
    /// <param name="end">When.</param>
    /// <param name="wasEarned">Whether a tier was earned by the measure of the period that closes.</param>
    public void End(Instant end, Func<Tier, bool> wasEarned)
    {
        if (_graceFrom is { } from)
        {
            var next = Highest(_fallback, wasEarned);
            var until = Following(next, from);
            Stand(next, until <= end ? Following(next, end) : until);
            return;
        }

        var tier = Highest(Ladder.Drop == TierDrop.OneTier ? Tier - 1 : 0, wasEarned);
        if (tier < Tier && Ladder.Grace is { } grace)
        {
            (_graceFrom, _fallback, Until) = (end, tier, calendar.Plus(end, grace));
            return;
        }

        Stand(tier, Following(tier, end));
    }

    /// <summary>Of two tiers of one person the higher stays, or the lower; of one twice, the one that lasts longer, and any term outlasts a grace.</summary>
    public void Join(NaiveTiers other, bool keepsHigher)
    {
        var isOther = other.Tier != Tier ? other.Tier > Tier == keepsHigher
            : other._graceFrom is null != _graceFrom is null ? other._graceFrom is null
            : other.Until > Until;
        if (isOther)
        {
            (Tier, Until, _graceFrom, _fallback) = (other.Tier, other.Until, other._graceFrom, other._fallback);
        }
    }

    private void Stand(int tier, Instant until) => (Tier, Until, _graceFrom) = (tier, until, null);

    private int Highest(int least, Func<Tier, bool> isEarned) =>
        Ladder.Tiers.Where(tier => tier.Index > least && tier.When is not null && isEarned(tier))
            .Select(tier => tier.Index).DefaultIfEmpty(least).Max();

    /// <summary>The next term: one period later. Kept to the end of the next period, it is the closed one from which is counted.</summary>
    private Instant Following(int tier, Instant ended)
    {
        var isNext = Ladder.Keep is TierTerm.UntilEndOf { Next: true } or TierTerm.UntilEndOfMembershipYear { Next: true };
        return EndOfTerm(tier, isNext ? new Instant(ended.Micros - 1) : ended);
    }

    private Instant EndOfTerm(int tier, Instant from) => tier == 0 ? Instant.Never : Ladder.Keep switch
    {
        TierTerm.For x => calendar.Plus(from, x.Length),
        TierTerm.UntilEndOf x => calendar.Midnight(
            NaiveCalendar.Plus(NaiveCalendar.Next(x.Unit, calendar.Day(from)), x.Next ? 1 : 0, x.Unit)),
        TierTerm.UntilEndOfMembershipYear x => calendar.Midnight(calendar.Day(joined()).PlusYears(
            NaiveCalendar.MembershipYear(calendar.Day(joined()), calendar.Day(from)) + (x.Next ? 2 : 1))),
        _ => Instant.Never,
    };
}
