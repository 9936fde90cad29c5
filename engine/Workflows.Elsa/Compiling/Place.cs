using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>A point in a journey's text: before a step of a list, or at the end of the list.</summary>
/// <param name="Steps">The list.</param>
/// <param name="Index">The step, from 0; the length of the list for its end.</param>
/// <param name="After">Where the flow goes on at the end of the list; null where the journey is over.</param>
internal sealed record Place(ImmutableArray<JourneyStep> Steps, int Index, Place? After)
{
    /// <summary>Whether it is where the branches of the fork at this place come together, behind them and before what follows the fork.</summary>
    public bool IsJoin { get; init; }

    /// <summary>The step at this place; null at the end of the list.</summary>
    public JourneyStep? Step => Index < Steps.Length ? Steps[Index] : null;

    /// <summary>The place after the step at this place.</summary>
    public Place Next => this with { Index = Index + 1, IsJoin = false };

    /// <summary>The beginning of a list that belongs to the step at this place: what follows that list follows this step.</summary>
    public Place Into(ImmutableArray<JourneyStep> steps) => new(steps, 0, Next);

    /// <summary>The beginning of a branch of the fork at this place: at its end the branches come together.</summary>
    public Place IntoBranch(ImmutableArray<JourneyStep> steps) => new(steps, 0, this with { IsJoin = true });
}
