namespace Workflows.Model.Pictures;

/// <summary>The outcomes of drawn steps, apart from those that a programme names.</summary>
public static class PictureOutcomes
{
    /// <summary>The outcome of what has only one.</summary>
    public const string Done = "Done";

    /// <summary>The event came.</summary>
    public const string Arrived = "Arrived";

    /// <summary>The event didn't come in time.</summary>
    public const string Late = "Late";

    /// <summary>The condition holds.</summary>
    public const string True = "True";

    /// <summary>The condition doesn't hold.</summary>
    public const string False = "False";
}
