namespace Workflows.Core.Asked;

/// <summary>A message that a workflow asked for, as decisions and the outbox name it.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channel">How it goes.</param>
/// <param name="Template">From which template it is made; it has no blank.</param>
/// <param name="Key">Key of the event that asked.</param>
public sealed record WorkflowMessage(string Purpose, string Channel, string Template, string Key)
{
    /// <summary>The number that stands for the journey of a message that is of none.</summary>
    public const int NoJourney = -1;

    private const int Parts = 4;

    /// <summary>The id of the definition of the workflow.</summary>
    public string Workflow
    {
        get
        {
            var end = Key.LastIndexOf(Version, StringComparison.Ordinal);
            return Key.StartsWith(Start, StringComparison.Ordinal) && end >= Start.Length ? Key[Start.Length..end] : Key;
        }
    }

    private static string Start => "workflow ";

    private static string Version => " version ";

    /// <summary>The key of what a run of a step asks. It names the cause: workflow, version, step and run.</summary>
    /// <param name="workflow">Id of the definition.</param>
    /// <param name="version">Its version, from 1.</param>
    /// <param name="step">Id of the activity.</param>
    /// <param name="run">Tells this run of the step apart from all others.</param>
    public static string KeyOf(string workflow, int version, string step, string run) =>
        FormattableString.Invariant($"{Start}{workflow}{Version}{version} step {step} run {run}");

    /// <summary>Reads what decisions say.</summary>
    /// <param name="text">The text of a decision.</param>
    public static WorkflowMessage Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', Parts);
        return parts.Length == Parts ? new(parts[0], parts[1], parts[2], parts[3]) : new("", "", "", text);
    }

    /// <summary>As decisions say it.</summary>
    public override string ToString() => $"{Purpose} {Channel} {Template} {Key}";
}
