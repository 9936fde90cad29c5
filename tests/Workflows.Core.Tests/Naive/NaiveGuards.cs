using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Points of an event that a guard holds.</summary>
/// <param name="Key">The key of the event.</param>
/// <param name="Input">Its number in the log.</param>
/// <param name="Guard">The guard.</param>
/// <param name="At">When they were earned.</param>
/// <param name="Gifts">What was given.</param>
internal sealed record NaiveHeld(string Key, long Input, Guard Guard, Instant At, List<NaiveGift> Gifts);

/// <summary>What guards say of events, and what they hold.</summary>
internal sealed class NaiveGuards(Programme programme, NaiveCalendar calendar, IReadOnlyList<NaiveLots> lots)
{
    public List<NaiveHeld> Held { get; private set; } = [];

    /// <summary>When each that is held is decided by itself: a decision at the very end still counts.</summary>
    public IEnumerable<Instant> Ends => Held.Where(held => held.Guard.Term is not null).Select(EndOf);

    /// <summary>Whether an event earns nothing, and else the guard that holds what it earns.</summary>
    public (bool IsRefused, Guard? Holder) Judge(int type, bool isDenied, NaiveConditions facts)
    {
        if (isDenied)
        {
            return (true, null);
        }

        var stopping = programme.Guards.Where(guard => guard.EventType == type && (guard.Condition is null || facts.Holds(guard.Condition))).ToList();
        return (stopping.Exists(guard => guard.Action == GuardAction.Refuse), stopping.Find(guard => guard.Action == GuardAction.Hold));
    }

    public void Hold(NaiveGift gift, Guard guard, string key, long input, Instant at)
    {
        if (Held.Count == 0 || Held[^1].Input != input)
        {
            Held.Add(new NaiveHeld(key, input, guard, at, []));
        }

        Held[^1].Gifts.Add(gift);
        lots[gift.Currency].Guard(gift.Points);
    }

    /// <summary>Somebody lets go of what an event earned.</summary>
    /// <returns>What counts as earned from now on.</returns>
    public IEnumerable<NaiveGift> Release(string key, Instant now) => Held.Find(held => held.Key == key) is { } one ? Release(one, now) : [];

    /// <summary>What nobody decided about in time is released or taken back.</summary>
    /// <returns>What counts as earned from now on.</returns>
    public IEnumerable<NaiveGift> Advance(Instant now)
    {
        var earned = new List<NaiveGift>();
        foreach (var held in Held.Where(held => held.Guard.Term is not null && EndOf(held) <= now).ToList())
        {
            if (held.Guard.Term!.Releases)
            {
                earned.AddRange(Release(held, now));
                continue;
            }

            Held.Remove(held);
            held.Gifts.ForEach(gift => lots[gift.Currency].Deny(gift.Points));
        }

        return earned;
    }

    public void Join(NaiveGuards other) => Held = [.. Held.Concat(other.Held).OrderBy(held => held.At).ThenBy(held => held.Input)];

    private List<NaiveGift> Release(NaiveHeld held, Instant now)
    {
        Held.Remove(held);
        foreach (var gift in held.Gifts)
        {
            lots[gift.Currency].Release(
                gift.Points, held.At, held.Input, now, gift.Awaited is { } awaited ? ((gift.Rule.Index, gift.Place), awaited.UpTo) : null);
        }

        return [.. held.Gifts.Where(gift => gift.Awaited is null)];
    }

    private Instant EndOf(NaiveHeld held) => new(calendar.Plus(held.At, held.Guard.Term!.UpTo).Micros + 1);
}
