using Workflows.Templates.Builtins;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>An argument with a name, <c>name: value</c>.</summary>
internal sealed record NamedArgument(string Name, Expression Value);

/// <summary>A call, <c>f a b c: 1</c> or <c>f(a, b)</c>. A value piped to the function is its first argument.</summary>
/// <param name="target">What is called.</param>
/// <param name="arguments">The arguments without names.</param>
/// <param name="named">The arguments with names.</param>
/// <param name="isPiped">True where the first argument came through a pipe.</param>
/// <param name="start">Offset of the first character.</param>
/// <param name="end">Offset after the last character.</param>
internal sealed class Call(Expression target, Expression[] arguments, NamedArgument[] named, bool isPiped, int start, int end)
    : Expression(start, end, Math.Max(target.Depth + 1, Math.Max(Above(arguments), Above(named.Select(argument => argument.Value)))))
{
    private readonly bool _isPlain = named.Length == 0 && !arguments.Any(argument => argument is Expand);

    internal Expression Target => target;

    internal Expression[] Arguments => arguments;

    internal NamedArgument[] Named => named;

    internal bool IsPiped => isPiped;

    internal override object? Evaluate(RenderState state)
    {
        RenderState.EnsureStack();
        var function = Function(state);
        return Invoke(function, EvaluateArguments(state), target, End, state);
    }

    internal override void Write(RenderState state)
    {
        var function = Function(state);
        if (_isPlain && function is Builtin { CanWrite: true } builtin && builtin.Takes(arguments.Length))
        {
            WriteBy(builtin, state);
            return;
        }

        var result = Invoke(function, EvaluateArguments(state), target, End, state);
        state.At(Start);
        state.Write(result);
    }

    private void WriteBy(Builtin builtin, RenderState state)
    {
        var values = state.TakeArguments();
        for (var index = 0; index < arguments.Length; index++)
        {
            values[index] = arguments[index].Evaluate(state);
        }

        state.At(Math.Min(End, state.Source.Parsed.Text.Length));
        state.Work(1);
        if (!builtin.TryWrite(values, state))
        {
            state.Write(builtin.Call(CallArguments.Of([.. values.AsSpan(0, arguments.Length)]), state));
        }

        state.GiveArgumentsBack(values);
    }

    /// <summary>What is called; anything but a function is an error.</summary>
    internal Callable Function(RenderState state)
    {
        var value = target.EvaluateTarget(state);
        if (value is Callable function)
        {
            return function;
        }

        if (value is Group { Itself: { } itself })
        {
            return itself;
        }

        var text = state.TextOf(target);
        throw state.Failure(
            target.Start,
            isPiped ? new Message(NoFunction(text, value, state), $"Pipe expression destination `{text}` is not a valid function ")
            : value is null ? new Message(NoFunction(text, value, state), $"The function `{text}` was not found")
            : new Message(NoFunction(text, value, state), $"Invalid target function `{text}` ({Kinds.Name(value)})"));
    }

    private string NoFunction(string text, object? value, RenderState state) => value is null
        ? $"There is no function `{text}`{Suggestions.ForFunction(target, state)}"
        : $"`{text}` is a value of the type `{Kinds.Name(value)}`, not a function, so nothing can be given to it";

    internal CallArguments EvaluateArguments(RenderState state) => new(Positional(state), NamedValues(state));

    /// <summary>Calls a function and counts the call.</summary>
    internal static object? Invoke(Callable function, CallArguments arguments, Expression target, int end, RenderState state)
    {
        // Builtins complain about their arguments one column after the call, functions of templates where they were called.
        state.At(function is UserFunction ? target.Start : Math.Min(end, state.Source.Parsed.Text.Length));
        state.Enter(function.Name);
        var result = function.Call(arguments, state);
        state.Leave();
        return result;
    }

    private object?[] Positional(RenderState state)
    {
        var values = new object?[arguments.Length];
        List<object?>? expanded = null;
        for (var index = 0; index < values.Length; index++)
        {
            var value = arguments[index].Evaluate(state);
            values[index] = value;
            if (arguments[index] is Expand)
            {
                expanded ??= [.. values[..index]];
                expanded.AddRange(Sequences.Of(value, state));
                state.Work(expanded.Count);
            }
            else
            {
                expanded?.Add(value);
            }
        }

        return expanded is null ? values : [.. expanded];
    }

    private NamedValue[] NamedValues(RenderState state)
    {
        if (named.Length == 0)
        {
            return [];
        }

        var values = new NamedValue[named.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = new NamedValue(named[index].Name, named[index].Value.Evaluate(state));
        }

        return values;
    }
}
