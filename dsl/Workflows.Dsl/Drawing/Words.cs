using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>The words of the language for what pictures name otherwise.</summary>
internal static class Words
{
    /// <summary>The event came.</summary>
    public const string Arrived = "arrived";

    /// <summary>The event didn't come in time.</summary>
    public const string Late = "late";

    /// <summary>The word of an outcome of a wait or task: those of waits have other names in pictures, those of tasks and branches are the programme's own.</summary>
    public static string Of(PictureStepKind kind, string outcome) => (kind, outcome) switch
    {
        (PictureStepKind.WaitFor, PictureOutcomes.Arrived) => Arrived,
        (PictureStepKind.WaitFor, PictureOutcomes.Late) => Late,
        _ => outcome,
    };

    /// <summary>Where the steps of an outcome are, in the ids of the text.</summary>
    public static string PlaceOf(PictureStepKind kind, string outcome) => (kind, outcome) switch
    {
        (PictureStepKind.Decide, PictureOutcomes.True) => "then",
        (PictureStepKind.Decide, PictureOutcomes.False) => "else",
        _ => Of(kind, outcome),
    };
}
