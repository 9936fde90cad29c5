namespace Workflows.Core.Ports;

/// <summary>
/// Runs workflow definitions. It decides nothing about members: which step comes next is its one duty; what a step does, and how
/// long it waits, is told by <see cref="IStepRunner"/>. Same definition, instance and answers: same result.
/// </summary>
public interface IWorkflowHost
{
    /// <summary>Reads a workflow definition (Elsa 3 JSON) so that it can be run many times, by any number of threads.</summary>
    /// <exception cref="FormatException">It isn't a definition that can run here; the message says which activity, and why.</exception>
    IWorkflow Load(string definition);
}

/// <summary>
/// A workflow definition that is ready to run. Immutable. Where a burst faults, or the runner throws, the instance is left as it was
/// before.
/// </summary>
public interface IWorkflow
{
    /// <summary>Starts an instance and runs until it waits or has ended.</summary>
    /// <param name="instance">A new instance; changed in place.</param>
    /// <param name="runner">Does the steps.</param>
    /// <exception cref="WorkflowFault">
    /// The definition goes round without a wait, or the runner gave an answer that the activity can't have.
    /// </exception>
    void Start(WorkflowInstance instance, IStepRunner runner);

    /// <summary>Goes on after a step on which the instance waits.</summary>
    /// <param name="instance">The instance; changed in place.</param>
    /// <param name="activity">Id of the activity that waits; nothing happens when the instance doesn't wait on it.</param>
    /// <param name="outcome">How it ended; the flow is over here where nothing follows that outcome.</param>
    /// <param name="runner">Does the steps.</param>
    /// <exception cref="WorkflowFault">As for <see cref="Start"/>.</exception>
    void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner);

    /// <summary>Goes on with an activity, wherever the instance was before: it is run as if the flow had come to it.</summary>
    /// <param name="instance">
    /// The instance; changed in place. Nothing is left of where it was, unless the activity is one of those on which it waits: then what waits in other
    /// branches goes on waiting.
    /// </param>
    /// <param name="activity">Id of the activity.</param>
    /// <param name="runner">Does the steps.</param>
    /// <exception cref="WorkflowFault">As for <see cref="Start"/>, or there is no such activity.</exception>
    void Enter(WorkflowInstance instance, string activity, IStepRunner runner);

    /// <summary>Id of the activity that stands for a step of the journey; null for a step that is none by itself.</summary>
    string? ActivityOf(string step);
}

/// <summary>
/// Does what a step of a workflow stands for. It isn't asked for what is flow alone: what starts a workflow has happened already, and
/// forks and joins decide nothing.
/// </summary>
public interface IStepRunner
{
    /// <summary>Does a step.</summary>
    /// <param name="activity">Id of the activity in the definition.</param>
    /// <returns>The outcome (<c>Done</c>, <c>True</c>, <c>False</c>…), or null where the workflow has to wait for it.</returns>
    string? Run(string activity);

    /// <summary>The workflow has come to a step that ends it.</summary>
    /// <param name="activity">Id of the activity in the definition.</param>
    void Finish(string activity);

    /// <summary>The branches of a fork have come together; or the first of them has come, where the others are broken off.</summary>
    /// <param name="activity">Id of the join in the definition.</param>
    /// <param name="branch">The branch that came now.</param>
    void Joined(string activity, string branch);

    /// <summary>A step that waits is waited for no more: another branch came first.</summary>
    /// <param name="activity">Id of the activity in the definition.</param>
    void Cancel(string activity);
}

/// <summary>What is kept of a running workflow: plain data, so that a waiting instance costs a row and nothing else.</summary>
public sealed class WorkflowInstance
{
    // Most instances end in the burst in which they start, so neither is made before it is needed.
    private List<string>? _waiting;
    private SortedDictionary<string, int>? _visits;

    /// <summary>Ids of the activities on which it waits, in the order in which they began to wait.</summary>
    public List<string> Waiting => _waiting ??= [];

    /// <summary>Visit counts of activities and connections with more than one way in, by a key of the host's choice, sorted.</summary>
    public SortedDictionary<string, int> Visits => _visits ??= new(StringComparer.Ordinal);

    /// <summary>Whether it has ended.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Whether there is nothing to keep besides <see cref="IsFinished"/>; asking makes neither list.</summary>
    internal bool IsBare => _waiting is not { Count: > 0 } && _visits is not { Count: > 0 };

    /// <summary>Makes it one that has not started, so that it can stand for another run.</summary>
    internal void Clear()
    {
        IsFinished = false;
        _waiting?.Clear();
        _visits?.Clear();
    }

    /// <summary>An instance with equal state that shares nothing with this one.</summary>
    public WorkflowInstance Clone()
    {
        var copy = new WorkflowInstance { IsFinished = IsFinished };
        copy._waiting = _waiting is null ? null : [.. _waiting];
        copy._visits = _visits is null ? null : new(_visits, StringComparer.Ordinal);

        return copy;
    }
}
