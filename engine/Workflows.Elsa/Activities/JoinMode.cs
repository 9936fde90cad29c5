namespace Workflows.Elsa.Activities;

/// <summary>When an activity with several ways in is run.</summary>
internal enum JoinMode
{
    /// <summary>When all ways in were taken or can't be taken any more, and at least one was taken.</summary>
    WaitAllActive,

    /// <summary>When all ways in were taken.</summary>
    WaitAll,

    /// <summary>When the first way in was taken; what still waits on the others is cancelled.</summary>
    WaitAny,
}
