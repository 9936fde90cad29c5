using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Others;

/// <summary>Tells the others whose points wait for an event of a member that it has come.</summary>
internal sealed class Lookouts(ProgrammePlan plan)
{
    /// <summary>An event of the member at hand: whoever waits for one like it is told, once.</summary>
    public void Tell(EventRecord record, RuleFacts facts, StepOutput output)
    {
        // By itself, so that members for whom nobody waits, nearly all, allocate nothing.
        if (facts.Member.Lookouts is { } lookouts)
        {
            Tell(lookouts, record, facts, output);
        }
    }

    private void Tell(List<Lookout> lookouts, EventRecord record, RuleFacts facts, StepOutput output)
    {
        lookouts.RemoveAll(lookout => lookout.Until < record.At);
        for (var i = 0; i < lookouts.Count; i++)
        {
            var lookout = lookouts[i];
            var awaited = plan.Awaited.All[lookout.Awaited];
            if (awaited.Event.EventType == record.Type && (awaited.Where < 0 || plan.Rules.Holds(awaited.Where, facts)))
            {
                lookouts.RemoveAt(i--);
                var told = Passings.Of(BuiltInEvents.AwaitedCame, lookout.Member, awaited.Rule, facts, plan.Programme, output);
                output.Passings.Add(told with { Effect = awaited.Effect, Lot = lookout.Lot });
                output.Add(EffectKind.AwaitedTold, record.At, awaited.Rule, text: lookout.Member);
            }
        }
    }
}
