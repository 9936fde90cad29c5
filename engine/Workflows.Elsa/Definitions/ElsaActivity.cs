using System.Collections.Immutable;

namespace Workflows.Elsa.Definitions;

/// <summary>An activity of a definition.</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Its full type name, such as <c>Elsa.FlowDecision</c>.</param>
internal sealed record ElsaActivity(string Id, string Type)
{
    /// <summary>What scripts call it.</summary>
    public string Name { get; init; } = Id;

    /// <summary>Version of the type.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether it may start the workflow.</summary>
    public bool CanStart { get; init; }

    /// <summary>Where its meaning is written (<c>file:line:column</c>); null where that isn't known.</summary>
    public string? Source { get; init; }

    /// <summary>What the designer shows; null for the name.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Where the designer shows it; null for anywhere.</summary>
    public ElsaPosition? Position { get; init; }

    /// <summary>Its settings, in order.</summary>
    public ImmutableArray<ElsaInput> Inputs { get; init; } = [];

    /// <summary>What a flowchart holds; null for other activities.</summary>
    public ElsaFlow? Flow { get; init; }

    /// <summary>The setting of that name, or null.</summary>
    public ElsaInput? InputNamed(string name) =>
        Inputs.FirstOrDefault(input => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A setting of an activity: an expression and the type of its value.</summary>
/// <param name="Name">Key on the activity, in camel case.</param>
/// <param name="TypeName">Elsa's name of the type.</param>
/// <param name="Syntax">Language of the expression: <c>Literal</c>, <c>Object</c>, <c>Loyalty</c>…</param>
/// <param name="Value">The expression; null for none. What isn't text is kept as JSON text.</param>
internal sealed record ElsaInput(string Name, string TypeName, string Syntax, string? Value);

/// <summary>The upper left corner of an activity in the designer, in pixels.</summary>
internal sealed record ElsaPosition(double X, double Y);
