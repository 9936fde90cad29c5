using Workflows.Model.Programmes;

namespace Workflows.Runtime.Asked;

/// <summary>A setting of a step that a member's step is asked for.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="IsNeeded">Whether the step has to have it.</param>
/// <param name="ProblemOf">What is wrong with a value under a programme, in a sentence; null for nothing.</param>
internal sealed record AskSetting(string Name, bool IsNeeded, Func<Programme, string, string?> ProblemOf);
