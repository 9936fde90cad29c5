using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>
/// A pipe gives its value to the first function that the expression behind it calls. That function is known from the syntax alone: it
/// is the leftmost part of the expression.
/// </summary>
internal static class Pipes
{
    internal static Expression Attach(Expression value, Expression destination) => destination switch
    {
        Call call => new Call(call.Target, [value, .. call.Arguments], call.Named, true, value.Start, call.End),
        Binary binary => new Binary(binary.Operator, Attach(value, binary.Left), binary.Right, binary.OperatorStart),
        Logical logical => new Logical(logical.Operator, Attach(value, logical.Left), logical.Right),
        Coalesce coalesce => new Coalesce(coalesce.Operator, Attach(value, coalesce.Left), coalesce.Right),
        Conditional conditional =>
            new Conditional(Attach(value, conditional.Condition), conditional.Then, conditional.Otherwise),
        _ => new Call(destination, [value], [], true, value.Start, destination.End),
    };
}
