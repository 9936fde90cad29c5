using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>What becomes of a message: sent, put off, or given up. What was sent is a fact, and a list of instants.</summary>
internal sealed class NaiveMessages(NaiveCalendar calendar)
{
    private readonly List<Instant> _sent = [];

    /// <summary>Asks for a message.</summary>
    /// <param name="policy">What the programme says of all messages.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="channel">By what.</param>
    /// <param name="since">Since when it has been asked for.</param>
    /// <param name="facts">The member.</param>
    /// <returns>What becomes of it, and until when it is put off, or why it is dropped.</returns>
    public (EffectKind Kind, long Number) Send(MessagePolicy policy, string purpose, string channel, Instant since, NaiveConditions facts)
    {
        if (purpose == Consent.Service)
        {
            return (EffectKind.MessageSent, 0);
        }

        if (!facts.Allows(purpose, channel))
        {
            return (EffectKind.MessageDropped, (long)MessageDropReason.NoConsent);
        }

        var free = FirstFree(policy, facts.Now);
        if (policy.GiveUpAfter is { } patience && Instant.Later(free, facts.Now) > calendar.Plus(since, patience))
        {
            return (EffectKind.MessageDropped, (long)MessageDropReason.GivenUp);
        }

        if (free > facts.Now)
        {
            return (EffectKind.MessagePutOff, free.Micros);
        }

        _sent.Add(facts.Now);
        return (EffectKind.MessageSent, 0);
    }

    /// <summary>The first instant that is not in the quiet hours and has fewer messages in its window than there may be: the ends of those are tried.</summary>
    private Instant FirstFree(MessagePolicy policy, Instant now)
    {
        var ends = policy.MostWithin is { } within ? _sent.Select(sent => calendar.Plus(sent, within)).ToList() : [];
        var tried = ends.Append(now).Where(at => at >= now).Concat(ends.Append(now).Where(at => at >= now).Select(at => AfterQuiet(policy, at)));
        return tried.Order().First(at => AfterQuiet(policy, at) == at && (policy.Most is not { } most || ends.Count(end => end > at) < most));
    }

    private Instant AfterQuiet(MessagePolicy policy, Instant at)
    {
        if (policy is not { QuietFrom: { } from, QuietTo: { } to })
        {
            return at;
        }

        // The quiet hours go over midnight: those that began yesterday, and those that begin today.
        var today = calendar.Day(at);
        foreach (var day in new[] { today.PlusDays(-1), today })
        {
            var (start, end) = (calendar.At(day, from), calendar.At(day.PlusDays(from < to ? 0 : 1), to));
            if (at >= start && at < end)
            {
                return end;
            }
        }

        return at;
    }
}
