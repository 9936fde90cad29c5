using System.Text;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>array</c>. All of them return new lists.</summary>
internal static class ArrayFunctions
{
    internal static Group Group() => new(
        [
            new("array.add", "list value", (a, s) => new ScriptArray(Items(a[0], s).Append(a[1]))),
            new("array.add_range", "list1 list2", Concat),
            new("array.any", "list function args*", Any),
            new("array.compact", "list", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Where(item => item is not null))),
            new("array.concat", "list1 list2", Concat),
            new("array.contains", "list item", (a, s) => Boxes.Of(Items(a[0], s).Any(item => Comparison.AreEqual(item, a[1], s)))),
            new("array.cycle", "list group?", Cycle),
            new("array.each", "list function", (a, s) => a[0] is null ? null : Each(Items(a[0], s), Function(a[1], "array.each"), s)),
            new("array.filter", "list function", (a, s) => a[0] is null ? null : Filter(Items(a[0], s), Function(a[1], "array.filter"), s)),
            new("array.first", "list", (a, s) => Items(a[0], s) is { Count: > 0 } items ? items[0] : null),
            new("array.insert_at", "list index value", InsertAt),
            new("array.join", "list delimiter function?", Join),
            new("array.last", "list", (a, s) => Items(a[0], s) is { Count: > 0 } items ? items[^1] : null),
            new("array.limit", "list count", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Take(Numbers.ToInt(a[1])))),
            new("array.map", "list member", Map),
            new("array.offset", "list index", (a, s) => a[0] is null ? null : new ScriptArray(Items(a[0], s).Skip(Numbers.ToInt(a[1])))),
            new("array.remove_at", "list index", RemoveAt),
            new("array.reverse", "list", (a, s) => new ScriptArray(Items(a[0], s).Reverse())),
            new("array.size", "list", (a, s) => Boxes.Of(Items(a[0], s).Count)),
            new("array.sort", "list member?", Sort),
            new("array.uniq", "list", Unique),
        ],
        []);

    /// <summary>The member of each element that has it.</summary>
    private static ScriptArray Map(object?[] a, RenderState state)
    {
        var result = new ScriptArray();
        if (a[0] is null || a[1] is null)
        {
            return result;
        }

        var member = Printing.Text(a[1], state);
        foreach (var item in Sequences.TryOf(a[0], state) ?? [a[0]])
        {
            state.Work(1);
            if (item is IReadOnlyDictionary<string, object?> record && record.TryGetValue(member, out var value))
            {
                result.Add(value);
            }
            else if (item is not null && MemberOf(item, member, state) is { } found)
            {
                result.Add(found);
            }
        }

        return result;
    }

    /// <summary>A member of an element; a path with dots goes through members of members where no member has the whole name.</summary>
    private static object? MemberOf(object? item, string path, RenderState state)
    {
        if (item is null)
        {
            return null;
        }

        var value = Members.Get(item, path, state);
        if (value is not null || !path.Contains('.', StringComparison.Ordinal))
        {
            return value;
        }

        var current = item;
        foreach (var name in path.Split('.'))
        {
            state.Work(1);
            current = current is null ? null : Members.Get(current, name, state);
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

    // As in Scriban, only `true` itself counts, and what is no function is true for nothing.
    private static object Any(object?[] a, RenderState state)
    {
        if (a[1] is not Callable function)
        {
            return Boxes.False;
        }

        var further = ((ScriptArray)a[2]!).ToArray();
        foreach (var item in Items(a[0], state))
        {
            if (state.Invoke(function, [item, .. further]) is true)
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

    // Lists without a name of their own are one cycle where their items print the same.
    private static object? Cycle(object?[] a, RenderState state)
    {
        var items = Items(a[0], state);
        if (items.Count == 0)
        {
            return null;
        }

        var group = a[1] is null ? string.Join(',', items.Select(item => Printing.Text(item, state))) : Printing.Text(a[1], state);
        state.AllowText(group.Length);
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
        var delimiter = Printing.Text(a[1], state);
        var output = new StringBuilder();
        foreach (var item in Items(a[0], state))
        {
            var text = Printing.Text(item, state);
            output.Append(function is null ? text : Printing.Text(state.Invoke(function, text), state)).Append(delimiter);
            state.RequireLength(output.Length);
        }

        output.Length -= output.Length == 0 ? 0 : delimiter.Length;
        state.AllowText(output.Length);
        return output.ToString();
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
        var items = a[0] is null ? [] : Sequences.TryOf(a[0], state) ?? [a[0]];
        state.Work(items.Count);
        var member = Printing.Text(a[1], state);
        var order = Comparer<object?>.Create((one, other) => Comparison.ForSorting(one, other, state));
        try
        {
            return new ScriptArray(items.OrderBy(item => member.Length == 0 ? item : MemberOf(item, member, state), order));
        }
        catch (InvalidOperationException fault) when (fault.InnerException is TemplateFailure failure)
        {
            // Sorting wraps what comparing throws, for example at the limit of work.
            throw failure;
        }
    }

    // Texts, numbers and dates are found by their hash; lists and records have to be compared one by one.
    private static ScriptArray? Unique(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var result = new ScriptArray();
        var simple = new HashSet<object>();
        var lists = new List<object>();
        var hasNull = false;
        foreach (var item in Items(a[0], state))
        {
            var isNew = item switch
            {
                null => !hasNull,
                IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> => IsNew(item, lists, state),
                _ => simple.Add(Kinds.AsText(item) ?? item),
            };
            hasNull |= item is null;
            if (isNew)
            {
                result.Add(item);
            }
        }

        return result;
    }

    private static bool IsNew(object item, List<object> known, RenderState state)
    {
        state.Work(known.Count);
        if (known.Any(other => Comparison.AreEqual(other, item, state)))
        {
            return false;
        }

        known.Add(item);
        return true;
    }
}
