namespace Workflows.Flows.Definitions;

/// <summary>When another instance of a workflow may begin.</summary>
public enum ActivationStrategy
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Not while an instance of the definition runs.</summary>
    Singleton,

    /// <summary>Not while an instance of the definition with the same correlation id runs.</summary>
    CorrelatedSingleton,

    /// <summary>Not while an instance of any definition with the same correlation id runs.</summary>
    Correlation,
}

/// <summary>What a definition says of how it is run.</summary>
public sealed record FlowOptions
{
    /// <summary>When another instance may begin.</summary>
    public ActivationStrategy Activation { get; init; }

    /// <summary>Whether the workflow goes on beside a fault; otherwise the first one ends it.</summary>
    public bool ContinuesWithIncidents { get; init; }

    /// <summary>Whether a fault that ends the workflow undoes by itself what can be undone.</summary>
    public bool CompensatesFaults { get; init; }

    /// <summary>Whether other workflows may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }
}
