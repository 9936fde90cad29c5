namespace Workflows.Core.Journeys;

/// <summary>How a step of a journey ended, where its text gives no word of its own: the names of ways out in the workflow.</summary>
internal static class StepOutcome
{
    /// <summary>The awaited event has come.</summary>
    public const string Arrived = "Arrived";

    /// <summary>The awaited event hasn't come in time.</summary>
    public const string Late = "Late";

    /// <summary>What the step does is done.</summary>
    public const string Done = "Done";

    /// <summary>The journey was broken off before the step ended.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>A version of the programme brought the journey elsewhere before the step ended.</summary>
    public const string Moved = "Moved";
}
