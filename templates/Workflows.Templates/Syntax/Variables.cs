using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>A variable by its name.</summary>
internal sealed class Variable(int start, int end, string name) : Path(start, end, 1)
{
    internal string Name => name;

    internal override object? EvaluateTarget(RenderState state) => state.Variables.Get(name);

    internal override void Assign(object? value, RenderState state)
    {
        state.At(Start);
        state.Variables.Set(name, value);
    }
}

/// <summary>A variable of the running function, <c>$name</c>.</summary>
internal sealed class LocalVariable(int start, int end, string name) : Path(start, end, 1)
{
    internal string Name => name;

    internal override object? EvaluateTarget(RenderState state) => state.Variables.Scope.Frame.Get(name);

    internal override void Assign(object? value, RenderState state) => state.Variables.Scope.Frame.Set(name, value);
}

/// <summary>An argument of the running function, <c>$0</c>.</summary>
internal sealed class Argument(int start, int end, int index) : Path(start, end, 1)
{
    internal int Index => index;

    internal override object? EvaluateTarget(RenderState state)
    {
        var arguments = state.Variables.Scope.Frame.Arguments;
        return index < arguments.Count ? arguments[index] : null;
    }

    internal override void Assign(object? value, RenderState state)
    {
        state.At(Start);
        state.Work(index);
        state.Variables.Scope.Frame.Arguments.Set(index, value);
    }
}

/// <summary>All arguments of the running function, <c>$</c>.</summary>
internal sealed class AllArguments(int start, int end) : Path(start, end, 1)
{
    internal override object? EvaluateTarget(RenderState state) => state.Variables.Scope.Frame.Arguments;

    internal override void Assign(object? value, RenderState state) =>
        throw state.Failure(Start, "Cannot assign to `$`, the arguments of the function");
}

/// <summary>The body of the <c>wrap</c> that called the running function, <c>$$</c>: it writes there.</summary>
internal sealed class WrapBodyCall(int start, int end) : Expression(start, end, 1)
{
    internal override object? Evaluate(RenderState state)
    {
        if (state.Variables.Scope.Frame.WrapBody is not { } wrap)
        {
            return null;
        }

        state.At(Start);
        state.Enter("$$");
        var scope = state.Variables.Scope;
        state.Variables.Scope = wrap.Scope;
        wrap.Body.Execute(state);
        state.Variables.Scope = scope;
        state.Leave();
        return null;
    }
}

/// <summary>The record assignments go to, <c>this</c>.</summary>
internal sealed class This(int start, int end) : Path(start, end, 1)
{
    internal override object? EvaluateTarget(RenderState state) => state.Variables.Scope.Target;

    internal override void Assign(object? value, RenderState state) => throw state.Failure(Start, "Cannot set this object");
}

/// <summary>What a loop says about itself, for example <c>for.index</c>.</summary>
/// <param name="start">Offset of its first character.</param>
/// <param name="end">Offset after its last character.</param>
/// <param name="member">What is asked.</param>
/// <param name="isWhile">True for the innermost <c>while</c>, false for the innermost <c>for</c>.</param>
/// <param name="memberStart">Offset of the member.</param>
internal sealed class LoopMember(int start, int end, string member, bool isWhile, int memberStart) : Expression(start, end, 1)
{
    internal override object? Evaluate(RenderState state)
    {
        var loop = (isWhile ? state.WhileLoop : state.ForLoop)
            ?? throw state.Failure(memberStart, new Message(
                $"`{state.TextOf(this)}` has a value only inside of a loop",
                $"Cannot get the member {state.TextOf(this)} for a null object."));
        return member switch
        {
            "index" => Boxes.Of(loop.Index),
            "first" => Boxes.Of(loop.Index == 0),
            "last" => Boxes.Of(loop.Index == loop.Length - 1),
            "even" => Boxes.Of(loop.Index % 2 == 0),
            "odd" => Boxes.Of(loop.Index % 2 != 0),
            "changed" => Boxes.Of(loop.IsChanged(state)),
            "rindex" => Boxes.Of(loop.Length - loop.Index - 1),
            _ => Boxes.Of(loop.Length),
        };
    }

    internal override void Write(RenderState state)
    {
        // Numbers of rounds are written without making values of them.
        if (member == "index" && (isWhile ? state.WhileLoop : state.ForLoop) is { } loop)
        {
            state.WriteNumber(loop.Index);
        }
        else
        {
            base.Write(state);
        }
    }

    /// <summary>True where a loop has such a member; a <c>while</c> does not know its end.</summary>
    internal static bool Has(string member, bool isWhile) =>
        member is "index" or "first" or "even" or "odd" || !isWhile && member is "last" or "changed" or "rindex" or "length";
}
