using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;

namespace Workflows.Core.Planning;

/// <summary>An event for which points of a rule wait.</summary>
/// <param name="Index">Its place among them.</param>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Effect">Which of the rule's effects.</param>
/// <param name="Event">The event.</param>
/// <param name="Where">Number of the condition on the event; -1 for none.</param>
internal sealed record AwaitedPoints(int Index, int Rule, int Effect, AwaitedEvent Event, int Where);

/// <summary>For which events the points of a programme wait, so that most events need not look at any lot.</summary>
internal sealed class AwaitedPlan
{
    private readonly ImmutableArray<ImmutableArray<AwaitedPoints>> _byEvent;

    /// <summary>Plans what points wait for.</summary>
    public AwaitedPlan(Programme programme, ConditionTable conditions)
    {
        All =
        [
            .. programme.Rules
                .SelectMany(rule => rule.Effects.Select((effect, index) => (rule.Index, Effect: index, (effect as RuleEffect.Bonus)?.Until)))
                .Where(entry => entry.Until is not null)
                .Select((entry, index) => new AwaitedPoints(index, entry.Index, entry.Effect, entry.Until!, conditions[entry.Until!.Where])),
        ];
        _byEvent = [.. programme.EventTypes.Select(type => All.Where(one => one.Event.EventType == type.Index && one.Event.By is null).ToImmutableArray())];
    }

    /// <summary>All of them, in the order of the text.</summary>
    public ImmutableArray<AwaitedPoints> All { get; }

    /// <summary>Those that an event of a type can end, of the member who has the points.</summary>
    public ImmutableArray<AwaitedPoints> EndedBy(int eventType) => _byEvent[eventType];

    /// <summary>What an effect of a rule waits for; null for nothing.</summary>
    public AwaitedPoints? Of(int rule, int effect)
    {
        foreach (var one in All)
        {
            if (one.Rule == rule && one.Effect == effect)
            {
                return one;
            }
        }

        return null;
    }
}
