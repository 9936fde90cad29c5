using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Values;

/// <summary>A function a template defined.</summary>
/// <param name="name">How messages call it.</param>
/// <param name="parameters">Its parameters, or null for a function that reads its arguments from <c>$</c>.</param>
/// <param name="body">What it does.</param>
/// <param name="source">The template it was written in, which its errors name.</param>
internal sealed class UserFunction(string name, IReadOnlyList<Parameter>? parameters, Statement body, TemplateSource source) : Callable
{
    internal override string Name => name;

    internal override object? Call(CallArguments arguments, RenderState state) => CallWith(arguments, null, state);

    /// <summary>Runs it with the body of a <c>wrap</c>, which it writes with <c>$$</c>.</summary>
    internal object? CallWith(CallArguments arguments, WrapBody? wrapBody, RenderState state)
    {
        var variables = state.Variables;
        var outer = variables.Scope;

        // Defaults of parameters are evaluated where the function was called, so the scope changes only afterwards.
        var own = parameters is null ? null : Bind(parameters, arguments, state);
        variables.Scope = outer with
        {
            Frame = new Frame(arguments.ToList(), wrapBody),
            Parameters = own ?? outer.Parameters,
            Target = own ?? outer.Target,
        };
        var caller = state.Source;
        state.Source = source;
        var flow = body.Execute(state);
        state.Source = caller;
        variables.Scope = outer;
        return flow == Flow.Return ? state.TakeReturned() : null;
    }

    private ScriptObject Bind(IReadOnlyList<Parameter> declared, CallArguments arguments, RenderState state)
    {
        var scope = new ScriptObject();
        for (var index = 0; index < declared.Count; index++)
        {
            var parameter = declared[index];
            if (parameter.IsRest)
            {
                scope.Set(parameter.Name, new ScriptArray(arguments.Positional.Skip(index)));
            }
            else if (index < arguments.Positional.Length)
            {
                scope.Set(parameter.Name, arguments.Positional[index]);
            }
            else if (parameter.Default is { } standard)
            {
                scope.Set(parameter.Name, standard.Evaluate(state));
            }
        }

        foreach (var (argument, value) in arguments.Named)
        {
            scope.Set(argument, value);
        }

        Require(declared, arguments, scope);
        return scope;
    }

    private void Require(IReadOnlyList<Parameter> declared, CallArguments arguments, ScriptObject scope)
    {
        var given = arguments.Positional.Length;
        if (declared.Any(parameter => !scope.ContainsKey(parameter.Name)) || (given > declared.Count && !declared.Any(p => p.IsRest)))
        {
            var required = declared.Count(parameter => parameter.Default is null && !parameter.IsRest);
            throw new TemplateFailure(Wordings.WrongCount(name, required, given + arguments.Named.Length));
        }
    }
}

/// <summary>A declared parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value where no argument is given, or null where one is needed.</param>
/// <param name="IsRest">True where it takes all arguments that are left, as a list.</param>
internal sealed record Parameter(string Name, Expression? Default, bool IsRest);
