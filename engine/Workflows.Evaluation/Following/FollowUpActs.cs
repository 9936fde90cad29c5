using System.Collections.Immutable;
using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Following;

/// <summary>What a follow-up does when it fires.</summary>
internal static class FollowUpActs
{
    /// <summary>What is done from an instant on.</summary>
    public static ImmutableArray<FollowUpAct> Of(FollowUp followUp, ProgrammePlan plan, Instant at) => [.. followUp.Actions.Select(action => action switch
    {
        FollowUpAction.Pause pause => new FollowUpAct(FollowUpDeed.Pause, plan.Programme.Journeys[pause.Journey].Name, null, null),
        FollowUpAction.Task task => new(FollowUpDeed.Task, task.Name, task.To, plan.Calendar.DayOf(plan.Calendar.Plus(at, task.DueIn))),
        FollowUpAction.Alert alert => new(FollowUpDeed.Alert, followUp.Name, alert.To, null),
        FollowUpAction.Propose propose => new(FollowUpDeed.Proposal, propose.Words, propose.To, null),
        _ => throw new ArgumentException($"{action.GetType().Name} is no action of a follow-up."),
    })];

    /// <summary>An outcome as reports and the log name it.</summary>
    public static string WordOf(FollowUpOutcome outcome) => outcome switch
    {
        FollowUpOutcome.Fired => "fired",
        FollowUpOutcome.NotDue => "not due",
        FollowUpOutcome.NotKnown => "not known",
        FollowUpOutcome.Resting => "resting",
    };
}
