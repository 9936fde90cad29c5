using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>
/// Everything that changes during one render; nothing of it is used by another one. It also knows the place being evaluated: an error ends
/// the whole render, so the place is simply the last one that was noted.
/// </summary>
internal sealed class RenderState(RenderWorld world, Variables variables, TemplateSource source) : IDisposable
{
    private readonly Dictionary<(string, RegexOptions), Regex> _patterns = [];
    private readonly Dictionary<string, int> _cycles = new(StringComparer.Ordinal);
    private object? _returned;
    private int _rounds;
    private int _depth;
    private long _steps;

    internal TemplateOutputText Output { get; } = new(world.Limits.OutputCharacters);

    internal Variables Variables => variables;

    internal RenderLimits Limits => world.Limits;

    internal RenderWorld World => world;

    internal bool IsHtml => world.IsHtml;

    /// <summary>The template that is being evaluated.</summary>
    internal TemplateSource Source { get; set; } = source;

    /// <summary>The offset in it that an error would name.</summary>
    internal int Offset { get; private set; }

    internal LoopProgress? ForLoop { get; set; }

    internal LoopProgress? WhileLoop { get; set; }

    /// <summary>Notes the place that is being evaluated.</summary>
    internal void At(int offset) => Offset = offset;

    internal TemplateFailure Failure(int offset, string message)
    {
        Offset = offset;
        return new TemplateFailure(message);
    }

    /// <summary>How a part of the template is written.</summary>
    internal string TextOf(Expression expression) => Source.Parsed.Text[expression.Start..expression.End];

    /// <summary>Counts work; called for every statement, and by functions for the elements they walk over.</summary>
    internal void Work(long steps)
    {
        _steps += steps;
        if (_steps > Limits.Steps)
        {
            throw new TemplateFailure($"The template exceeds the limit of `{Limits.Steps}` steps");
        }
    }

    internal void Round(int offset)
    {
        if (++_rounds > Limits.LoopRounds)
        {
            throw Failure(offset, $"Exceeding number of iteration limit `{Limits.LoopRounds}` for loop statement.");
        }
    }

    /// <summary>Refuses a text that would be longer than the whole output may be.</summary>
    internal void AllowText(long length)
    {
        if (length > Limits.OutputCharacters)
        {
            throw new TemplateFailure($"The text exceeds the limit of `{Limits.OutputCharacters}` characters");
        }

        // Long texts are work too: copying them again and again must not be free.
        Work(length / 1024);
    }

    /// <summary>Goes into a function or an include.</summary>
    internal void Enter(string name)
    {
        Work(1);
        if (++_depth > Limits.Recursion)
        {
            throw new TemplateFailure($"Exceeding number of recursive depth limit `{Limits.Recursion}` for node: `{name}`");
        }

        EnsureStack();
    }

    internal void Leave() => _depth--;

    /// <summary>Refuses to go deeper where the stack of the thread is nearly used up.</summary>
    internal static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateFailure("The template nests too deep to be evaluated on this thread");
        }
    }

    /// <summary>Calls a function from a builtin, for example once for every element.</summary>
    internal object? Invoke(Callable function, params object?[] arguments)
    {
        Enter(function.Name);
        var result = function.Call(CallArguments.Of(arguments), this);
        Leave();
        return result;
    }

    internal Flow Return(object? value)
    {
        _returned = value;
        return Flow.Return;
    }

    internal object? TakeReturned()
    {
        var value = _returned;
        _returned = null;
        return value;
    }

    /// <summary>Writes a value; where HTML is rendered, texts that are not HTML yet are escaped.</summary>
    internal void Write(object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text when world.IsHtml:
                Output.AppendEscaped(text);
                break;
            case string text:
                Output.Append(text);
                break;
            case int number:
                Output.AppendNumber(number);
                break;
            case decimal number:
                Output.AppendNumber(number);
                break;
            case long number:
                Output.AppendNumber(number);
                break;
            case double number:
                Output.AppendNumber(number);
                break;
            case SafeText safe:
                Output.Append(safe.Text);
                break;
            case IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> or Callable when world.IsHtml:
                Output.AppendEscaped(Printing.Text(value));
                break;
            default:
                Output.Append(Printing.Text(value));
                break;
        }
    }

    /// <summary>What was written since a length of the output, as a value.</summary>
    internal object Captured(int start)
    {
        var text = Output.TakeFrom(start);
        return world.IsHtml ? new SafeText(text) : text;
    }

    internal Regex Pattern(string pattern, RegexOptions options)
    {
        if (!_patterns.TryGetValue((pattern, options), out var regex))
        {
            // Building one costs as much as thousands of simple steps, and it is kept until the end.
            Work(10_000);
            regex = new Regex(pattern, options | RegexOptions.CultureInvariant, Limits.RegexTime);
            _patterns.Add((pattern, options), regex);
        }

        return regex;
    }

    /// <summary>The next position in a named cycle.</summary>
    internal int NextInCycle(string group, int count)
    {
        _cycles.TryGetValue(group, out var at);
        _cycles[group] = (at + 1) % count;
        return at % count;
    }

    public void Dispose() => Output.Dispose();
}
