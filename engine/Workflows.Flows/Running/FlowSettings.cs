namespace Workflows.Flows.Running;

/// <summary>How workflows are run; upstream's defaults.</summary>
public sealed record FlowSettings
{
    /// <summary>Whether flowcharts run by tokens and not by counting visits.</summary>
    public bool UsesTokens { get; init; }

    /// <summary>Whether bursts tell what happened: <see cref="FlowBurst.Journal"/> and <see cref="FlowBurst.Records"/>.</summary>
    public bool KeepsJournal { get; init; }

    /// <summary>
    /// Whether whoever is asked for a step of ours says too when its time is over: then only a pause goes on by the clock of this runtime.
    /// </summary>
    public bool StepsEndThemselves { get; init; }

    /// <summary>How many activities a burst runs at most, before the one that would be next faults: a loop without an end stops there.</summary>
    public int StepsMost { get; init; } = 1_000_000;
}
