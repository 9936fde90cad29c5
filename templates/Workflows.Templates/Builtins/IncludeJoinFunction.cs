using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// <c>include_join ['a', 'b'] separator prefix suffix</c>: what several templates write, with texts between, before and behind them. A text
/// <c>tpl:name</c> stands for what that template writes.
/// </summary>
internal sealed class IncludeJoinFunction : Callable
{
    internal override string Name => "include_join";

    internal override object? Call(CallArguments arguments, RenderState state)
    {
        var given = arguments.Positional;
        if (given.Length < 2)
        {
            throw new TemplateFailure(Wordings.WrongCount(Name, 2, given.Length));
        }

        if (given[0] is not IReadOnlyList<object?> names)
        {
            return string.Empty;
        }

        var separator = Part(given[1], arguments, state);
        object? result = Part(given.Length > 2 ? given[2] : null, arguments, state);
        var isFirst = true;
        foreach (var item in names)
        {
            var name = Printing.Text(item, state);
            if (name.Length == 0)
            {
                continue;
            }

            result = isFirst ? result : Joined(result, separator, state);
            result = Joined(result, IncludeFunction.Render(name, arguments, state), state);
            isFirst = false;
        }

        return Joined(result, Part(given.Length > 3 ? given[3] : null, arguments, state), state);
    }

    private static object? Part(object? part, CallArguments arguments, RenderState state)
    {
        const string Template = "tpl:";
        return Kinds.AsText(part) is { } text && text.StartsWith(Template, StringComparison.Ordinal)
            ? IncludeFunction.Render(text[Template.Length..], arguments, state)
            : part;
    }

    private static object Joined(object? one, object? other, RenderState state)
    {
        if (one is SafeText || other is SafeText)
        {
            return SafeText.Join(one, other, state);
        }

        var text = Printing.Text(one, state) + Printing.Text(other, state);
        state.AllowText(text.Length);
        return text;
    }
}
