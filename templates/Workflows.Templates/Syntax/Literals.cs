using System.Text;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>A number, text, bool, null or <c>empty</c>.</summary>
internal sealed class Literal(int start, int end, object? value) : Expression(start, end, 1)
{
    internal object? Value => value;

    internal override object? Evaluate(RenderState state) => value;
}

/// <summary>
/// A text with expressions in it, <c>$"a{b}c"</c>. It is HTML where one of the expressions is; the rest of it is then escaped.
/// </summary>
internal sealed class Interpolation(int start, int end, IReadOnlyList<Expression> parts) : Expression(start, end, Above(parts))
{
    internal IReadOnlyList<Expression> Parts => parts;

    internal override object? Evaluate(RenderState state)
    {
        var values = new object?[parts.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = parts[index].Evaluate(state);
        }

        var isHtml = values.Any(value => value is SafeText);
        var text = new StringBuilder();
        foreach (var value in values)
        {
            var piece = isHtml ? SafeText.Html(value, state) : Printing.Text(value, state);
            state.RequireLength((long)text.Length + piece.Length);
            text.Append(piece);
        }

        state.AllowText(text.Length);

        return isHtml ? new SafeText(text.ToString()) : text.ToString();
    }
}

/// <summary>A list, <c>[a, b]</c>.</summary>
internal sealed class ArrayLiteral(int start, int end, IReadOnlyList<Expression> items) : Expression(start, end, Above(items))
{
    internal IReadOnlyList<Expression> Items => items;

    internal override object? Evaluate(RenderState state)
    {
        state.Work(items.Count);
        var array = new ScriptArray(items.Count);
        foreach (var item in items)
        {
            array.Add(item.Evaluate(state));
        }

        return array;
    }
}

/// <summary>A record, <c>{a: 1}</c>.</summary>
internal sealed class ObjectLiteral(int start, int end, IReadOnlyList<KeyValuePair<string, Expression>> members)
    : Expression(start, end, Above(members.Select(member => member.Value)))
{
    internal IReadOnlyList<KeyValuePair<string, Expression>> Members => members;

    internal override object? Evaluate(RenderState state)
    {
        state.Work(members.Count);
        var record = new ScriptObject();
        foreach (var (name, value) in members)
        {
            record.Set(name, value.Evaluate(state));
        }

        return record;
    }
}

/// <summary>A function without a name, <c>do … end</c>.</summary>
internal sealed class AnonymousFunction(int start, int end, IReadOnlyList<Parameter>? parameters, Block body) : Expression(start, end, 1)
{
    internal IReadOnlyList<Parameter>? Parameters => parameters;

    internal Block Body => body;

    internal override object? Evaluate(RenderState state) => new UserFunction("do", parameters, body, state.Source);
}
