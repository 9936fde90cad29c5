using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What branches that are gone at the same time do: nothing, the same twice, or the end of all before the others begin.</summary>
internal static class ForkChecks
{
    public static void Check(Journey journey, JourneyFlow flow, Findings findings)
    {
        foreach (var fork in journey.AllSteps().OfType<JourneyStep.Fork>())
        {
            CheckTwice(fork, findings);
            foreach (var branch in fork.Branches)
            {
                if (flow.IsEmpty(branch))
                {
                    findings.Report(JourneyDiagnostics.EmptyBranch, branch.Span, branch.Name);
                }
                else if (flow.CanEndAtOnce(fork, branch))
                {
                    findings.Report(JourneyDiagnostics.OverAtOnce, branch.Span, branch.Name);
                }
            }
        }
    }

    private static void CheckTwice(JourneyStep.Fork fork, Findings findings)
    {
        var messages = new Dictionary<(string Channel, string Template), ForkBranch>();
        var tasks = new Dictionary<string, ForkBranch>(StringComparer.Ordinal);
        foreach (var branch in fork.Branches)
        {
            foreach (var step in branch.Steps.SelectMany(step => step.WithInner()))
            {
                if (step is JourneyStep.Send send && FirstWith(messages, (send.Channel, send.Template), branch) is { } sends)
                {
                    findings.Report(JourneyDiagnostics.SentTwice, send.Span, $"{send.Channel} \"{send.Template}\"", sends.Name);
                }
                else if (step is JourneyStep.Task task && FirstWith(tasks, task.Name, branch) is { } gives)
                {
                    findings.Report(JourneyDiagnostics.TaskTwice, task.Span, task.Name, gives.Name);
                }
            }
        }
    }

    /// <summary>The branch that has the same; null where it is this one.</summary>
    private static ForkBranch? FirstWith<T>(Dictionary<T, ForkBranch> known, T what, ForkBranch branch)
        where T : notnull =>
        known.TryAdd(what, branch) || ReferenceEquals(known[what], branch) ? null : known[what];
}
