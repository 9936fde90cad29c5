using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>Runs of activities as data, and back.</summary>
internal static class InstanceStates
{
    /// <summary>All runs, what holds others before them.</summary>
    public static IEnumerable<Context> All(Context root)
    {
        var open = new Stack<Context>([root]);
        while (open.TryPop(out var context))
        {
            yield return context;
            for (var child = context.LastChild; child is not null; child = child.Previous)
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The run of a number; null where there is none.</summary>
    public static Context? Find(Context root, int number) => All(root).FirstOrDefault(context => context.Number == number);

    /// <summary>The runs that aren't over, and the workflow's own where it has variables or is still needed.</summary>
    public static ImmutableArray<ContextState> Save(Context root, bool isNeeded)
    {
        if (root.FirstChild is null && root.IsOver && root.Node.Variables.Length == 0 && !isNeeded)
        {
            return [];
        }

        return [.. All(root).Select(Of)];
    }

    /// <summary>Puts the runs of an instance back.</summary>
    /// <exception cref="InvalidOperationException">The instance is of another definition.</exception>
    public static Context Load(Burst burst, FlowInstance instance)
    {
        var runs = new Dictionary<int, Context>();
        Context? root = null;
        foreach (var state in instance.Contexts)
        {
            var node = burst.Flow.NodeAt(state.NodeId) ?? throw new InvalidOperationException(
                $"The instance {instance.Id} is at `{state.NodeId}`, which version {burst.Flow.Definition.Version} of `{burst.Flow.Definition.Name}` "
                + "hasn't got; run it with its own version.");
            var context = burst.Pool.Take(state.Number, node, state.Parent == 0 ? null : runs[state.Parent], state.StartedAt);
            runs[state.Number] = context;
            root ??= context;
            Put(context, state);
        }

        foreach (var bookmark in instance.Bookmarks)
        {
            if (runs.TryGetValue(bookmark.Context, out var waiting))
            {
                waiting.Bookmarks++;
            }
        }

        return root ?? throw new InvalidOperationException($"The instance {instance.Id} has nothing left that could go on.");
    }

    /// <summary>All runs can be used again.</summary>
    public static void Release(Context root, Stack<Context> free)
    {
        while (root.LastChild is { } child)
        {
            while (child.LastChild is { } below)
            {
                child = below;
            }

            child.Release();
            free.Push(child);
        }

        root.Release();
        free.Push(root);
    }

    private static ContextState Of(Context context)
    {
        var node = context.Node;
        return new ContextState(context.Number, context.Parent?.Number ?? 0, node.Path, context.Status)
        {
            Index = context.Index,
            IsBreaking = context.IsBreaking,
            IsRepeated = context.IsRepeated,
            FaultCount = context.FaultCount,
            Depth = context.Depth,
            Scheduler = context.Scheduler,
            StartedAt = context.StartedAt,
            Memory = node.Behaviour.Save(context),
            Variables = node.Variables.Length == 0 ? [] : ImmutableArray.Create(context.Variables, 0, node.Variables.Length),
            Given = context.Given is null ? null : new FlowRecord(
                [.. context.Given.Select(given => new KeyValuePair<string, object?>(given.Name, given.Value))]),
            Inputs = node.HasConstantInputs || !context.HasInputs ? [] : ImmutableArray.Create(context.Inputs, 0, node.Inputs.Length),
        };
    }

    private static void Put(Context context, ContextState state)
    {
        context.Become(state.Status);
        context.IsDeaf = context.IsOver;
        (context.Index, context.IsBreaking, context.IsRepeated) = (state.Index, state.IsBreaking, state.IsRepeated);
        (context.FaultCount, context.Depth, context.Scheduler) = (state.FaultCount, state.Depth, state.Scheduler);
        context.Given = state.Given is null ? null : [.. state.Given.Members.Select(member => new GivenVariable(member.Key, member.Value))];
        state.Variables.AsSpan()[..Math.Min(state.Variables.Length, context.Node.Variables.Length)].CopyTo(context.Variables);
        if (state.Inputs.Length > 0)
        {
            state.Inputs.AsSpan()[..Math.Min(state.Inputs.Length, context.Node.Inputs.Length)].CopyTo(context.Inputs);
        }
        else
        {
            for (var slot = 0; slot < context.Node.Inputs.Length; slot++)
            {
                context.Inputs[slot] = context.Node.Inputs[slot].Constant;
            }
        }

        context.HasInputs = true;
        if (state.Memory is not null)
        {
            context.Node.Behaviour.Load(context, state.Memory);
        }
    }
}
