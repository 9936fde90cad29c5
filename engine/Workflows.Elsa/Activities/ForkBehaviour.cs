using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Elsa.FlowFork</c>: all its branches are followed at once; without branches it has the one outcome <c>Done</c>.</summary>
internal sealed class ForkBehaviour : FlowBehaviour
{
    private readonly ImmutableArray<string> _branches;

    private ForkBehaviour(ImmutableArray<string> branches) => _branches = branches;

    /// <inheritdoc/>
    public override bool Splits => true;

    /// <summary>Reads the branches of a fork.</summary>
    /// <exception cref="FormatException">They aren't a list of names.</exception>
    public static ForkBehaviour Of(ElsaActivity activity)
    {
        if (activity.InputNamed("branches")?.Value is not { Length: > 0 } text)
        {
            return new ForkBehaviour([ElsaConnection.Done]);
        }

        try
        {
            using var list = JsonDocument.Parse(text);
            ImmutableArray<string> branches = [.. list.RootElement.Elements().Select(element => element.ToString())];
            return new ForkBehaviour(branches.IsEmpty ? [ElsaConnection.Done] : branches);
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"activity `{activity.Id}`: `branches` has to be a JSON list of names, such as [\"A\",\"B\"].", exception);
        }
    }

    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => ElsaConnection.Done;

    /// <inheritdoc/>
    public override bool Follows(string outcome, string port) => _branches.Contains(port, StringComparer.Ordinal);
}
