using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>Sends the messages of journeys: with consent, outside of quiet hours, within the limit; or puts them off, or drops them.</summary>
internal sealed class MessageSending(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly MessageTimes _times = new(plan);

    /// <summary>When messages may go, and which ones count.</summary>
    public MessageTimes Times => _times;

    /// <summary>Sends a message, if it may go.</summary>
    /// <returns>How the step ended; null where the message is put off.</returns>
    /// <param name="activity">Id of the activity, to which a message that is put off comes back.</param>
    /// <param name="step">The step.</param>
    /// <param name="since">When the message was asked for.</param>
    /// <param name="run">The journey's run.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="output">Where the effects go.</param>
    public string? Send(string activity, JourneyStep.Send step, Instant since, JourneyRun run, RuleFacts facts, StepOutput output)
    {
        var purpose = _programme.Journeys[run.Journey].Purpose;
        if (purpose == Consent.Service)
        {
            return Sent(step, run, facts, output);
        }

        var consent = ConsentTo(purpose, step.Channel);
        if (consent < 0 || !facts.Member.HasConsentedTo(consent))
        {
            return Dropped(step, MessageDropReason.NoConsent, run, facts, output);
        }

        var free = _times.FirstFree(facts.Member, facts.Now);
        var limit = _programme.Messages.GiveUpAfter is { } patience ? plan.Calendar.Plus(since, patience) : Instant.Never;
        if (free > limit || facts.Now > limit)
        {
            return Dropped(step, MessageDropReason.GivenUp, run, facts, output);
        }

        if (free > facts.Now)
        {
            run.Waits.Add(new Wait(activity, free, since));
            output.Add(EffectKind.MessagePutOff, facts.Now, run.Journey, run.Number, amount: free.Micros, text: step.Id);
            return null;
        }

        _times.Count(facts.Member, facts.Now);
        output.Add(
            EffectKind.SentUnderConsent, facts.Now, run.Journey, consent, amount: facts.Member.ConsentTimes[consent],
            text: facts.Member.ConsentTexts[consent]);
        return Sent(step, run, facts, output);
    }

    private static string Sent(JourneyStep step, JourneyRun run, RuleFacts facts, StepOutput output)
    {
        output.Add(EffectKind.MessageSent, facts.Now, run.Journey, run.Number, text: step.Id);
        return StepOutcome.Done;
    }

    private static string Dropped(JourneyStep step, MessageDropReason reason, JourneyRun run, RuleFacts facts, StepOutput output)
    {
        output.Add(EffectKind.MessageDropped, facts.Now, run.Journey, run.Number, amount: (long)reason, text: step.Id);
        return StepOutcome.Done;
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
