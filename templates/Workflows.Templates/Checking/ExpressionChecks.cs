using Workflows.Core.Ports;
using Workflows.Templates.Builtins;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Parsing;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Checking;

/// <summary>What the expressions of a template will give, from what it will be given.</summary>
internal sealed class ExpressionChecks(Check check, StatementChecks statements)
{
    /// <summary>What an expression gives.</summary>
    internal Seen Of(Expression expression) => expression switch
    {
        Literal literal => OfLiteral(literal),
        Variable variable => check.Variable(variable),
        Member member => OfMember(member),
        Indexer indexer => OfIndexer(indexer),
        Argument argument => OfArgument(argument),
        LocalVariable local => OfLocal(local),
        Call call => OfCall(call),
        Parentheses parentheses => Of(parentheses.Inner),
        Binary or Logical or Coalesce or Conditional or Unary or Increment => OfOperator(expression),
        LoopMember => Seen.Anything,
        _ => OfParts(expression),
    };

    /// <summary>What an expression gives where a value has to be there: a value that may be missing is found.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="consequence">What happens where it is missing.</param>
    internal Seen Present(Expression expression, string consequence)
    {
        var seen = Of(expression);
        if (seen.Missing is { } missing)
        {
            Missing(expression, missing, consequence);
        }

        return seen with { Missing = null };
    }

    private void Missing(Expression expression, string missing, string consequence) => check.Find(
        FindingKind.MayBeMissing, expression.Start, expression.End, $"`{missing}` may be missing, and then {consequence}");

    private static Seen OfLiteral(Literal literal) => literal.Value switch
    {
        string => Seen.Text,
        bool => Seen.YesNo,
        null => Seen.Anything,
        _ => Seen.Number,
    };

    private Seen OfMember(Member member)
    {
        if (member.Target is Variable group && RootFunctions.Find(group.Name, member.Name) is not null && !check.Scope.TryGet(group.Name, out _))
        {
            return Seen.Anything;
        }

        return MemberOf(member, Of(member.Target), member.Target, member.Name, member.IsConditional);
    }

    private Seen MemberOf(Expression whole, Seen owner, Expression target, string name, bool isConditional)
    {
        if (owner.Missing is { } missing && !isConditional)
        {
            Missing(target, missing, $"asking it for `{name}` fails");
        }

        if (owner.Shape.Kind != ShapeKind.Record)
        {
            return Seen.Anything;
        }

        if (!owner.Shape.Members.TryGetValue(name, out var shape))
        {
            check.Find(FindingKind.UnknownName, whole.Start, whole.End,
                $"`{check.TextOf(target)}` has no `{name}`{Suggestions.Nearest(name, owner.Shape.Members.Keys)}");
            return Seen.Anything;
        }

        var path = Facts.PathOf(whole);
        var seen = check.Optional(shape, path, check.TextOf(whole));
        return isConditional && owner.Missing is { } first && (path is null || !check.Scope.Knows(path)) ? seen with { Missing = first } : seen;
    }

    private Seen OfIndexer(Indexer indexer)
    {
        var owner = Of(indexer.Target);
        Of(indexer.Index);
        if (indexer.Index is Literal { Value: string name })
        {
            return MemberOf(indexer, owner, indexer.Target, name, isConditional: false);
        }

        if (owner.Missing is { } missing)
        {
            Missing(indexer.Target, missing, "it has no elements");
        }

        return owner.Shape is { Kind: ShapeKind.List, Items: { } items } ? new Seen(items, check.TextOf(indexer)) : Seen.Anything;
    }

    private Seen OfArgument(Argument argument)
    {
        // $0 of an included template is its own name.
        var index = argument.Index - 1;
        return index >= 0 && index < check.Frame.Positional.Count ? Known(argument, check.Frame.Positional[index]) : Seen.Anything;
    }

    private Seen OfLocal(LocalVariable local)
    {
        foreach (var (name, value) in check.Frame.Named)
        {
            if (name == local.Name)
            {
                return Known(local, value);
            }
        }

        return Seen.Anything;
    }

    private Seen Known(Expression expression, Seen value) =>
        Facts.PathOf(expression) is { } path && check.Scope.Knows(path) ? value with { Missing = null } : value;

