using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>
/// Ids of activities: a word for the kind of step, a hyphen, and the step's own id, such as <c>send-2.late.1</c>. The word is for
/// people; what follows the first hyphen is <see cref="JourneyStep.Id"/>.
/// </summary>
public static class ActivityId
{
    /// <summary>The id of the activity that stands for the journey's trigger.</summary>
    public const string Start = "start";

    /// <summary>The id of the activity that a step becomes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step becomes none: it only says where the flow goes on.</exception>
    public static string Of(JourneyStep step) => $"{Word(step)}-{step.Id}";

    /// <summary>The id of the activity where the branches of a fork come together: of a place that no step has.</summary>
    internal static string OfJoin(JourneyStep.Fork fork) => $"join-{fork.Id}{JourneyStep.Fork.End}";

    /// <summary>The id of the step that an activity stands for; null for <see cref="Start"/> and for ids that no step gives.</summary>
    public static string? StepOf(string activity) =>
        activity.IndexOf('-', StringComparison.Ordinal) is >= 0 and var hyphen ? activity[(hyphen + 1)..] : null;

    private static string Word(JourneyStep step) => step switch
    {
        JourneyStep.Send => "send",
        JourneyStep.Bonus => "bonus",
        JourneyStep.Match => "match",
        JourneyStep.WaitFor => "waitFor",
        JourneyStep.Wait => "wait",
        JourneyStep.Task => "task",
        JourneyStep.If => "if",
        JourneyStep.Fork => "fork",
        JourneyStep.Finish => "finish",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "This kind of step is no activity by itself."),
    };
}
