namespace Workflows.Core.Machine;

/// <summary>What brings a step about.</summary>
internal enum StepCause
{
    /// <summary>The clock alone.</summary>
    Clock,

    /// <summary>A wait of a journey that is over.</summary>
    Wait,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A refresh of rankings.</summary>
    Refresh,
}
