using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>What a <c>for</c> walks over: offset first, then the order, then the limit, whatever order they are written in.</summary>
/// <param name="Items">The list.</param>
/// <param name="Offset">How many items are left out, or null.</param>
/// <param name="Limit">How many items are taken, or null; 0 takes all.</param>
/// <param name="IsReversed">True where the last item comes first.</param>
/// <param name="Columns">How many cells a row of a <c>tablerow</c> has, or null.</param>
internal sealed record LoopRange(Expression Items, Expression? Offset, Expression? Limit, bool IsReversed, Expression? Columns);

/// <summary><c>for a in b</c> and <c>tablerow a in b</c>.</summary>
/// <param name="variable">The variable of the loop.</param>
/// <param name="range">What it walks over.</param>
/// <param name="body">What it does for every item.</param>
/// <param name="otherwise">What it does where there is no item.</param>
/// <param name="isTable">True where rows and cells of a table are written around the bodies.</param>
internal sealed class For(Path variable, LoopRange range, Block body, Block? otherwise, bool isTable) : Statement
{
    internal Path Variable => variable;

    internal LoopRange Range => range;

    internal Block Body => body;

    internal Block? Otherwise => otherwise;

    internal override Flow Execute(RenderState state)
    {
        var value = range.Items.Evaluate(state);
        state.At(range.Items.Start);
        var items = Sequences.Of(value, state);
        var offset = Math.Clamp(Count(range.Offset, state), 0, items.Count);
        var limit = Count(range.Limit, state);
        var count = limit > 0 ? Math.Min(limit, items.Count - offset) : items.Count - offset;
        if (count == 0)
        {
            return otherwise?.Execute(state) ?? Flow.Next;
        }

        var outer = state.ForLoop;
        var loop = new LoopProgress(count);
        state.ForLoop = loop;
        var name = (variable as Variable)?.Name;
        var opened = name is null ? -1 : state.Variables.OpenLoop(name);
        var flow = Run(items, offset, loop, opened, state);
        if (name is null)
        {
            variable.Assign(null, state);
        }
        else
        {
            state.Variables.CloseLoop(opened);
        }

        state.ForLoop = outer;
        return flow;
    }

    private static int Count(Expression? count, RenderState state)
    {
        if (count is null)
        {
            return 0;
        }

        var value = count.Evaluate(state);
        state.At(count.Start);
        return Numbers.ToInt(value);
    }

    private Flow Run(IReadOnlyList<object?> items, int offset, LoopProgress loop, int opened, RenderState state)
    {
        var columns = isTable ? Math.Max(1, Count(range.Columns, state)) : 0;
        for (var index = 0; index < loop.Length; index++)
        {
            state.Round(range.Items.Start);
            var item = items[range.IsReversed ? items.Count - 1 - index : offset + index];
            loop.Next(index, item);
            if (opened >= 0)
            {
                state.Variables.SetLoop(opened, item);
            }
            else
            {
                variable.Assign(item, state);
            }

            var flow = columns == 0 ? body.Execute(state) : Cell(loop, columns, state);
            if (flow is Flow.Break or Flow.Return)
            {
                return flow == Flow.Break ? Flow.Next : flow;
            }
        }

        return Flow.Next;
    }

    private Flow Cell(LoopProgress loop, int columns, RenderState state)
    {
        var column = loop.Index % columns;
        if (column == 0)
        {
            state.Output.Append("<tr class=\"row");
            state.Output.AppendNumber((loop.Index / columns) + 1);
            state.Output.Append("\">");
        }

        state.Output.Append("<td class=\"col");
        state.Output.AppendNumber(column + 1);
        state.Output.Append("\">");
        var flow = body.Execute(state);
        state.Output.Append("</td>");
        if (column == columns - 1 || loop.Index == loop.Length - 1 || flow is Flow.Break or Flow.Return)
        {
            state.Output.Append("</tr>\n");
        }

        return flow;
    }
}

/// <summary><c>while a</c>.</summary>
internal sealed class While(Expression condition, Block body) : Statement
{
    internal Expression Condition => condition;

    internal Block Body => body;

    internal override Flow Execute(RenderState state)
    {
        var outer = state.WhileLoop;
        var loop = new LoopProgress(0);
        state.WhileLoop = loop;
        var result = Flow.Next;
        for (; Kinds.IsTrue(condition.Evaluate(state)); loop.Index++)
        {
            state.Round(condition.Start);
            var flow = body.Execute(state);
            if (flow is Flow.Break or Flow.Return)
            {
                result = flow == Flow.Break ? Flow.Next : flow;
                break;
            }
        }

        state.WhileLoop = outer;
        return result;
    }
}
