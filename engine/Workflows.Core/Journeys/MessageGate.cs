using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>What becomes of a message now.</summary>
/// <param name="Dropped">Why it is given up; null where it isn't.</param>
/// <param name="Until">Until when it is put off; <see cref="Instant.Never"/> where it isn't.</param>
/// <param name="Consent">Index of the consent under which it goes; -1 where it needs none.</param>
internal readonly record struct MessagePass(MessageDropReason? Dropped, Instant Until, int Consent);

/// <summary>
/// Whether a message may go, whoever asks for it: with consent, outside of quiet hours and within the limit over all journeys, else later or not at all.
/// </summary>
internal sealed class MessageGate(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly MessageTimes _times = new(plan);

    /// <summary>When messages may go, and which ones count.</summary>
    public MessageTimes Times => _times;

    /// <summary>Judges a message; one that goes counts towards the limit.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="since">When it was asked for.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The clock.</param>
    public MessagePass Judge(string purpose, string channel, Instant since, MemberState member, Instant now)
    {
        if (purpose == Consent.Service)
        {
            return new(null, Instant.Never, -1);
        }

        var consent = ConsentTo(purpose, channel);
        if (consent < 0 || !member.HasConsentedTo(consent))
        {
            return new(MessageDropReason.NoConsent, Instant.Never, consent);
        }

        var free = _times.FirstFree(member, now);
        var limit = _programme.Messages.GiveUpAfter is { } patience ? plan.Calendar.Plus(since, patience) : Instant.Never;
        if (free > limit || now > limit)
        {
            return new(MessageDropReason.GivenUp, Instant.Never, consent);
        }

        if (free > now)
        {
            return new(null, free, consent);
        }

        _times.Count(member, now);
        return new(null, Instant.Never, consent);
    }

    private int ConsentTo(string purpose, string channel)
    {
        foreach (var consent in _programme.Consents)
        {
            if (consent.Purpose == purpose && consent.Channel == channel)
            {
                return consent.Index;
            }
        }

        return -1;
    }
}
