using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>Sends the messages of journeys as <see cref="MessageGate"/> lets them go, puts them off, or drops them.</summary>
internal sealed class MessageSending(ProgrammePlan plan)
{
    private readonly MessageGate _gate = new(plan);

    /// <summary>When messages may go, and which ones count.</summary>
    public MessageTimes Times => _gate.Times;

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
        var pass = _gate.Judge(plan.Programme.Journeys[run.Journey].Purpose, step.Channel, since, facts.Member, facts.Now);
        if (pass.Dropped is { } reason)
        {
            output.Add(EffectKind.MessageDropped, facts.Now, run.Journey, run.Number, amount: (long)reason, text: step.Id);
            return StepOutcome.Done;
        }

        if (pass.Until != Instant.Never)
        {
            run.Waits.Add(new Wait(activity, pass.Until, since));
            output.Add(EffectKind.MessagePutOff, facts.Now, run.Journey, run.Number, amount: pass.Until.Micros, text: step.Id);
            return null;
        }

        NoteConsent(pass.Consent, run.Journey, facts, output);
        output.Add(EffectKind.MessageSent, facts.Now, run.Journey, run.Number, text: step.Id);
        return StepOutcome.Done;
    }

    /// <summary>Notes right before a message under which consent it goes; nothing where it needs none.</summary>
    /// <param name="consent">Index of the consent; -1 for none.</param>
    /// <param name="journey">Index of the journey; -1 where a workflow asks.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="output">Where the effects go.</param>
    public static void NoteConsent(int consent, int journey, RuleFacts facts, StepOutput output)
    {
        if (consent >= 0)
        {
            output.Add(
                EffectKind.SentUnderConsent, facts.Now, journey, consent, amount: facts.Member.ConsentTimes[consent],
                text: facts.Member.ConsentTexts[consent]);
        }
    }
}
