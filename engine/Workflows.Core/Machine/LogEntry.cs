using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Rankings;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Points that a journey or a workflow gave, or a tier that a journey lent: a fact that a later correction doesn't change.</summary>
/// <param name="Journey">Index of the journey; -1 for a workflow that is none.</param>
/// <param name="Currency">Index of the currency; -1 for a tier.</param>
/// <param name="Points">How many, above 0; 0 for a tier.</param>
/// <param name="At">When; after a correction this is later than the event that brought it about.</param>
/// <param name="SubStep">The sub-step of the input in which it was given: what was given in one counts at once.</param>
public readonly record struct GivenByJourney(int Journey, int Currency, long Points, Instant At, int SubStep)
{
    /// <summary>The tier that was lent; null for points.</summary>
    internal Loan? Loan { get; init; }

    /// <summary>What journeys and workflows gave by the effects of a step, in order.</summary>
    internal static IEnumerable<GivenByJourney> In(IReadOnlyList<Effect> effects)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            var effect = effects[i];
            if (effect.Kind is EffectKind.JourneyGave or EffectKind.WorkflowGave && effect.Amount > 0)
            {
                yield return new GivenByJourney(effect.Source, effect.Currency, effect.Amount, effect.At, effect.SubStep);
            }
            else if (effect.Kind == EffectKind.TierLent && i > 0 && effects[i - 1] is { Kind: EffectKind.Lent, Source: < 0 and var source })
            {
                yield return new GivenByJourney(-1 - source, -1, 0, effect.At, effect.SubStep)
                {
                    Loan = new Loan(effect.Source, effect.Subject, effect.Amount, source),
                };
            }
        }
    }
}

/// <summary>What the log keeps of one input of a member: enough to judge it again, exactly.</summary>
/// <param name="Id">Its number in the log, from 1.</param>
/// <param name="At">When it counts.</param>
/// <param name="Received">When it became known.</param>
/// <param name="Event">The event; null for clock-driven work.</param>
/// <param name="Answers">What budgets answered.</param>
/// <param name="Gifts">What journeys gave.</param>
public sealed record LogEntry(
    long Id, Instant At, Instant Received, EventRecord? Event, IReadOnlyList<Answer> Answers, IReadOnlyList<GivenByJourney> Gifts)
{
    /// <summary>Whether a guard held what the event earns, and it was denied.</summary>
    public bool IsDenied { get; init; }

    /// <summary>Whether it is what a refresh of rankings decided about the member.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>The places of leaderboards that the member got with it: facts that a later correction doesn't change.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>The journeys that it started: index, and number within the member's.</summary>
    public ImmutableArray<(int Journey, int Number)> Started { get; init; } = [];

    /// <summary>What a refresh of rankings found; empty but for such entries of the programme itself.</summary>
    public ImmutableArray<RankingNumbers> Refreshed { get; init; } = [];
}

/// <summary>The log of a member, oldest entry first.</summary>
public interface IMemberLog
{
    /// <summary>All entries of a member so far, those of the running batch included, in the order of the log.</summary>
    IReadOnlyList<LogEntry> Of(string member);
}
