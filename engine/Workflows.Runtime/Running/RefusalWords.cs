using Workflows.Core.Machine;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Runtime.Running;

/// <summary>Says where and why an event was not taken.</summary>
internal static class RefusalWords
{
    /// <summary>The column and the sentence of a refusal.</summary>
    public static (string Column, string Words) Of(Programme programme, EventRecord record, Refusal refusal)
    {
        var column = refusal switch
        {
            Refusal.NoSuchReceiver => "to",
            Refusal.NoSuchSurvivor or Refusal.MergedIntoOneself => "into",
            Refusal.NotAMember or Refusal.HasLeft or Refusal.MergedAlready => "member",
            Refusal.NothingToReverse => programme.EventTypes[record.Type].Reverses!.By.Name,
            Refusal.NothingHeld => "held",
            Refusal.NothingToReplace or Refusal.Answered or Refusal.LeftAlready => "replaces",
            Refusal.InTheFuture or Refusal.TooLate or Refusal.None => "at",
        };
        return (column, $"this {programme.EventTypes[record.Type].Name} of {record.Member} was not taken: {RefusalText.Of(refusal)}");
    }

    /// <summary>The sentence for a key that another event has.</summary>
    public static string KeyTaken(string key) =>
        $"another event with the key {key} was taken that says something else; give this one a key of its own, or leave it out";
}
