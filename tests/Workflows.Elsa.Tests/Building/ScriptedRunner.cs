using Workflows.Core.Ports;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Answers from a function and writes down what it was asked.</summary>
internal sealed class ScriptedRunner(Func<string, string?> answer) : IStepRunner
{
    /// <summary>Waits at what a member or the staff decides, and is done with all else.</summary>
    public ScriptedRunner()
        : this(activity => activity.Split('-')[0] is "waitFor" or "wait" or "task" ? null : "Done")
    {
    }

    /// <summary>The activities that ran, in order; one that ended the workflow has an exclamation mark.</summary>
    public List<string> Log { get; } = [];

    public string? Run(string activity)
    {
        Log.Add(activity);
        return answer(activity);
    }

    public void Finish(string activity) => Log.Add(activity + "!");

    public void Joined(string activity, string branch) => Log.Add($"{activity} by {branch}");

    public void Cancel(string activity) => Log.Add("no " + activity);
}
