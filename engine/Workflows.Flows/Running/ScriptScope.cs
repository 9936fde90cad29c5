using Workflows.Flows.Expressions;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>What scripts see from where an activity stands.</summary>
internal sealed class ScriptScope(Burst burst, Context context) : IScriptScope
{
    /// <inheritdoc/>
    public IReadOnlyList<string> VariableNames
    {
        get
        {
            var names = new List<string>();
            for (var above = context; above is not null; above = above.Parent)
            {
                names.AddRange((above.Given ?? []).Select(given => given.Name).Concat(above.Node.Variables.Select(slot => slot.Name))
                    .Where(name => !names.Contains(name)));
            }

            return names;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> InputNames => [.. burst.Flow.Definition.Inputs.Select(input => input.Name)];

    /// <inheritdoc/>
    public object? LastResult => burst.Register.LastResult;

    /// <inheritdoc/>
    public DateTimeOffset Now => burst.At;

    /// <inheritdoc/>
    public string RunId => burst.IdOf(context);

    /// <inheritdoc/>
    public string InstanceId => burst.InstanceId;

    /// <inheritdoc/>
    public string? CorrelationId
    {
        get => burst.CorrelationId;
        set => burst.CorrelationId = value;
    }

    /// <inheritdoc/>
    public string? InstanceName
    {
        get => burst.Name;
        set => burst.Name = value;
    }

    /// <inheritdoc/>
    public string DefinitionId => burst.Flow.Definition.DefinitionId;

    /// <inheritdoc/>
    public string DefinitionVersionId => burst.Flow.Definition.Id;

    /// <inheritdoc/>
    public int DefinitionVersion => burst.Flow.Definition.Version;

    /// <inheritdoc/>
    public object? Variable(string name) => Find(name) switch
    {
        (null, _, _) => null,
        (var above, true, var place) => above.Given![place].Value,
        (var above, false, var place) => above.Variables[place],
    };

    /// <inheritdoc/>
    public void SetVariable(string name, object? value)
    {
        switch (Find(name))
        {
            case (null, _, _): break;
            case (var above, true, var place): above.Given![place] = above.Given[place] with { Value = value }; break;
            case (var above, false, var place): above.Variables[place] = Conversion.To(value, above.Node.Variables[place].Type); break;
        }
    }

    /// <inheritdoc/>
    public object? Input(string name) => InputValues.Input(burst, context, name);

    /// <inheritdoc/>
    public object? Output(string activity, string? name) => burst.Register.Of(activity, name);

    private (Context? Above, bool IsGiven, int Place) Find(string name)
    {
        for (var above = context; above is not null; above = above.Parent)
        {
            if (Variables.PlaceOfGiven(above, name, isName: true) is var given and >= 0)
            {
                return (above, true, given);
            }

            if (Array.FindIndex(above.Node.Variables, slot => slot.Name == name) is var place and >= 0)
            {
                return (above, false, place);
            }
        }

        return (null, false, -1);
    }
}
