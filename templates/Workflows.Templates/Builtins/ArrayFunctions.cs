using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>array</c>. All of them return new lists.</summary>
internal static class ArrayFunctions
{
    internal static Group Group() => new(
        [
            new("array.add", "list value", (a, s) => new ScriptArray(Items(a[0], s).Append(a[1]))),
            new("array.add_range", "list1 list2", (a, s) => new ScriptArray(Items(a[0], s).Concat(Items(a[1], s)))),
            new("array.any", "list function args*", Any),
            new("array.compact", "list", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Where(item => item is not null))),
            new("array.concat", "list1 list2", Concat),
            new("array.contains", "list item", (a, s) => Boxes.Of(Items(a[0], s).Any(item => Comparison.AreEqual(item, a[1])))),
            new("array.cycle", "list group?", Cycle),
            new("array.each", "list function", (a, s) => a[0] is null ? null : Each(Items(a[0], s), Function(a[1], "array.each"), s)),
            new("array.filter", "list function", (a, s) => a[0] is null ? null : Filter(Items(a[0], s), Function(a[1], "array.filter"), s)),
            new("array.first", "list", (a, s) => Items(a[0], s) is { Count: > 0 } items ? items[0] : null),
            new("array.insert_at", "list index value", InsertAt),
            new("array.join", "list delimiter function?", Join),
            new("array.last", "list", (a, s) => Items(a[0], s) is { Count: > 0 } items ? items[^1] : null),
            new("array.limit", "list count", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Take(Numbers.ToInt(a[1])))),
            new("array.map", "list member", (a, s) => new ScriptArray(Items(a[0], s).Select(item => MemberOf(item, Printing.Text(a[1]))))),
            new("array.offset", "list index", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Skip(Numbers.ToInt(a[1])))),
            new("array.remove_at", "list index", RemoveAt),
            new("array.reverse", "list", (a, s) => new ScriptArray(Items(a[0], s).Reverse())),
            new("array.size", "list", (a, s) => Boxes.Of(Items(a[0], s).Count)),
            new("array.sort", "list member?", Sort),
            new("array.uniq", "list", Unique),
        ],
        []);

    /// <summary>A member of an element; a path with dots goes through members of members where no member has the whole name.</summary>
    private static object? MemberOf(object? item, string path)
    {
        if (item is null)
        {
            return null;
        }

        var value = Members.Get(item, path);
        if (value is not null || !path.Contains('.', StringComparison.Ordinal))
        {
            return value;
        }

        var current = item;
        foreach (var name in path.Split('.'))
        {
            current = current is null ? null : Members.Get(current, name);
        }

        return current;
    }

    private static IReadOnlyList<object?> Items(object? list, RenderState state)
    {
        var items = Sequences.Of(list, state);
        state.Work(items.Count);
        return items;
    }

    private static Callable Function(object? value, string name) =>
        value as Callable ?? throw new TemplateFailure($"The argument of `{name}` must be a function: write `@` before its name");

    private static ScriptArray? Concat(object?[] a, RenderState state) =>
        a[0] is null && a[1] is null ? null : new ScriptArray(Items(a[0], state).Concat(Items(a[1], state)));

    private static object Any(object?[] a, RenderState state)
    {
        var function = Function(a[1], "array.any");
        var further = ((ScriptArray)a[2]!).ToArray();
        foreach (var item in Items(a[0], state))
        {
            if (Kinds.IsTrue(state.Invoke(function, [item, .. further])))
            {
                return Boxes.True;
            }
        }

        return Boxes.False;
    }

    private static ScriptArray Each(IReadOnlyList<object?> items, Callable function, RenderState state)
    {
        var result = new ScriptArray(items.Count);
        foreach (var item in items)
        {
            result.Add(state.Invoke(function, item));
        }

        return result;
    }

    private static ScriptArray Filter(IReadOnlyList<object?> items, Callable function, RenderState state)
    {
        var result = new ScriptArray();
        foreach (var item in items)
        {
            if (Kinds.IsTrue(state.Invoke(function, item)))
            {
                result.Add(item);
            }
        }

        return result;
    }

    // Lists without a name of their own are one cycle where they print the same.
    private static object? Cycle(object?[] a, RenderState state)
    {
        var items = Items(a[0], state);
        if (items.Count == 0)
        {
            return null;
        }

        var group = a[1] is null ? "list " + Printing.Text(a[0]) : "group " + Printing.Text(a[1]);
        return items[state.NextInCycle(group, items.Count)];
    }

    private static ScriptArray InsertAt(object?[] a, RenderState state)
    {
        var items = Items(a[0], state);
        var index = Math.Max(0, Numbers.ToInt(a[1]));
        state.Work(index);
        var result = new ScriptArray(items.Take(index));
        while (result.Count < index)
        {
            result.Add(null);
        }

        result.Add(a[2]);
        foreach (var item in items.Skip(index))
        {
            result.Add(item);
        }

        return result;
    }

    private static string Join(object?[] a, RenderState state)
    {
        var function = a[2] is null ? null : Function(a[2], "array.join");
        var delimiter = Printing.Text(a[1]);
        var pieces = new List<string>();
        var length = 0L;
        foreach (var item in Items(a[0], state))
        {
            var text = Printing.Text(item);
            pieces.Add(function is null ? text : Printing.Text(state.Invoke(function, text)));
            length += pieces[^1].Length + delimiter.Length;
            state.AllowText(length);
        }

        return string.Join(delimiter, pieces);
    }

    private static ScriptArray RemoveAt(object?[] a, RenderState state)
    {
        var items = Items(a[0], state);
        var index = Numbers.ToInt(a[1]);
        var at = index < 0 ? index + items.Count : index;
        return new ScriptArray(items.Where((_, position) => position != at));
    }

    private static ScriptArray Sort(object?[] a, RenderState state)
    {
        var items = Sequences.TryOf(a[0], state) ?? [a[0]];
        state.Work(items.Count * 8L);
        var member = a[1] is null ? null : Printing.Text(a[1]);
        var order = Comparer<object?>.Create(Comparison.ForSorting);
        return new ScriptArray(items.OrderBy(item => string.IsNullOrEmpty(member) ? item : MemberOf(item, member), order));
    }

    private static ScriptArray? Unique(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var result = new ScriptArray();
        foreach (var item in Items(a[0], state))
        {
            state.Work(result.Count);
            if (!result.Any(known => Comparison.AreEqual(known, item)))
            {
                result.Add(item);
            }
        }

        return result;
    }
}
