namespace Workflows.Model.Pictures;

/// <summary>What a drawn step does.</summary>
public enum PictureStepKind
{
    /// <summary>Stands for what starts the journey, and for what the journey says of itself.</summary>
    Start,

    /// <summary>Sends a message.</summary>
    Send,

    /// <summary>Gives points.</summary>
    Bonus,

    /// <summary>Lends a tier.</summary>
    Match,

    /// <summary>Waits for an event.</summary>
    WaitFor,

    /// <summary>Waits for a time.</summary>
    Wait,

    /// <summary>Gives a task to staff.</summary>
    Task,

    /// <summary>Goes one of two ways.</summary>
    Decide,

    /// <summary>Goes several ways at the same time.</summary>
    Fork,

    /// <summary>Where those ways come together.</summary>
    Join,

    /// <summary>Ends the journey with an outcome.</summary>
    Finish,

    /// <summary>What no journey can do.</summary>
    Unknown,
}
