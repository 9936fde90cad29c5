namespace Workflows.Core.Asked;

/// <summary>The words with which a member's step answers a workflow.</summary>
public static class WorkflowAnswer
{
    /// <summary>It is so.</summary>
    public const string Yes = "yes";

    /// <summary>It is not so.</summary>
    public const string No = "no";

    /// <summary>The lot says that the member is held out.</summary>
    public const string HeldOut = "held out";

    /// <summary>The lot says that the member is treated.</summary>
    public const string Treated = "treated";

    /// <summary>The journey has started.</summary>
    public const string Started = "started";

    /// <summary>The member may not begin the journey now.</summary>
    public const string NotNow = "not now";
}
