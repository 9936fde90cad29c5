namespace Workflows.Flows.Running;

/// <summary>
/// Says, when a definition is made ready, whether whoever will be asked for its steps of ours can do them. Without one each is taken, and whoever is asked
/// has to know it.
/// </summary>
public interface IStepCheck
{
    /// <summary>What is wrong with asking for a step, in a sentence; null for nothing.</summary>
    string? ProblemOf(StepMeant step);
}

/// <summary>A step of ours as a definition has it, or a decision in our language that is asked for.</summary>
/// <param name="Type">Full name of its type.</param>
/// <param name="Settings">What it says, as text, under the names of the definition; null for what is worked out when the step is due.</param>
public sealed record StepMeant(string Type, IReadOnlyDictionary<string, string?> Settings);
