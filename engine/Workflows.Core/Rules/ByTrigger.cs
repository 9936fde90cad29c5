using System.Collections.Frozen;

namespace Workflows.Core.Rules;

/// <summary>Something for each trigger, found by the trigger's key. Events, the most frequent triggers, are found by place.</summary>
/// <typeparam name="T">What there is for a trigger.</typeparam>
internal sealed class ByTrigger<T>
    where T : class
{
    private readonly T?[] _events;
    private readonly FrozenDictionary<TriggerKey, T> _others;

    /// <summary>Takes what there is.</summary>
    public ByTrigger(IReadOnlyDictionary<TriggerKey, T> all)
    {
        _events = new T?[all.Keys.Where(key => key.Kind == TriggerKind.Event).Select(key => key.Subject + 1).DefaultIfEmpty().Max()];
        foreach (var (key, value) in all.Where(entry => entry.Key.Kind == TriggerKind.Event))
        {
            _events[key.Subject] = value;
        }

        _others = all.Where(entry => entry.Key.Kind != TriggerKind.Event).ToFrozenDictionary();
    }

    /// <summary>What there is for a trigger; null for nothing.</summary>
    public T? Of(TriggerKey trigger) => trigger.Kind != TriggerKind.Event ? _others.GetValueOrDefault(trigger)
        : (uint)trigger.Subject < (uint)_events.Length ? _events[trigger.Subject]
        : null;
}
