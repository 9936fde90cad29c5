using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>What belongs to one running function or include: its arguments and <c>$</c> variables.</summary>
internal sealed class Frame(ScriptArray arguments, WrapBody? wrapBody)
{
    private Dictionary<string, object?>? _locals;

    internal ScriptArray Arguments => arguments;

    internal WrapBody? WrapBody => wrapBody;

    internal object? Get(string name)
    {
        if (_locals is not null && _locals.TryGetValue(name, out var value))
        {
            return value;
        }

        return arguments.Members is { } members && members.TryGetValue(name, out var argument) ? argument : null;
    }

    internal void Set(string name, object? value) => (_locals ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;
}

/// <summary>The body of a <c>wrap</c> and the scope it was written in.</summary>
internal sealed record WrapBody(Block Body, Scope Scope);

/// <summary>What names mean at a point of a render.</summary>
/// <param name="Frame">The running function.</param>
/// <param name="Parameters">The parameters of the running function, if it declared any.</param>
/// <param name="Target">The record assignments go to.</param>
/// <param name="With">The innermost record opened by <c>with</c>, if any.</param>
internal sealed record Scope(Frame Frame, ScriptObject? Parameters, ScriptObject Target, WithRecord? With);

/// <summary>A record opened by <c>with</c>, and the one around it.</summary>
internal sealed record WithRecord(IReadOnlyDictionary<string, object?> Record, WithRecord? Outer);

/// <summary>
/// The variables of one render: parameters, then loop variables, then records from the innermost <c>with</c> to the builtins.
/// </summary>
internal sealed class Variables
{
    private readonly IReadOnlyDictionary<string, object?> _model;
    private readonly IReadOnlyDictionary<string, object?> _builtins;
    private readonly ScriptObject _globals = new();
    private readonly List<KeyValuePair<string, object?>> _loops = [];
    private readonly bool _modelHidesBuiltins;
    private bool _globalsHideBuiltins;
    private bool _loopsHideBuiltins;
    private int _globalsSeen;

    internal Variables(IReadOnlyDictionary<string, object?> model, IReadOnlyDictionary<string, object?> builtins)
    {
        (_model, _builtins) = (model, builtins);
        _modelHidesBuiltins = Builtins.RootFunctions.GroupNames.Any(model.ContainsKey);
        Scope = new Scope(new Frame(new ScriptArray(), null), null, _globals, null);
    }

    internal Scope Scope { get; set; }

    /// <summary>True where a variable may have the name of a group of functions, so that the name has to be looked up.</summary>
    internal bool HidesBuiltins => _modelHidesBuiltins || _loopsHideBuiltins || Scope.Parameters is not null || Scope.With is not null
        || GlobalsHideBuiltins();

    private bool GlobalsHideBuiltins()
    {
        // Variables are never removed, so as long as there are as many as last time they are the same.
        if (_globals.Count != _globalsSeen)
        {
            _globalsSeen = _globals.Count;
            _globalsHideBuiltins = Builtins.RootFunctions.GroupNames.Any(_globals.ContainsKey);
        }

        return _globalsHideBuiltins;
    }

    /// <summary>All names that mean something here.</summary>
    internal IEnumerable<string> Names() => (Scope.Parameters?.Keys ?? []).Concat(_loops.Select(loop => loop.Key)).Concat(_globals.Keys)
        .Concat(_model.Keys).Concat(_builtins.Keys).Distinct(StringComparer.Ordinal);

    internal object? Get(string name)
    {
        var scope = Scope;
        if (scope.Parameters is { } parameters && parameters.TryGetValue(name, out var value))
        {
            return value;
        }

        for (var index = _loops.Count - 1; index >= 0; index--)
        {
            if (string.Equals(_loops[index].Key, name, StringComparison.Ordinal))
            {
                return _loops[index].Value;
            }
        }

        for (var with = scope.With; with is not null; with = with.Outer)
        {
            if (with.Record.TryGetValue(name, out value))
            {
                return value;
            }
        }

        return _globals.Count > 0 && _globals.TryGetValue(name, out value) || _model.TryGetValue(name, out value)
            || _builtins.TryGetValue(name, out value) ? value : null;
    }

    internal void Set(string name, object? value)
    {
        if (Scope.Target.IsReadOnly(name))
        {
            throw new TemplateFailure(new Message(
                $"`{name}` is read-only: use a variable with another name", $"Cannot set the readonly variable `{name}`"));
        }

        Scope.Target.Set(name, value);
    }

    /// <summary>Opens the variable of a loop.</summary>
    internal int OpenLoop(string name)
    {
        _loopsHideBuiltins |= Builtins.RootFunctions.IsGroup(name);
        _loops.Add(new KeyValuePair<string, object?>(name, null));
        return _loops.Count - 1;
    }

    internal void SetLoop(int loop, object? value) => _loops[loop] = new KeyValuePair<string, object?>(_loops[loop].Key, value);

    internal void CloseLoop(int loop) => _loops.RemoveAt(loop);
}
