namespace Workflows.Core.Machine;

/// <summary>Refusals in words: what is wrong, and what to do.</summary>
public static class RefusalText
{
    /// <summary>One sentence.</summary>
    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.None => "it was taken",
        Refusal.NoSuchReceiver => "who is to get the points is no member; mend the id, or let them join first",
        Refusal.InTheFuture => "it is dated after it was received, or after the end of this run; put its time right",
        Refusal.NotAMember => "its member has not joined; send `Joined` first, or write `joining with first event` in the programme",
        Refusal.TooLate => "it came later than the programme accepts (`late up to …`)",
        Refusal.NothingToReplace => "what it puts right is not known, or was taken back; name the key of an event that is there",
        Refusal.Answered => "a request was answered already and isn't put right; release or cancel it, and ask anew",
        Refusal.HasLeft => "its member has left; send `Joined` first where the member has come back",
        Refusal.LeftAlready => "that a member left was acted on already; send `Joined` where the member has come back",
        Refusal.NothingHeld => "no guard holds what it denies, or that was decided already; name the key of an event that is held",
        Refusal.MergedAlready => "its member was merged into another one already; merge that one, if there is a third",
        Refusal.NoSuchSurvivor => "who is to go on for both is no member, or has left; mend the id, or send `Joined` first",
        Refusal.MergedIntoOneself => "the two are one member already; name another id",
        Refusal.NothingToReverse => "what it takes back is not known, or was taken back already; send that event first",
    };
}
