using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>
/// All that has to be remembered of a waiting instance whose root is a flowchart without anything nested: which of its activities wait, and how often its
/// ways were gone where that counts. An instance that waits at one place of a journey is one id.
/// </summary>
/// <param name="Waiting">Ids of the activities that wait, in the order in which they began to.</param>
/// <param name="Counts">Counts by keys of their own.</param>
public sealed record ChartPlaces(ImmutableArray<string> Waiting, ImmutableArray<KeyValuePair<string, int>> Counts)
{
    private const string Activity = "activity ";
    private const string Connection = "connection ";
    private const string Repeated = "repeated ";
    private const string Entered = "entered ";

    /// <summary>What is to be remembered of an instance.</summary>
    public static ChartPlaces Of(FlowInstance instance)
    {
        var counts = ImmutableArray.CreateBuilder<KeyValuePair<string, int>>();
        var scope = instance.Contexts is [_, { Memory: { } memory }, ..] ? memory : FlowRecord.Empty;
        if (!scope.IsEmpty && instance.TriggerActivityId is { } entered)
        {
            counts.Add(new(Entered + entered, 1));
        }

        foreach (var (id, count) in (scope["Activities"] as FlowRecord ?? FlowRecord.Empty).Members)
        {
            counts.Add(new(Activity + id, (int)(long)count!));
        }

        var connections = scope["Connections"] as ImmutableArray<object?>? ?? [];
        for (var place = 0; place < connections.Length; place++)
        {
            if (connections[place] is long and not 0L and var count)
            {
                counts.Add(new(FormattableString.Invariant($"{Connection}{place}"), (int)count));
            }
        }

        foreach (var bookmark in instance.Bookmarks)
        {
            if (instance.Contexts.First(context => context.Number == bookmark.Context).IsRepeated)
            {
                counts.Add(new(Repeated + bookmark.ActivityId, 1));
            }
        }

        return new ChartPlaces([.. instance.Bookmarks.Select(bookmark => bookmark.ActivityId)], counts.ToImmutable());
    }

    /// <summary>The instance again. Its bookmarks are called <c>w1</c>, <c>w2</c> and so on, in the order of <see cref="Waiting"/>.</summary>
    /// <param name="flow">The definition.</param>
    /// <param name="instanceId">What the instance is called.</param>
    /// <exception cref="InvalidOperationException">The definition has no such activity: the instance belongs to another one.</exception>
    public FlowInstance Restore(Flow flow, string instanceId)
    {
        var (workflow, chart) = (flow.Nodes[0], flow.Nodes[1]);
        var contexts = ImmutableArray.CreateBuilder<ContextState>(Waiting.Length + 2);
        contexts.Add(new ContextState(1, 0, workflow.Path, ActivityStatus.Running));
        contexts.Add(new ContextState(2, 1, chart.Path, ActivityStatus.Running) { Memory = Scope() });
        var bookmarks = ImmutableArray.CreateBuilder<Bookmark>(Waiting.Length);
        for (var place = 0; place < Waiting.Length; place++)
        {
            var (id, number) = (Waiting[place], place + 3);
            var node = flow.NodeAt($"{chart.Path}:{id}")
                ?? throw new InvalidOperationException($"The instance waits on activity `{id}`, which its workflow definition doesn't have.");
            contexts.Add(new ContextState(number, 2, node.Path, ActivityStatus.Running) { IsRepeated = CountOf(Repeated + id) > 0 });
            bookmarks.Add(new Bookmark(
                FormattableString.Invariant($"w{place + 1}"), node.Type, "", FlowRecord.Empty, id, node.Path,
                FormattableString.Invariant($"{instanceId}.{number}"), default) { Context = number });
        }

        return new FlowInstance(instanceId, flow.Definition.DefinitionId, flow.Definition.Id, flow.Definition.Version)
        {
            SubStatus = FlowSubStatus.Suspended, Contexts = contexts.DrainToImmutable(), Bookmarks = bookmarks.DrainToImmutable(),
            LastContext = Waiting.Length + 2, LastBookmark = Waiting.Length, TriggerActivityId = TextAfter(Entered),
        };
    }

    private FlowRecord? Scope()
    {
        var activities = FlowRecord.Empty;
        var connections = new List<object?>();
        foreach (var (key, count) in Counts)
        {
            if (key.StartsWith(Activity, StringComparison.Ordinal))
            {
                activities = activities.With(key[Activity.Length..], (long)count);
            }
            else if (key.StartsWith(Connection, StringComparison.Ordinal))
            {
                var place = int.Parse(key.AsSpan(Connection.Length), System.Globalization.CultureInfo.InvariantCulture);
                connections.AddRange(Enumerable.Repeat((object?)0L, Math.Max(0, place + 1 - connections.Count)));
                connections[place] = (long)count;
            }
        }

        return activities.IsEmpty && connections.Count == 0 ? null
            : new FlowRecord([new("Activities", activities), new("Connections", connections.ToImmutableArray())]);
    }

    private int CountOf(string key) => Counts.FirstOrDefault(count => count.Key == key).Value;

    private string? TextAfter(string word) =>
        Counts.FirstOrDefault(count => count.Key.StartsWith(word, StringComparison.Ordinal)).Key is { } key ? key[word.Length..] : null;
}