    private Seen OfCall(Call call)
    {
        var given = call.Arguments.Select(Of).ToList();
        var named = call.Named.Select(one => (one.Name, Of(one.Value))).ToList();
        var name = Facts.PathOf(call.Target);
        if (name == "include" && call.Arguments is [Literal { Value: string template }, ..])
        {
            check.Include(template, given[1..], named, call.Start, call.End);
            return Seen.Text;
        }

        if (!IsBuiltin(call.Target))
        {
            Of(call.Target);
            return Seen.Anything;
        }

        if (given.Count == 0)
        {
            return Seen.Anything;
        }

        var first = given[0];
        return KeepsNothing.IsAnsweredBy(call)
            ? name == "object.default" && given.Count > 1 ? new Seen(first.Shape, given[1].Missing) : Seen.Anything
            : new Seen(ShapeOf(name!, first.Shape), first.Missing ?? (name is "array.first" or "array.last" ? check.TextOf(call) : null));
    }

    private bool IsBuiltin(Expression target) => target is Member { Target: Variable group } member
        ? RootFunctions.Find(group.Name, member.Name) is not null && !check.Scope.TryGet(group.Name, out _)
        : target is Variable { Name: "include" or "include_join" };

    private static ValueShape ShapeOf(string function, ValueShape first) => function switch
    {
        "array.first" or "array.last" => first.Items ?? ValueShape.Anything,
        "array.sort" or "array.reverse" or "array.limit" or "array.offset" or "array.filter" or "array.uniq" or "array.compact" => first,
        _ => ValueShape.Anything,
    };

    private Seen OfOperator(Expression expression)
    {
        switch (expression)
        {
            case Logical logical:
                Of(logical.Left);
                Under(Facts.Of(logical.Left, logical.Operator == TokenKind.And), logical.Right);
                return Seen.YesNo;
            case Coalesce coalesce:
                return OfCoalesce(coalesce);
            case Conditional conditional:
                Of(conditional.Condition);
                return Seen.Either(
                    Under(Facts.Of(conditional.Condition, true), conditional.Then), Under(Facts.Of(conditional.Condition, false), conditional.Otherwise));
            case Binary binary:
                return OfBinary(binary);
            case Unary unary:
                var operand = Of(unary.Operand);
                return unary.Operator == TokenKind.Not ? Seen.YesNo : operand;
            default:
                return Seen.Number;
        }
    }

    private Seen OfCoalesce(Coalesce coalesce)
    {
        var left = Of(coalesce.Left);
        return coalesce.Operator == TokenKind.Coalesce
            ? Seen.Either(left with { Missing = null }, Of(coalesce.Right))
            : Under(Facts.Of(coalesce.Left, true), coalesce.Right) with { Missing = left.Missing };
    }

    private Seen OfBinary(Binary binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return binary.Operator is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater
            or TokenKind.GreaterOrEqual
            ? Seen.YesNo
            : new Seen(ValueShape.Anything, left.Missing ?? right.Missing);
    }

    /// <summary>What an expression gives where more is known than here.</summary>
    private Seen Under(HashSet<string> facts, Expression expression)
    {
        var outer = check.Scope;
        check.Scope = outer.Copy();
        check.Scope.Know(facts);
        var seen = Of(expression);
        check.Scope = outer;
        return seen;
    }

    private Seen OfParts(Expression expression)
    {
        switch (expression)
        {
            case Interpolation interpolation:
                var parts = interpolation.Parts.Select(Of).ToList();
                return Seen.Text with { Missing = parts.Select(part => part.Missing).FirstOrDefault(missing => missing is not null) };
            case ArrayLiteral array:
                var items = array.Items.Select(Of).ToList();
                return new Seen(items.Count == 0 ? new ValueShape(ShapeKind.List) : ValueShape.ListOf(items.Aggregate(Seen.Either).Shape));
            case ObjectLiteral record:
                return new Seen(ValueShape.RecordOf([.. record.Members.Select(member => (member.Key, Kept(Of(member.Value))))]));
            case AnonymousFunction function:
                statements.Function(function.Parameters, function.Body);
                return Seen.Anything;
            case IsEmpty empty:
                return Of(empty.Target) with { Shape = Seen.YesNo.Shape };
            case FunctionValue value:
                Of(value.Operand);
                return Seen.Anything;
            case Expand expand:
                return Of(expand.Operand);
            default:
                return Seen.Anything;
        }
    }

    private static ValueShape Kept(Seen seen) => seen.Missing is null ? seen.Shape : seen.Shape.Optional();
}
