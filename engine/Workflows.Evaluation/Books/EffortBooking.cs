using System.Collections.Immutable;
using Workflows.Core.Asked;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Books;

/// <summary>Books messages and tasks with what they cost, of journeys and of workflows that are none.</summary>
internal sealed class EffortBooking(RunBooks books)
{
    private readonly ImmutableArray<SortedDictionary<string, decimal>> _messageCosts =
        [.. books.Programme.Journeys.Select(journey => CostsOf(journey, books.Settings))];

    /// <summary>Books a decision, where it is about a message or a task.</summary>
    public void Take(MemberBook member, in Effect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.MessageSent:
                CountMessage(member, effect, _messageCosts[effect.Source].GetValueOrDefault(effect.Text!));
                break;
            case EffectKind.WorkflowSent:
                CountMessage(member, effect, books.Settings.CostOfMessage(WorkflowMessage.Of(effect.Text!).Channel));
                break;
            case EffectKind.TaskGiven:
            case EffectKind.WorkflowBegan when effect.Subject == (int)WorkflowAsk.Task:
                CountTask(member, effect, isGiven: true);
                break;
            case EffectKind.TaskEnded when EffectBooking.Split(effect.Text!).Outcome == TaskOutcome.Overdue:
            case EffectKind.WorkflowEnded when effect.Subject == (int)WorkflowAsk.Task && EffectBooking.Split(effect.Text!).Step == TaskOutcome.Overdue:
                CountTask(member, effect, isGiven: false);
                break;
            default:
                break;
        }
    }

    private void CountMessage(MemberBook member, in Effect effect, decimal cost)
    {
        var month = books.Month(books.MonthOf(effect.At));
        month.Messages++;
        month.MessageCost += cost;
        EffectBooking.Spend(member, effect.At, 0, cost);
        if (books.IsInPeriod(effect.At))
        {
            member.Messages++;
            member.MessageCost += cost;
        }
    }

    private void CountTask(MemberBook member, in Effect effect, bool isGiven)
    {
        var month = books.Month(books.MonthOf(effect.At));
        month.Tasks += isGiven ? 1 : 0;
        month.TasksOverdue += isGiven ? 0 : 1;
        EffectBooking.Spend(member, effect.At, 0, isGiven ? books.Settings.TaskCost : 0);
        if (books.IsInPeriod(effect.At))
        {
            member.Tasks += isGiven ? 1 : 0;
            member.TasksOverdue += isGiven ? 0 : 1;
        }
    }

    private static SortedDictionary<string, decimal> CostsOf(Journey journey, EvaluationSettings settings)
    {
        var costs = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var send in ProgrammePlan.StepsOf(journey.Steps).OfType<JourneyStep.Send>())
        {
            costs[send.Id] = settings.CostOfMessage(send.Channel);
        }

        return costs;
    }
}
