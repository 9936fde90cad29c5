using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>An expression that names a place: it can be read, and most can be assigned to.</summary>
internal abstract class Path(int start, int end, int depth) : Expression(start, end, depth)
{
    /// <summary>What is there; functions are not called.</summary>
    internal abstract override object? EvaluateTarget(RenderState state);

    internal abstract void Assign(object? value, RenderState state);

    internal sealed override object? Evaluate(RenderState state)
    {
        var value = EvaluateTarget(state);
        return value is Callable function ? Syntax.Call.Invoke(function, CallArguments.Of(), this, End, state) : value;
    }
}
