using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Elsa.FlowFork</c>: all its branches are followed at once.</summary>
internal sealed class ForkBehaviour : FlowBehaviour
{
    private ForkBehaviour(ImmutableArray<string> branches) => Branches = branches;

    /// <summary>The outcomes with which the branches begin, in order.</summary>
    public ImmutableArray<string> Branches { get; }

    /// <inheritdoc/>
    public override bool Splits => true;

    /// <summary>Reads the branches of a fork.</summary>
    /// <exception cref="FormatException">They aren't a list of names.</exception>
    public static ForkBehaviour Of(ElsaActivity activity)
    {
        try
        {
            return new ForkBehaviour([.. JsonSerializer.Deserialize<string[]>(activity.InputNamed("branches")?.Value is { Length: > 0 } text ? text : "[]") ?? []]);
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
