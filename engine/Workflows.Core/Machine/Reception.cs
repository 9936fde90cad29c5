using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Others;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>Takes in what another member's step passed on, for a member or for a household.</summary>
internal sealed class Reception(
    RuleFacts facts, MemberHistory history, Receiving receiving, HouseholdActor households, Occurring occurring, SubSteps subSteps, bool isReplay)
{
    /// <summary>Takes an input of the member at hand.</summary>
    /// <param name="record">The input: one of <see cref="PassingEvents"/>.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Take(EventRecord record, IAnswers answers, StepOutput output)
    {
        var member = facts.Member;
        if (member.IsHousehold)
        {
            households.Take(member, record, isReplay, output);
            return;
        }

        history.AdvanceTo(member, record.At, facts.Day);
        if (record.Type == BuiltInEvents.HouseholdAnswered)
        {
            occurring.TakeAnswer(record, answers, output);
            return;
        }

        var isOfMerge = record.Type is BuiltInEvents.MemberTakenOver or BuiltInEvents.SurvivorErased;
        if (member is { HasJoined: true, HasLeft: false } || isOfMerge)
        {
            var from = output.Effects.Count;
            receiving.Take(record, facts, output);
            subSteps.NoteExpiries(from, output);
        }

        if (member is { HasJoined: true, HasLeft: false })
        {
            subSteps.Settle(output);
            if (isOfMerge)
            {
                // Nobody enters or leaves by a merge: no rule and no journey reacts.
                subSteps.ChangesFrom(member);
            }

            subSteps.Finish(null, answers, output);
        }
    }
}
