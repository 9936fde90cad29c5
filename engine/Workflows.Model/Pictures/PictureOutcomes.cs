namespace Workflows.Model.Pictures;

/// <summary>The outcomes of drawn steps, apart from those that a programme names; and the modes of joins.</summary>
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

    /// <summary>The mode of a join that waits for all branches; Elsa's name of it.</summary>
    public const string UntilAll = "WaitAllActive";

    /// <summary>The mode of a join that goes on with the first branch; Elsa's name of it.</summary>
    public const string UntilFirst = "WaitAny";
}
