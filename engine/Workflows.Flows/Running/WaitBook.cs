using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>Where an instance waits, while a burst runs.</summary>
internal sealed class WaitBook
{
    private readonly List<Bookmark> _all = [];

    /// <summary>The number of the last bookmark that the instance had.</summary>
    public int Last { get; private set; }

    /// <summary>The waits as data.</summary>
    public ImmutableArray<Bookmark> All => _all.Count == 0 ? [] : [.. _all];

    /// <summary>Takes up those of an instance.</summary>
    public void Begin(FlowInstance instance)
    {
        _all.AddRange(instance.Bookmarks);
        Last = instance.LastBookmark;
    }

    /// <summary>An id for the next bookmark, where a command has to name it first.</summary>
    public string NextId(string instanceId) => $"{instanceId}.w{++Last}";

    /// <summary>Lets an activity wait.</summary>
    public void Add(Burst burst, Context context, FlowRecord payload, WaitKind kind)
    {
        var name = kind.Name ?? context.Node.Type;
        var run = burst.IdOf(context);
        var hash = kind.IsFoundById ? "" : StimulusHash.Of(name, kind.Hashed ?? payload, kind.IsForAnyRun ? null : run);
        _all.Add(new Bookmark(kind.Id ?? NextId(burst.InstanceId), name, hash, payload, context.Node.Id, context.Node.Path, run, burst.At)
        {
            Context = context.Number,
            DueAt = kind.DueAt,
            AutoBurn = !kind.StaysAfterResume,
        });
        context.Bookmarks++;
    }

    /// <summary>A wait that was resumed is used up, unless it is one that stays.</summary>
    public void Burn(Context context, Bookmark resumed)
    {
        if (resumed.AutoBurn && _all.RemoveAll(bookmark => bookmark.Id == resumed.Id) > 0)
        {
            context.Bookmarks--;
        }
    }

    /// <summary>A run waits nowhere any more.</summary>
    public void RemoveOf(Context context)
    {
        if (context.Bookmarks > 0)
        {
            _all.RemoveAll(bookmark => bookmark.Context == context.Number);
            context.Bookmarks = 0;
        }
    }

    /// <summary>Nobody waits any more.</summary>
    public void Clear() => _all.Clear();
}
