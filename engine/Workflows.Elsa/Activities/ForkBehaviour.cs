using System.Text.Json;
using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Elsa.FlowFork</c>: all its branches are followed at once, so that the runtime of all definitions runs what has one.</summary>
internal sealed class ForkBehaviour : FlowBehaviour
{
    private static readonly ForkBehaviour _fork = new();

    private ForkBehaviour()
    {
    }

    /// <inheritdoc/>
    public override bool Splits => true;

    /// <summary>Looks at the branches of a fork.</summary>
    /// <exception cref="FormatException">They aren't a list of names.</exception>
    public static ForkBehaviour Of(ElsaActivity activity)
    {
        try
        {
            using var list = activity.InputNamed("branches")?.Value is { Length: > 0 } text ? JsonDocument.Parse(text) : null;
            return _fork;
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"activity `{activity.Id}`: `branches` has to be a JSON list of names, such as [\"A\",\"B\"].", exception);
        }
    }

    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => ElsaConnection.Done;
}
