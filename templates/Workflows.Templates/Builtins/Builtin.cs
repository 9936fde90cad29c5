using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>What a builtin does with its bound arguments, one for each parameter; optional ones that are not given are null.</summary>
internal delegate object? BuiltinBody(object?[] arguments, RenderState state);

/// <summary>Writes what a builtin gives without making a text of it first; false where the function has to be called.</summary>
internal delegate bool BuiltinWriter(object?[] arguments, RenderState state);

/// <summary>A function of the renderer.</summary>
internal sealed class Builtin : Callable
{
    /// <summary>The most parameters of a function that writes.</summary>
    internal const int MostWritten = 4;

    private readonly string _name;
    private readonly string[] _parameters;
    private readonly int _required;
    private readonly bool _hasRest;
    private readonly BuiltinBody _body;
    private readonly BuiltinWriter? _writer;

    /// <summary>Declares a function.</summary>
    /// <param name="name">Its full name, for example <c>array.size</c>.</param>
    /// <param name="parameters">Names between spaces; <c>?</c> behind one makes it optional, <c>*</c> behind the last one makes it
    /// take the rest.</param>
    /// <param name="body">What it does.</param>
    /// <param name="writer">A quicker way to write what it gives, or null.</param>
    internal Builtin(string name, string parameters, BuiltinBody body, BuiltinWriter? writer = null)
    {
        _writer = writer;
        var declared = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _name = name;
        _body = body;
        _required = declared.Count(parameter => parameter[^1] is not ('?' or '*'));
        _hasRest = declared.Length > 0 && declared[^1][^1] == '*';
        _parameters = [.. declared.Select(parameter => parameter.TrimEnd('?', '*'))];
    }

    internal override string Name => _name;

    /// <summary>The name inside of its group.</summary>
    internal string ShortName => _name[(_name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    internal bool CanWrite => _writer is not null;

    internal override object? Call(CallArguments arguments, RenderState state)
    {
        var bound = Bind(arguments);

        // Whatever a function does with a text, it looks at all of it.
        foreach (var argument in bound)
        {
            if (Kinds.AsText(argument) is { Length: > 64 } text)
            {
                state.Work(text.Length / 64);
            }
        }

        return _body(bound, state);
    }

    /// <summary>True where so many arguments without names can be given.</summary>
    internal bool Takes(int count) => count >= _required && count <= _parameters.Length && !_hasRest;

    /// <summary>Writes what the function gives, if it can do so without making a value.</summary>
    /// <param name="arguments">At least as many as there are parameters; null where nothing is given.</param>
    /// <param name="state">The render.</param>
    internal bool TryWrite(object?[] arguments, RenderState state) => _writer is not null && _writer(arguments, state);

    private object?[] Bind(CallArguments arguments)
    {
        var given = arguments.Positional;
        if (arguments.Named.Length == 0 && given.Length == _parameters.Length && !_hasRest)
        {
            return given;
        }

        if (given.Length > _parameters.Length && !_hasRest)
        {
            throw WrongCount(given.Length);
        }

        var bound = new object?[_parameters.Length];
        var single = _hasRest ? _parameters.Length - 1 : _parameters.Length;
        var rest = _hasRest ? new ScriptArray(given.Skip(single)) : null;
        var filled = Math.Min(given.Length, single);
        Array.Copy(given, bound, filled);
        if (rest is not null)
        {
            bound[^1] = rest;
        }

        BindNames(arguments, bound, rest, filled);
        return bound;
    }

    private void BindNames(CallArguments arguments, object?[] bound, ScriptArray? rest, int filled)
    {
        var missing = _required - Math.Min(filled, _required);
        foreach (var (name, value) in arguments.Named)
        {
            var index = Array.IndexOf(_parameters, name);
            if (index < 0)
            {
                throw new TemplateFailure(
                    $"`{_name}` has no argument called `{name}`: it takes `{string.Join("`, `", _parameters)}`");
            }

            if (rest is not null && index == bound.Length - 1)
            {
                rest.Add(value);
                continue;
            }

            missing -= index >= filled && index < _required && bound[index] is null ? 1 : 0;
            bound[index] = value;
        }

        if (missing > 0)
        {
            throw WrongCount(arguments.Positional.Length + arguments.Named.Length);
        }
    }

    private TemplateFailure WrongCount(int given) =>
        new(Wordings.WrongCount(_name, _required, given));
}
