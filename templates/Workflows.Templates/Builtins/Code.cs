using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// Texts that run as code. Messages to customers can't do that, because then what a customer entered could run too; the corpus of Scriban
/// can.
/// </summary>
internal static class Code
{
    /// <summary><c>object.eval</c>: the value of an expression.</summary>
    internal static object? Value(object?[] a, RenderState state)
    {
        if (Kinds.AsText(a[0]) is not { } text)
        {
            return Called(a[0], "object.eval", state);
        }

        var source = Parsed("{{" + text + "\n}}", "object.eval", state);
        var caller = state.Source;
        state.Source = source;
        state.Enter("object.eval");
        var value = source.Parsed.Body.SingleValue is { } single ? single.Evaluate(state) : Executed(source.Parsed.Body, state);
        state.Leave();
        state.Source = caller;
        return value;
    }

    /// <summary><c>object.eval_template</c>: what a template writes.</summary>
    internal static object? Template(object?[] a, RenderState state)
    {
        if (Kinds.AsText(a[0]) is not { } text)
        {
            return Called(a[0], "object.eval_template", state);
        }

        var source = Parsed(text, "object.eval_template", state);
        state.Enter("object.eval_template");
        var written = IncludeFunction.Render(source, CallArguments.Of(), state);
        state.Leave();
        return written;
    }

    private static object? Called(object? value, string name, RenderState state)
    {
        Require(name, state);
        return value is Callable function ? state.Invoke(function) : value;
    }

    private static object? Executed(Block body, RenderState state)
    {
        body.Execute(state);
        return null;
    }

    private static TemplateSource Parsed(string text, string name, RenderState state)
    {
        state.Work(text.Length);
        var source = Require(name, state)(text);
        return source.Parsed.Problems.Count == 0 ? source : throw new TemplateFailure(source.ParseErrors(state.World.SpeaksAsScriban));
    }

    private static Func<string, TemplateSource> Require(string name, RenderState state) =>
        state.World.Code ?? throw new TemplateFailure($"`{name}` can't be used: templates can't run texts as code");
}
