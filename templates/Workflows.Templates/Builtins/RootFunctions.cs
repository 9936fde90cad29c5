using System.Collections.Frozen;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>What every template can name: the groups of functions and <c>include</c>.</summary>
internal static class RootFunctions
{
    internal static FrozenDictionary<string, object?> With(IEnumerable<Builtin> further)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["array"] = ArrayFunctions.Group(),
            ["date"] = DateFunctions.Group(),
            ["html"] = HtmlFunctions.Group(),
            ["math"] = MathFunctions.Group(),
            ["object"] = ObjectFunctions.Group(),
            ["regex"] = RegexFunctions.Group(),
            ["string"] = StringFunctions.Group(),
            ["timespan"] = TimespanFunctions.Group(),
            ["include"] = new IncludeFunction(),
        };
        foreach (var function in further)
        {
            members[function.Name] = function;
        }

        return members.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>
/// <c>include 'name' a b x: 1</c>: what another template writes, as a value. It sees the variables of the caller; <c>$0</c> is its
/// name.
/// </summary>
internal sealed class IncludeFunction : Callable
{
    internal override string Name => "include";

    internal override object? Call(CallArguments arguments, RenderState state)
    {
        if (arguments.Positional.Length == 0)
        {
            throw new TemplateFailure("Invalid number of arguments `0` passed to `include` while expecting `1` arguments");
        }

        var name = Printing.Text(arguments.Positional[0]);
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new TemplateFailure("Include template name cannot be null or empty");
        }

        var source = state.World.Include(name) ?? throw new TemplateFailure($"Include template `{name}` was not found");
        if (source.Parsed.Problems.Count > 0)
        {
            throw new TemplateFailure(source.ParseErrors());
        }

        return Render(source, arguments, state);
    }

    private static object Render(TemplateSource source, CallArguments arguments, RenderState state)
    {
        var (variables, output) = (state.Variables, state.Output);
        var (scope, caller, indent, start) = (variables.Scope, state.Source, output.Indent, output.Length);
        variables.Scope = scope with { Frame = new Frame(arguments.ToList(), null) };
        state.Source = source;
        output.Indent = null;
        if (source.Parsed.Body.Execute(state) == Syntax.Flow.Return)
        {
            state.TakeReturned();
        }

        output.Indent = indent;
        state.Source = caller;
        variables.Scope = scope;
        return state.Captured(start);
    }
}
