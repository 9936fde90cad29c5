using Workflows.Templates.Parsing;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary><c>a = b</c>, <c>a += b</c> and the like.</summary>
internal sealed class Assignment(Path target, TokenKind @operator, Expression value, int operatorStart) : Statement
{
    internal Path Target => target;

    internal bool ReadsTarget => @operator != TokenKind.Assign;

    internal Expression Value => value;

    internal override Flow Execute(RenderState state)
    {
        var result = value.Evaluate(state);
        if (@operator != TokenKind.Assign)
        {
            var before = target.Evaluate(state);
            state.At(operatorStart);
            result = Operations.Apply(@operator, before, result, state);
        }

        target.Assign(result, state);
        return Flow.Next;
    }
}

/// <summary><c>capture a</c>: what the body writes becomes the value of a variable.</summary>
internal sealed class Capture(Path target, Block body) : Statement
{
    internal Path Target => target;

    internal Block Body => body;

    internal override Flow Execute(RenderState state)
    {
        var (start, place) = (state.Output.Length, state.Place);
        state.Place = default;
        var flow = body.Execute(state);
        state.Place = place;
        target.Assign(state.Captured(start, default), state);
        return flow;
    }
}

/// <summary><c>readonly a</c>: the variable can't be set any more.</summary>
internal sealed class MakeReadOnly(Variable variable) : Statement
{
    internal override Flow Execute(RenderState state)
    {
        state.Variables.Scope.Target.MakeReadOnly(variable.Name);
        return Flow.Next;
    }
}

/// <summary><c>import a</c>: the members of a record become variables, except where a read-only one has the name.</summary>
internal sealed class Import(Expression value) : Statement
{
    internal Expression Value => value;

    internal override Flow Execute(RenderState state)
    {
        var imported = value.Evaluate(state);
        if (imported is not IReadOnlyDictionary<string, object?> record)
        {
            throw state.Failure(value.Start, $"`import` takes a record, not a value of the type `{Kinds.Name(imported)}`");
        }

        var target = state.Variables.Scope.Target;
        state.Work(record.Count);
        foreach (var (name, member) in record.Where(member => !target.IsReadOnly(member.Key)).ToList())
        {
            target.Set(name, member);
        }

        return Flow.Next;
    }
}

/// <summary><c>with a</c>: names are looked up in a record first. Assignments go to it where the template made it.</summary>
internal sealed class With(Expression value, Block body) : Statement
{
    internal Expression Value => value;

    internal Block Body => body;

    internal override Flow Execute(RenderState state)
    {
        var opened = value.Evaluate(state);
        if (opened is not IReadOnlyDictionary<string, object?> record)
        {
            throw state.Failure(value.Start, new Message(
                $"`with` takes a record, but `{state.TextOf(value)}` is of the type `{Kinds.Name(opened)}`",
                $"Invalid target property `{state.TextOf(value)}` used for [with] statement. "
                + $"Must be a ScriptObject instead of `{Kinds.Name(opened)}`"));
        }

        var scope = state.Variables.Scope;
        state.Variables.Scope = scope with { With = new WithRecord(record, scope.With), Target = record as ScriptObject ?? scope.Target };
        var flow = body.Execute(state);
        state.Variables.Scope = scope;
        return flow;
    }
}

/// <summary><c>func f … end</c> and <c>f(x) = …</c>.</summary>
internal sealed class FunctionDefinition(Path target, string name, IReadOnlyList<Parameter>? parameters, Statement body) : Statement
{
    internal Path Target => target;

    internal IReadOnlyList<Parameter>? Parameters => parameters;

    internal Statement Body => body;

    internal override Flow Execute(RenderState state)
    {
        target.Assign(new UserFunction(name, parameters, body, state.Source), state);
        return Flow.Next;
    }
}

/// <summary><c>wrap f a</c>: calls a function of the template, which writes the body with <c>$$</c>.</summary>
internal sealed class Wrap(Call call, Block body) : Statement
{
    internal Call Call => call;

    internal Block Body => body;

    internal override Flow Execute(RenderState state)
    {
        if (call.Target.EvaluateTarget(state) is not UserFunction function || call.Target is not Path)
        {
            var kind = call.Target is Parentheses ? "nested expression" : "variable";
            throw state.Failure(call.Target.Start, new Message(
                $"`wrap` takes the name of a function of this template, but `{state.TextOf(call.Target)}` is none",
                $"Expecting a direct function instead of the expression `{state.TextOf(call.Target)}/{kind}`"));
        }

        var arguments = call.EvaluateArguments(state);
        state.At(call.Start);
        state.Enter(state.TextOf(call.Target));
        var result = function.CallWith(arguments, new WrapBody(body, state.Variables.Scope), state);
        state.Leave();
        state.Write(result);
        return Flow.Next;
    }
}
