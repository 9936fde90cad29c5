using Workflows.Model.Programmes;

namespace Workflows.Runtime.Asked;

/// <summary>Says in the event of a step what is asked, of steps that can take their time and of those that tell staff something.</summary>
internal static class SlowReader
{
    /// <summary>Fills the values of the event.</summary>
    /// <param name="ask">What is asked, checked.</param>
    /// <param name="numbers">The numbers of the event.</param>
    /// <param name="texts">Its texts.</param>
    /// <returns>Which values it has now, a bit each.</returns>
    public static ulong Say(MemberAsk ask, long[] numbers, string?[] texts)
    {
        var (kind, words) = ask.Type switch
        {
            AskKinds.Send => (WorkflowAsk.Send, ""),
            AskKinds.Task => (WorkflowAsk.Task, SlowKinds.WordsOf(Setting(ask, "outcomes") ?? "[]")!),
            AskKinds.WaitFor => (WorkflowAsk.WaitFor, ""),
            AskKinds.Alert => (WorkflowAsk.Alert, Setting(ask, "text") ?? ""),
            _ => (WorkflowAsk.Propose, Setting(ask, "text")!),
        };
        numbers[WorkflowEvents.Ask] = (long)kind;
        var said = SayText(WorkflowEvents.Name, Setting(ask, "template") ?? Setting(ask, "task") ?? Setting(ask, "event"), texts)
            | SayText(WorkflowEvents.Channel, kind == WorkflowAsk.Send ? Setting(ask, "channel") : null, texts)
            | SayText(WorkflowEvents.Purpose, kind == WorkflowAsk.Send ? Setting(ask, "purpose") : null, texts)
            | SayText(WorkflowEvents.Team, Setting(ask, "team"), texts)
            | SayText(WorkflowEvents.Priority, kind == WorkflowAsk.Task ? Setting(ask, "priority") ?? "normal" : null, texts)
            | SayText(WorkflowEvents.Words, words.Length == 0 ? null : words, texts);
        if ((Setting(ask, "dueIn") ?? Setting(ask, "upTo")) is not { } length)
        {
            return said;
        }

        var time = SlowKinds.LengthOf(length)!.Value;
        (numbers[WorkflowEvents.Length], numbers[WorkflowEvents.Unit]) = (time.Count, (long)time.Unit);
        return said | Bit(WorkflowEvents.Length) | Bit(WorkflowEvents.Unit);
    }

    private static string? Setting(MemberAsk ask, string name) => ask.Settings.GetValueOrDefault(name);

    private static ulong SayText(int field, string? text, string?[] texts)
    {
        texts[field] = text;
        return text is null ? 0 : Bit(field);
    }

    private static ulong Bit(int field) => 1UL << field;
}
