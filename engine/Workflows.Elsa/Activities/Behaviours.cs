using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary>Finds out how an activity behaves from its type.</summary>
internal static class Behaviours
{
    private const string OwnTypes = "Loyalty.";

    private static readonly FlowBehaviour _step = new StepBehaviour();
    private static readonly FlowBehaviour _decision = new DecisionBehaviour();
    private static readonly FlowBehaviour _pass = new PassBehaviour();
    private static readonly FlowBehaviour _end = new EndBehaviour();

    /// <summary>The behaviour of an activity within a flowchart.</summary>
    /// <exception cref="FormatException">Its type can't run in a journey, or its settings aren't right.</exception>
    public static FlowBehaviour Of(ElsaActivity activity) => activity.Type switch
    {
        "Loyalty.Start" or "Elsa.Start" => _pass,
        "Loyalty.Finish" or "Elsa.Finish" or "Elsa.End" => _end,
        "Elsa.FlowDecision" => _decision,
        "Elsa.FlowFork" => ForkBehaviour.Of(activity),
        "Elsa.FlowJoin" => JoinBehaviour.Of(activity),
        var type when type.StartsWith(OwnTypes, StringComparison.Ordinal) => _step,
        _ => throw CannotRun(
            activity, "a journey has steps of `Loyalty.*`, decisions, forks, joins, starts and ends; take it out or use one of those."),
    };

    /// <summary>The refusal of an activity.</summary>
    /// <param name="activity">Which.</param>
    /// <param name="reason">Why, and what to do.</param>
    public static FormatException CannotRun(ElsaActivity activity, string reason) =>
        new($"activity `{activity.Id}` of type `{activity.Type}` can't run in a journey: {reason}");
}
