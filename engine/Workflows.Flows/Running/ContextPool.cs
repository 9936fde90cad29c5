using Workflows.Flows.Compiling;

namespace Workflows.Flows.Running;

/// <summary>Runs of activities: those that are over are used again, by the same burst or by the next one.</summary>
internal sealed class ContextPool
{
    private readonly Stack<Context> _free = new();
    private readonly List<Context> _over = [];

    /// <summary>A fresh run.</summary>
    public Context Take(int number, FlowNode node, Context? parent, DateTimeOffset at)
    {
        var context = _free.TryPop(out var free) ? free : new Context();
        context.Begin(number, node, parent, at);
        return context;
    }

    /// <summary>Says that a run is over, so that it can be used again once what is at hand is done.</summary>
    public void MarkOver(Context context) => _over.Add(context);

    /// <summary>Takes back the runs that are over, each with those above it that waited for nothing else; the chronicle is told of them first.</summary>
    public void TakeBackOver(Burst burst)
    {
        foreach (var over in _over)
        {
            if (burst.Settings.KeepsJournal)
            {
                burst.Chronicle.Record(burst, over);
            }
        }

        foreach (var over in _over)
        {
            TryTakeBack(over);
        }

        _over.Clear();
    }

    /// <summary>Takes back all runs at the end of a burst.</summary>
    public void TakeBackAll(Context root) => InstanceStates.Release(root, _free);

    private void TryTakeBack(Context? context)
    {
        while (context is { IsOver: true, FirstChild: null, ScheduledItems: 0, Parent: not null })
        {
            var parent = context.Parent;
            context.Release();
            _free.Push(context);
            context = parent;
        }
    }
}
