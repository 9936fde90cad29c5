using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Syntax;

/// <summary>A part of a template that has a value. Immutable, so that renders on any thread share it.</summary>
/// <param name="start">Offset of its first character.</param>
/// <param name="end">Offset after its last character.</param>
/// <param name="depth">How many levels of parts are inside it, itself included.</param>
internal abstract class Expression(int start, int end, int depth)
{
    internal int Start => start;

    internal int End => end;

    internal int Depth => depth;

    /// <summary>Its value. A path to a function calls it.</summary>
    internal abstract object? Evaluate(RenderState state);

    /// <summary>Writes its value. What can do so without making a value first overrides this.</summary>
    internal virtual void Write(RenderState state)
    {
        var value = Evaluate(state);
        state.At(Start);
        state.Write(value);
    }

    /// <summary>Its value where a function is wanted: it is not called.</summary>
    internal virtual object? EvaluateTarget(RenderState state) => Evaluate(state);

    /// <summary>The depth of a part that holds these.</summary>
    internal static int Above(IEnumerable<Expression> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
        {
            deepest = Math.Max(deepest, part.Depth);
        }

        return deepest + 1;
    }
}
