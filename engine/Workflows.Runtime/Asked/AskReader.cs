using System.Text.Json;
using Workflows.Input;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Runtime.Asked;

/// <summary>
/// Makes of what a step of a workflow asks the event that stands in the member's log: one that a shop could send too where there is one, and is read as
/// that would be; else a <c>workflow step</c>.
/// </summary>
internal static class AskReader
{
    /// <summary>The event, or why there is none.</summary>
    public static (EventRecord? Record, string? Problem) Read(Programme programme, MemberAsk ask)
    {
        var settings = ask.Settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        if (AskKinds.ProblemOf(programme, ask.Type, settings) is { } problem)
        {
            return (null, problem);
        }

        if (ask.Member.Length == 0)
        {
            return (null, "no member is named; start the workflow with the member's id as its correlation id, or set that with Correlate.");
        }

        return ask.Type switch
        {
            AskKinds.Redeem => ReadAsTold(programme, ask, BuiltInEvents.Redeemed,
                [("redemption", ask.Key), .. new[] { "points", "currency", "reward" }.Select(name => (name, ask.Settings.GetValueOrDefault(name)))]),
            AskKinds.SetAttribute => ReadAsTold(programme, ask, BuiltInEvents.Updated,
                [("key", ask.Key), (ask.Settings["attribute"], ask.Settings["value"])]),
            _ => (Own(programme, ask), null),
        };
    }

    private static (EventRecord? Record, string? Problem) ReadAsTold(
        Programme programme, MemberAsk ask, int type, IEnumerable<(string Name, string? Value)> values)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = programme.EventTypes[type].Name, ["member"] = ask.Member, ["at"] = ask.At.ToString(),
        };
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                told[name] = value;
            }
        }

        var line = EventReader.ReadOne(programme, ask.Key, JsonSerializer.SerializeToUtf8Bytes(told));
        return line.Bad is { } bad ? (null, bad.Column.Length == 0 ? bad.Reason : $"{bad.Column}: {bad.Reason}") : (line.Event, null);
    }

    private static EventRecord Own(Programme programme, MemberAsk ask)
    {
        var (numbers, texts) = (new long[WorkflowEvents.FieldCount], new string?[WorkflowEvents.FieldCount]);
        numbers[WorkflowEvents.Version] = ask.Version;
        texts[WorkflowEvents.Workflow] = ask.Workflow;
        texts[WorkflowEvents.Step] = ask.Step;
        var known = Bit(WorkflowEvents.Ask) | Bit(WorkflowEvents.Workflow) | Bit(WorkflowEvents.Version) | Bit(WorkflowEvents.Step);
        known |= Say(programme, ask, numbers, texts);
        return new EventRecord
        {
            Type = BuiltInEvents.WorkflowStep, Member = ask.Member, At = ask.At, Key = ask.Key, Numbers = numbers, Texts = texts, Known = known,
        };
    }

    private static ulong Say(Programme programme, MemberAsk ask, long[] numbers, string?[] texts)
    {
        switch (ask.Type)
        {
            case AskKinds.Award or AskKinds.Bonus:
                return SayPoints(programme, ask, numbers, texts);
            case AskKinds.StartJourney:
                return SayName(WorkflowAsk.StartJourney, ask.Settings["journey"], numbers, texts);
            case AskKinds.HoldOut:
                numbers[WorkflowEvents.Share] = AskKinds.ShareOf(ask.Settings["share"])!.Value;
                return SayName(WorkflowAsk.HoldOut, ask.Settings.GetValueOrDefault("group") ?? ask.Workflow, numbers, texts) | Bit(WorkflowEvents.Share);
            case AskKinds.Send or AskKinds.Task or AskKinds.WaitFor or AskKinds.Alert or AskKinds.Propose:
                return SlowReader.Say(ask, numbers, texts);
            default:
                var (kind, name) = AskCondition.Read(ask.Settings["condition"])!.Value;
                return SayName(kind, name, numbers, texts);
        }
    }

    private static ulong SayPoints(Programme programme, MemberAsk ask, long[] numbers, string?[] texts)
    {
        numbers[WorkflowEvents.Ask] = (long)WorkflowAsk.Award;
        numbers[WorkflowEvents.Points] = AskKinds.PointsOf(ask.Settings["amount"])!.Value;
        texts[WorkflowEvents.Currency] = ask.Settings.GetValueOrDefault("currency") ?? programme.Currencies[0].Name;
        var said = Bit(WorkflowEvents.Points) | Bit(WorkflowEvents.Currency);
        if (ask.Settings.TryGetValue("fundedBy", out var budget))
        {
            texts[WorkflowEvents.Budget] = budget;
            said |= Bit(WorkflowEvents.Budget);
        }

        if (ask.Settings.TryGetValue("allOrNothing", out var all) && bool.Parse(all))
        {
            numbers[WorkflowEvents.AllOrNothing] = 1;
            said |= Bit(WorkflowEvents.AllOrNothing);
        }

        return said;
    }

    private static ulong SayName(WorkflowAsk kind, string name, long[] numbers, string?[] texts)
    {
        numbers[WorkflowEvents.Ask] = (long)kind;
        texts[WorkflowEvents.Name] = name;
        return Bit(WorkflowEvents.Name);
    }

    private static ulong Bit(int field) => 1UL << field;
}
