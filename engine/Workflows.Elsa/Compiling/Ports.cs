namespace Workflows.Elsa.Compiling;

/// <summary>The outcomes of the activities that steps become, apart from those that a programme names.</summary>
internal static class Ports
{
    /// <summary>The event came.</summary>
    public const string Arrived = "Arrived";

    /// <summary>The event didn't come in time.</summary>
    public const string Late = "Late";

    /// <summary>The condition holds.</summary>
    public const string True = "True";

    /// <summary>The condition doesn't hold.</summary>
    public const string False = "False";
}
