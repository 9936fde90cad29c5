using Workflows.Core.Asked;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Asked;

/// <summary>Reads from a member's log what was answered to a step of a workflow.</summary>
internal static class AskAnswers
{
    /// <summary>The answer.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="record">What was asked.</param>
    /// <param name="owner">Who answers to the member's id now.</param>
    public static MemberAnswer Of(RunReader reader, EventRecord record, string owner)
    {
        var effects = Effects(reader, (record.Type, record.Key), record.Member, owner);
        return effects is null ? Erased(record.Member)
            : effects.Find(effect => effect.Kind == EffectKind.Rejected && effect.Text == record.Key) is { Kind: EffectKind.Rejected } rejected
            ? new MemberAnswer { Outcome = MemberAnswer.Refused, Reason = (RejectionReason)rejected.Subject }
            : Granted(record, effects);
    }

    /// <summary>The answer to what was asked for before and takes its time.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="key">Key of the event that asked.</param>
    /// <param name="member">The member.</param>
    /// <param name="owner">Who answers to the member's id now.</param>
    public static MemberAnswer OfOpen(RunReader reader, string key, string member, string owner) =>
        Effects(reader, (BuiltInEvents.WorkflowStep, key), member, owner) is { } effects ? SlowAnswers.Of(key, effects) : Erased(member);

    private static MemberAnswer Erased(string member) =>
        new() { Fault = $"member {member} was erased since the step was done, so that its answer can't be read any more." };

    private static List<Effect>? Effects(RunReader reader, (int Type, string Key) asked, string member, string owner) =>
        Effects(reader, asked, member) ?? (owner == member ? null : Effects(reader, asked, owner));

    private static MemberAnswer Granted(EventRecord record, List<Effect> effects) => record.Type switch
    {
        BuiltInEvents.Updated => new MemberAnswer { Outcome = MemberAnswer.Done },
        BuiltInEvents.Redeemed => new MemberAnswer
        {
            Outcome = MemberAnswer.Done,
            Points = effects.Where(effect => effect.Kind == EffectKind.Redeemed && effect.Text == record.Key).Sum(effect => effect.Amount),
        },
        _ when IsSlow(record) => SlowAnswers.Of(record.Key, effects),
        _ when (WorkflowAsk)record.Numbers[WorkflowEvents.Ask] == WorkflowAsk.Award => new MemberAnswer
        {
            Outcome = MemberAnswer.Done, Points = effects.Where(effect => effect.Kind == EffectKind.WorkflowGave).Sum(effect => effect.Amount),
        },
        _ => new MemberAnswer { Outcome = OutcomeOf(effects.Find(effect => effect.Kind == EffectKind.WorkflowAnswered).Text) },
    };

    private static bool IsSlow(EventRecord record) =>
        record.Type == BuiltInEvents.WorkflowStep && (WorkflowAsk)record.Numbers[WorkflowEvents.Ask] >= WorkflowAsk.Send;

    private static string OutcomeOf(string? answer) => answer switch
    {
        WorkflowAnswer.Yes => "True",
        WorkflowAnswer.No => "False",
        WorkflowAnswer.HeldOut => "HeldOut",
        WorkflowAnswer.Treated => "Treated",
        WorkflowAnswer.NotNow => MemberAnswer.Refused,
        _ => MemberAnswer.Done,
    };

    /// <summary>
    /// What was decided with the event and since then, where the answer may come later: of one that asks for points of a household, and of what takes its
    /// time. Null where the log has no such event.
    /// </summary>
    private static List<Effect>? Effects(RunReader reader, (int Type, string Key) asked, string member)
    {
        var since = new Stack<StoredEntry>();
        foreach (var entry in reader.FindMember(member) is { } stored ? reader.BackFrom(stored) : [])
        {
            since.Push(entry);
            if (entry.Event is { } own && own.Type == asked.Type && own.Key == asked.Key)
            {
                return [.. own.Type == BuiltInEvents.Redeemed || IsSlow(own) ? since.SelectMany(one => one.Effects) : entry.Effects];
            }
        }

        return null;
    }
}
