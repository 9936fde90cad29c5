using System.Buffers;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// <c>include 'name' a b x: 1</c>: what another template writes, as a value. It sees the variables of the caller; <c>$0</c> is its name,
/// <c>$1</c> and so on are the arguments behind it, and those with names are <c>$x</c> and <c>$.x</c>.
/// </summary>
internal sealed class IncludeFunction : Callable
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '\\', ':', '*', '?', '"', '<', '>', '|']);

    internal override string Name => "include";

    internal override object? Call(CallArguments arguments, RenderState state)
    {
        if (arguments.Positional.Length == 0)
        {
            throw new TemplateFailure(Wordings.WrongCount(Name, 1, 0));
        }

        return Render(Printing.Text(arguments.Positional[0], state), arguments, state);
    }

    /// <summary>What a template writes.</summary>
    /// <param name="name">Its name, a path inside of the folder of templates.</param>
    /// <param name="arguments">What it sees as <c>$</c>.</param>
    /// <param name="state">The render.</param>
    internal static object Render(string name, CallArguments arguments, RenderState state)
    {
        RequireInside(name);
        var source = state.World.Include(name) ?? throw new TemplateFailure($"There is no template `{name}` to include");
        if (source.Parsed.Problems.Count > 0)
        {
            throw new TemplateFailure(source.ParseErrors(state.World.SpeaksAsScriban));
        }

        return Render(source, arguments, state);
    }

    internal static object Render(TemplateSource source, CallArguments arguments, RenderState state)
    {
        var (variables, output, place) = (state.Variables, state.Output, state.Place);
        var (scope, caller, indent, start) = (variables.Scope, state.Source, output.Indent, output.Length);
        var (forLoop, whileLoop) = (state.ForLoop, state.WhileLoop);
        variables.Scope = scope with { Frame = new Frame(arguments.ToList(), null) };
        state.Source = source;
        output.Indent = null;
        if (source.Parsed.Body.Execute(state) == Flow.Return)
        {
            state.TakeReturned();
        }

        output.Indent = indent;
        (state.ForLoop, state.WhileLoop) = (forLoop, whileLoop);
        state.Source = caller;
        variables.Scope = scope;
        state.Place = place;
        return state.Captured(start, place);
    }

    // Whoever loads templates has to stay in their folder as well; a name that leads out of it is refused before anyone is asked.
    private static void RequireInside(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new TemplateFailure("The name of the template to include is empty");
        }

        if (name.StartsWith('/') || name.AsSpan().ContainsAny(NotInNames) || name.Split('/').Contains(".."))
        {
            throw new TemplateFailure(
                "A template to include is named by its path inside of the folder of templates, with `/` and without `..`");
        }
    }
}
