using Workflows.Core.Machine;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Runtime.Running;

/// <summary>Says in one sentence why an event was not taken, and what to do about it.</summary>
internal static class RefusalWords
{
    /// <summary>The column and the sentence of a refusal.</summary>
    public static (string Column, string Words) Of(Programme programme, EventRecord record, Refusal refusal) => refusal switch
    {
        Refusal.InTheFuture => ("at", $"{record.At} is more than a day after the event was received, or after the end of the run; mend the time."),
        Refusal.NotAMember => ("member", $"{record.Member} has not joined yet; put the Joined event before it."),
        Refusal.TooLate =>
            ("at", $"{record.At} is further back than the programme accepts ({programme.Late.UpTo}); raise its 'late' limit or leave the event out."),
        Refusal.NothingToReverse => NothingToReverse(programme, record),
        Refusal.None => throw new ArgumentException("An event that was taken has no refusal.", nameof(refusal)),
    };

    /// <summary>The sentence for a key that another event has.</summary>
    public static string KeyTaken(string key) =>
        $"another event with the key {key} was taken that says something else; give this one a key of its own, or leave it out.";

    private static (string Column, string Words) NothingToReverse(Programme programme, EventRecord record)
    {
        var reversal = programme.EventTypes[record.Type].Reverses!;
        return (reversal.By.Name, $"no {programme.EventTypes[reversal.EventType].Name} {record.Texts[reversal.By.Index]} of {record.Member} is left to "
            + "take back; put it before this one, or mend the key.");
    }
}
