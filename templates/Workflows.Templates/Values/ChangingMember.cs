using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>A member of a group that a render can change for itself.</summary>
/// <param name="Standard">What it is in the beginning.</param>
/// <param name="Read">What it is in a render.</param>
/// <param name="Write">Changes it in a render.</param>
internal sealed record ChangingMember(object? Standard, Func<RenderState, object?> Read, Action<object?, RenderState> Write);
