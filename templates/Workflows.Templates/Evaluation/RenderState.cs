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
    private HtmlWriter? _html;
    private object?[]? _arguments;
    private object? _returned;
    private int _rounds;
    private int _depth;
    private long _stepsLeft = world.Limits.Steps;
    private long _characters;
    private TimeSpan _regexTime;

    internal TemplateOutputText Output { get; } = new(world.Limits.OutputCharacters, source.Parsed.Text.Length);

    /// <summary>Follows the output where HTML is rendered, and only there.</summary>
    internal HtmlWriter Html => _html ??= new HtmlWriter(Output);

    /// <summary>Where in HTML the output has got to; nowhere where text is rendered.</summary>
    internal HtmlPlace Place
    {
        get => _html?.Place ?? default;
        set
        {
            if (world.IsHtml)
            {
                Html.Place = value;
            }
        }
    }

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

    /// <summary>The pattern of dates that are printed without one: <c>date.format</c>.</summary>
    internal string DatePattern { get; set; } = Printing.DatePattern;

    /// <summary>Notes the place that is being evaluated.</summary>
    internal void At(int offset) => Offset = offset;

    internal TemplateFailure Failure(int offset, Message message)
    {
        Offset = offset;
        return new TemplateFailure(message);
    }

    /// <summary>How a part of the template is written.</summary>
    internal string TextOf(Expression expression) => Source.Parsed.Text[expression.Start..expression.End];

    /// <summary>Counts work; called for every statement, and by functions for the elements they walk over.</summary>
    internal void Work(long steps)
    {
        _stepsLeft -= steps;
        if (_stepsLeft < 0)
        {
            throw new TemplateFailure($"The template exceeds the limit of `{Limits.Steps}` steps");
        }
    }

    internal void Round(int offset)
    {
        if (++_rounds > Limits.LoopRounds)
        {
            throw Failure(offset, new Message(
                $"The loops of this template make more than {Limits.LoopRounds} rounds: walk over fewer items",
                $"Exceeding number of iteration limit `{Limits.LoopRounds}` for loop statement."));
        }
    }

    /// <summary>Refuses a text that would be longer than the whole output may be.</summary>
    internal void AllowText(long length)
    {
        RequireLength(length);
        _characters += length;
        if (_characters > Limits.TextCharacters)
        {
            throw new TemplateFailure($"The texts built by the template exceed the limit of `{Limits.TextCharacters}` characters together");
        }

        // Long texts are work too: copying them again and again must not be free.
        Work(length / 64);
    }

    /// <summary>Refuses a text that is too long, without counting it: it is still being built.</summary>
    internal void RequireLength(long length)
    {
        if (length > Limits.OutputCharacters)
        {
            throw new TemplateFailure($"The text exceeds the limit of `{Limits.OutputCharacters}` characters");
        }
    }

    /// <summary>Refuses values inside of values without an end.</summary>
    internal void RequireDepth(int depth)
    {
        if (depth > Limits.ValueDepth)
        {
            throw new TemplateFailure($"A value nests deeper than `{Limits.ValueDepth}` levels: it may contain itself");
        }
    }

    /// <summary>Counts the time of a regular expression that has run.</summary>
    internal void SpendRegexTime(TimeSpan time)
    {
        _regexTime += time;
        if (_regexTime > Limits.RegexTimeTogether)
        {
            throw new TemplateFailure(
                $"The regular expressions took longer than the limit of `{Limits.RegexTimeTogether.TotalSeconds}` seconds together");
        }
    }

    /// <summary>Goes into a function or an include.</summary>
    internal void Enter(string name)
    {
        Work(1);
        if (++_depth > Limits.Recursion)
        {
            throw new TemplateFailure(new Message(
                $"`{name}` is more than {Limits.Recursion} functions and includes deep: does it call itself without an end?",
                $"Exceeding number of recursive depth limit `{Limits.Recursion}` for node: `{name}`"));
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

    /// <summary>Places for the arguments of a builtin that writes; nothing may keep them.</summary>
    internal object?[] TakeArguments()
    {
        var arguments = _arguments ?? new object?[Builtins.Builtin.MostWritten];
        _arguments = null;
        return arguments;
    }

    internal void GiveArgumentsBack(object?[] arguments)
    {
        Array.Clear(arguments);
        _arguments = arguments;
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
            case string text:
                WriteText(text);
                break;
            case int number:
                WriteNumber(number);
                break;
            case decimal number:
                WriteNumber(number);
                break;
            case long number:
                WriteNumber(number);
                break;
            case double number:
                WriteNumber(number);
                break;
            case SafeText safe:
                Html.Html(safe);
                break;
            case bool truth:
                WriteDigits(truth ? "true" : "false");
                break;
            default:
                WriteText(Printing.Text(value, this));
                break;
        }
    }

    /// <summary>Writes text that is not HTML, so it is escaped where HTML is rendered.</summary>
    internal void WriteText(ReadOnlySpan<char> text)
    {
        if (world.IsHtml)
        {
            Html.Text(text);
        }
        else
        {
            Output.Append(text);
        }
    }

    /// <summary>Writes the text of a number or a truth, in which there is nothing to escape.</summary>
    internal void WriteDigits(ReadOnlySpan<char> digits)
    {
        Output.Append(digits);
        if (world.IsHtml && !digits.IsEmpty)
        {
            Html.BehindNumber();
        }
    }

    /// <summary>Writes a number.</summary>
    internal void WriteNumber<T>(T number)
        where T : ISpanFormattable
    {
        Output.AppendNumber(number);
        if (world.IsHtml)
        {
            Html.BehindNumber();
        }
    }

    /// <summary>What was written since a length of the output, as a value.</summary>
    /// <param name="start">The length.</param>
    /// <param name="place">Where in HTML it was written.</param>
    internal object Captured(int start, HtmlPlace place)
    {
        var text = Output.TakeFrom(start);
        AllowText(text.Length);
        return world.IsHtml ? new SafeText(text, place) : text;
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
