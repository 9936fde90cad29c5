using System.Collections.Immutable;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Syntax;

/// <summary>How a statement ended.</summary>
internal enum Flow : byte
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>A part of a template that does something. Immutable, as expressions are.</summary>
internal abstract class Statement
{
    internal abstract Flow Execute(RenderState state);
}

/// <summary>Statements one after another.</summary>
internal sealed class Block(ImmutableArray<Statement> statements) : Statement
{
    internal ImmutableArray<Statement> Statements => statements;

    /// <summary>The value that is all this writes, or null where it does anything else.</summary>
    internal Expression? SingleValue => statements is [WriteValue write] ? write.Value : null;

    internal override Flow Execute(RenderState state)
    {
        RenderState.EnsureStack();
        state.Work(statements.Length);
        foreach (var statement in statements)
        {
            var flow = statement.Execute(state);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}

/// <summary>Text that is written as it is.</summary>
internal sealed class RawText(string text) : Statement
{
    // Where in HTML the text leads to, and from where: a text is nearly always in the same place. Threads that find it at the same time
    // find the same, so nothing is seen to change.
    private int _step;

    internal override Flow Execute(RenderState state)
    {
        if (state.IsHtml)
        {
            state.Html.Follow(text, ref _step);
        }

        state.Output.Append(text);
        return Flow.Next;
    }
}

/// <summary>
/// Opening or closing braces of a code block that stands indented on its line: its further lines get the same indentation.
/// </summary>
/// <param name="indent">The blanks, or null where the block ends.</param>
internal sealed class Indentation(string? indent) : Statement
{
    internal override Flow Execute(RenderState state)
    {
        state.Output.Indent = indent;
        return Flow.Next;
    }
}

/// <summary>An expression whose value is written.</summary>
internal sealed class WriteValue(Expression value) : Statement
{
    internal Expression Value => value;

    internal override Flow Execute(RenderState state)
    {
        value.Write(state);
        return Flow.Next;
    }
}

/// <summary><c>break</c> and <c>continue</c>.</summary>
internal sealed class Jump(Flow flow) : Statement
{
    internal override Flow Execute(RenderState state) => flow;
}

/// <summary><c>ret</c>, with a value or without.</summary>
internal sealed class Return(Expression? value) : Statement
{
    internal Expression? Value => value;

    internal override Flow Execute(RenderState state) => state.Return(value?.Evaluate(state));
}
