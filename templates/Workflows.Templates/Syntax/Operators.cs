using Workflows.Templates.Parsing;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>An expression in parentheses.</summary>
internal sealed class Parentheses(int start, int end, Expression inner) : Expression(start, end, inner.Depth + 1)
{
    internal Expression Inner => inner;

    internal override object? Evaluate(RenderState state)
    {
        var value = inner.Evaluate(state);
        return value is Callable function && inner is AnonymousFunction
            ? Call.Invoke(function, CallArguments.Of(), this, End, state)
            : value;
    }

    internal override object? EvaluateTarget(RenderState state) => inner.EvaluateTarget(state);
}

/// <summary>An operator between two values that are both evaluated.</summary>
internal sealed class Binary(TokenKind @operator, Expression left, Expression right, int operatorStart)
    : Expression(left.Start, right.End, Math.Max(left.Depth, right.Depth) + 1)
{
    internal TokenKind Operator => @operator;

    internal Expression Left => left;

    internal Expression Right => right;

    internal int OperatorStart => operatorStart;

    internal override object? Evaluate(RenderState state)
    {
        var one = left.Evaluate(state);
        var other = right.Evaluate(state);

        // Only the repetition of a text names its left side, all others the operator.
        state.At(@operator == TokenKind.Multiply ? left.Start : operatorStart);
        return Operations.Apply(@operator, one, other, state);
    }
}

/// <summary><c>&amp;&amp;</c> and <c>||</c>: the right side only where it matters; the value is a bool.</summary>
internal sealed class Logical(TokenKind @operator, Expression left, Expression right)
    : Expression(left.Start, right.End, Math.Max(left.Depth, right.Depth) + 1)
{
    internal TokenKind Operator => @operator;

    internal Expression Left => left;

    internal Expression Right => right;

    internal override object? Evaluate(RenderState state)
    {
        var one = Kinds.IsTrue(left.Evaluate(state));
        var decided = one == (@operator == TokenKind.Or);
        return Boxes.Of(decided ? one : Kinds.IsTrue(right.Evaluate(state)));
    }
}

/// <summary><c>??</c>, the left side unless it is null, and <c>?!</c>, the right side unless the left one is null.</summary>
internal sealed class Coalesce(TokenKind @operator, Expression left, Expression right)
    : Expression(left.Start, right.End, Math.Max(left.Depth, right.Depth) + 1)
{
    internal TokenKind Operator => @operator;

    internal Expression Left => left;

    internal Expression Right => right;

    internal override object? Evaluate(RenderState state)
    {
        var one = left.Evaluate(state);
        return one is null == (@operator == TokenKind.Coalesce) ? right.Evaluate(state) : one;
    }
}

/// <summary><c>condition ? then : otherwise</c>.</summary>
internal sealed class Conditional(Expression condition, Expression then, Expression otherwise)
    : Expression(condition.Start, otherwise.End, Above([condition, then, otherwise]))
{
    internal Expression Condition => condition;

    internal Expression Then => then;

    internal Expression Otherwise => otherwise;

    internal override object? Evaluate(RenderState state) =>
        Kinds.IsTrue(condition.Evaluate(state)) ? then.Evaluate(state) : otherwise.Evaluate(state);

    internal override void Write(RenderState state) => (Kinds.IsTrue(condition.Evaluate(state)) ? then : otherwise).Write(state);
}

/// <summary><c>! + -</c> before a value.</summary>
internal sealed class Unary(TokenKind @operator, int start, Expression operand) : Expression(start, operand.End, operand.Depth + 1)
{
    internal TokenKind Operator => @operator;

    internal Expression Operand => operand;

    internal override object? Evaluate(RenderState state)
    {
        var value = operand.Evaluate(state);
        state.At(Start);
        return @operator switch
        {
            TokenKind.Not => Boxes.Of(!Kinds.IsTrue(value)),
            TokenKind.Subtract => Arithmetic.Negate(value),
            _ => value is null || Kinds.IsNumber(value)
                ? value
                : throw new TemplateFailure($"`+` does not work on a value of the type `{Kinds.Name(value)}`"),
        };
    }
}

/// <summary><c>@f</c>: the function itself, not its result.</summary>
internal sealed class FunctionValue(int start, Expression operand) : Expression(start, operand.End, operand.Depth + 1)
{
    internal Expression Operand => operand;

    internal override object? Evaluate(RenderState state) => operand.EvaluateTarget(state);
}

/// <summary><c>^list</c> as an argument: the items of the list are the arguments.</summary>
internal sealed class Expand(int start, Expression operand) : Expression(start, operand.End, operand.Depth + 1)
{
    internal Expression Operand => operand;

    internal override object? Evaluate(RenderState state) => operand.Evaluate(state);
}

/// <summary><c>x++</c>, <c>++x</c> and the same with <c>--</c>.</summary>
internal sealed class Increment(Path target, int delta, bool isPostfix, int start, int end) : Expression(start, end, target.Depth + 1)
{
    internal Path Target => target;

    internal override object? Evaluate(RenderState state)
    {
        var before = target.Evaluate(state);
        state.At(Start);
        var after = Arithmetic.Apply(TokenKind.Add, before, delta, state);
        target.Assign(after, state);
        return isPostfix ? before : after;
    }
}
