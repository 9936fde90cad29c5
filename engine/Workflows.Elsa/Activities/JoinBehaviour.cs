using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Elsa.FlowJoin</c>: goes on when its mode is satisfied; <c>WaitAny</c> where it names no mode.</summary>
internal sealed class JoinBehaviour : FlowBehaviour
{
    private JoinBehaviour(JoinMode mode) => Join = mode;

    /// <inheritdoc/>
    public override JoinMode Join { get; }

    /// <summary>Reads the mode of a join.</summary>
    /// <exception cref="FormatException">It is none of the three.</exception>
    public static JoinBehaviour Of(ElsaActivity activity) => new(activity.InputNamed("mode")?.Value switch
    {
        null or "WaitAny" => JoinMode.WaitAny,
        "WaitAll" => JoinMode.WaitAll,
        "WaitAllActive" => JoinMode.WaitAllActive,
        var mode => throw new FormatException(
            $"activity `{activity.Id}`: `{mode}` is no mode of a join; use WaitAny, WaitAll or WaitAllActive."),
    });

    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => ElsaConnection.Done;
}
