namespace Workflows.Flows.Instances;

/// <summary>Whether an instance goes on.</summary>
public enum FlowStatus
{
    /// <summary>It runs or waits.</summary>
    Running,

    /// <summary>It is over, whichever way.</summary>
    Finished,
}

/// <summary>How an instance stands. The first three are running, the others finished.</summary>
public enum FlowSubStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>In a burst.</summary>
    Executing,

    /// <summary>Waiting.</summary>
    Suspended,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Ended by a fault.</summary>
    Faulted,
}

/// <summary>How one run of an activity stands.</summary>
public enum ActivityStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Begun: at work or waiting.</summary>
    Running,

    /// <summary>Came to its end.</summary>
    Completed,

    /// <summary>Was cancelled.</summary>
    Canceled,

    /// <summary>Failed.</summary>
    Faulted,
}
