namespace Workflows.Model.Pictures;

/// <summary>What drawn steps can say; the names under which pictures and texts know it.</summary>
public static class PictureFields
{
    /// <summary>What starts the journey, as it stands after <c>start on</c>.</summary>
    public const string On = "on";

    /// <summary>Whether it starts for who is in the segment or tier already: <c>true</c> or <c>false</c>.</summary>
    public const string AlsoWhoIsIn = "alsoWhoIsIn";

    /// <summary>A condition when the journey would start.</summary>
    public const string When = "when";

    /// <summary>When a member may go through the journey again, such as <c>180 days after start</c>.</summary>
    public const string Again = "again";

    /// <summary>What the journey's messages are for.</summary>
    public const string Purpose = "purpose";

    /// <summary>The share of members who are held out, such as <c>10%</c>.</summary>
    public const string HoldOut = "holdOut";

    /// <summary>What the journey is for, such as <c>Purchase up to 30 days</c>.</summary>
    public const string Goal = "goal";

    /// <summary>What ends the journey before its end, one a line, such as <c>leaving AtRisk as "came back"</c>.</summary>
    public const string Exit = "exit";

    /// <summary>On which channel a message is sent.</summary>
    public const string Channel = "channel";

    /// <summary>From which template a message is made.</summary>
    public const string Template = "template";

    /// <summary>How many points.</summary>
    public const string Amount = "amount";

    /// <summary>Which points.</summary>
    public const string Currency = "currency";

    /// <summary>Whether less than all is nothing: <c>true</c> or <c>false</c>.</summary>
    public const string AllOrNothing = "allOrNothing";

    /// <summary>Which budgets pay.</summary>
    public const string FundedBy = "fundedBy";

    /// <summary>Which tier is lent.</summary>
    public const string Tier = "tier";

    /// <summary>For how long a tier is lent.</summary>
    public const string Lasts = "lasts";

    /// <summary>The event that is waited for.</summary>
    public const string Event = "event";

    /// <summary>A condition on the event.</summary>
    public const string Where = "where";

    /// <summary>How long an event is waited for.</summary>
    public const string UpTo = "upTo";

    /// <summary>Whether that is counted from the start of the journey: <c>true</c> or <c>false</c>.</summary>
    public const string SinceStart = "sinceStart";

    /// <summary>How long a wait lasts.</summary>
    public const string Length = "length";

    /// <summary>The name of a task.</summary>
    public const string Task = "task";

    /// <summary>Who gets a task.</summary>
    public const string Team = "team";

    /// <summary>How urgent a task is.</summary>
    public const string Priority = "priority";

    /// <summary>When a task is due.</summary>
    public const string DueIn = "dueIn";

    /// <summary>How staff can report a task, one word a line.</summary>
    public const string Outcomes = "outcomes";

    /// <summary>The branches of a fork, one name a line.</summary>
    public const string Branches = "branches";

    /// <summary>When a join goes on: one of the modes of <see cref="PictureOutcomes"/>.</summary>
    public const string Mode = "mode";

    /// <summary>A condition that decides.</summary>
    public const string Condition = "condition";

    /// <summary>What a journey came to.</summary>
    public const string Outcome = "outcome";
}
