using Workflows.Templates.Builtins;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Syntax;

/// <summary>A member of a value, <c>a.b</c> or <c>a?.b</c>.</summary>
/// <param name="target">The value.</param>
/// <param name="name">The member.</param>
/// <param name="nameStart">Offset of the member.</param>
/// <param name="end">Offset after it.</param>
/// <param name="isConditional">True where a target of null gives null and no error.</param>
internal sealed class Member(Expression target, string name, int nameStart, int end, bool isConditional)
    : Path(target.Start, end, target.Depth + 1)
{
    // Most calls name a function of a group, which is always the same one unless the template has a variable with the group's name.
    private readonly Callable? _builtin = target is Variable group ? RootFunctions.Find(group.Name, name) : null;

    private readonly Variable? _root = target as Variable;

    internal Expression Target => target;

    internal string Name => name;

    internal bool IsConditional => isConditional;

    internal override object? EvaluateTarget(RenderState state)
    {
        if (_builtin is not null && !state.Variables.HidesBuiltins)
        {
            return _builtin;
        }

        // A member of a record in a variable is what templates ask for most, so it takes the shortest way.
        var value = _root is null ? target.Evaluate(state) : state.Variables.Get(_root.Name);
        if (value is Dictionary<string, object?> record)
        {
            return record.TryGetValue(name, out var member) ? member : null;
        }

        // A variable was read without calling what is in it; any other target has been called already.
        value = _root is not null && value is Callable ? target.Evaluate(state) : value;
        if (value is not null)
        {
            return Values.Members.Get(value, name, state);
        }

        return isConditional ? null : throw state.Failure(nameStart, NoTarget("get", "so it has no", state));
    }

    internal override void Assign(object? value, RenderState state)
    {
        var record = target.Evaluate(state);
        if (record is null)
        {
            throw state.Failure(nameStart, NoTarget("set", "so nothing can be put into its", state));
        }

        state.At(nameStart);
        Values.Members.Set(record, name, value, $": {state.TextOf(this)}", state);
    }

    private Message NoTarget(string verb, string consequence, RenderState state) => new(
        $"`{state.TextOf(target)}` has no value here, {consequence} `{name}`{Suggestions.ForMissing(target, state)}",
        $"Cannot {verb} the member {state.TextOf(this)} for a null object.");
}

/// <summary>An element of a list, <c>a[0]</c>, or a member by its name, <c>a['b']</c>.</summary>
internal sealed class Indexer(Expression target, Expression index, int end)
    : Path(target.Start, end, Math.Max(target.Depth, index.Depth) + 1)
{
    internal Expression Target => target;

    internal Expression Index => index;

    internal override object? EvaluateTarget(RenderState state)
    {
        var (list, at) = Parts(state);
        state.At(Start);
        return Values.Members.At(list, at, state);
    }

    internal override void Assign(object? value, RenderState state)
    {
        var (list, at) = Parts(state);
        state.At(index.Start);
        Values.Members.SetAt(list, at, value, $": {state.TextOf(this)}", state);
    }

    private (object List, object At) Parts(RenderState state)
    {
        var list = target.Evaluate(state)
            ?? throw state.Failure(Start, new Message(
                $"`{state.TextOf(target)}` has no value here, so it has no elements{Suggestions.ForMissing(target, state)}",
                $"Object `{state.TextOf(target)}` is null. Cannot access indexer: {state.TextOf(this)}"));
        var at = index.Evaluate(state)
            ?? throw state.Failure(index.Start, new Message(
                $"`{state.TextOf(index)}` has no value here, so it names no element of `{state.TextOf(target)}`",
                $"Cannot access target `{state.TextOf(target)}` with a null indexer: {state.TextOf(this)}"));
        return (list, at);
    }
}

/// <summary>Whether a value is empty, <c>a.empty?</c>.</summary>
internal sealed class IsEmpty(Expression target, int end) : Expression(target.Start, end, target.Depth + 1)
{
    internal Expression Target => target;

    internal override object? Evaluate(RenderState state)
    {
        var value = target.Evaluate(state);
        return value is null ? null : Boxes.Of(Empty.Matches(value));
    }
}
