using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Looks at what journeys do in one new step: which start, go on and end, and what they give, in the same rounds as in the log.</summary>
/// <param name="journeys">The member's journeys.</param>
/// <param name="step">The step.</param>
/// <param name="isCorrection">Whether it changes the past: then what starts is taken as recorded, and what is still open hears of the event.</param>
/// <param name="isLate">Whether its event isn't the last one of the member, or puts another one right.</param>
internal sealed class NaiveLive(NaiveJourneys journeys, Step step, bool isCorrection, bool isLate)
{
    private readonly Queue<NaiveRound> _rounds = new(NaiveRound.Of(step));

    public NaiveJourneys Journeys => journeys;

    public bool IsCorrection => isCorrection;

    public bool IsLate => isLate;

    /// <summary>The event of a correction, as journeys hear of it; null for what other members' steps pass on.</summary>
    public EventRecord? News => step.Event is { } record && !PassingEvents.Is(record.Type) ? record : null;

    /// <summary>The number of the step, whose rounds are given here and not as recorded.</summary>
    public long Id => step.Id;

    public bool IsClock => step.Event is null;

    /// <summary>Whether the member was judged by new cuts in it.</summary>
    public bool IsRefresh { get; } = step.Event is null && step.Effects.Any(effect => effect.Kind == EffectKind.JudgedByCuts);

    public Instant At => step.At;

    /// <summary>Whether waits were over in it; that none was left out is seen when the clock has gone on.</summary>
    public bool EndsWaits => IsClock && !IsRefresh && journeys.Due <= step.At
        && step.Effects.Any(effect => effect.Kind is EffectKind.StepDone or EffectKind.TaskEnded);

    /// <summary>What started first, as recorded.</summary>
    public IEnumerable<int> Started => step.Effects.TakeWhile(effect => effect.Kind != EffectKind.JourneyGave)
        .Where(effect => effect.Kind == EffectKind.JourneyStarted).Select(effect => effect.Source);

    /// <summary>Whether an exit ended a journey, as recorded: of a correction nobody here knows what it changed.</summary>
    public bool HasEnded(Journey journey, JourneyExit exit) => step.Effects.Any(effect => effect.Kind == EffectKind.JourneyFinished
        && effect.Source == journey.Index && effect.Amount == journey.Exits.IndexOf(exit) + 1);

    /// <summary>What journeys want to give next, as far as budgets paid for it; null for nothing.</summary>
    public NaiveRound? NextRound()
    {
        if (journeys.Gifts.Count == 0)
        {
            return null;
        }

        var expected = journeys.Gifts.ToList();
        journeys.Gifts.Clear();
        if (!_rounds.TryDequeue(out var round) || round.Gifts.Count != expected.Count)
        {
            throw new NaiveDifference($"step {step.Id}: journeys give {string.Join(", ", expected)}, not {string.Join(", ", round?.Gifts ?? [])}");
        }

        foreach (var (gift, (journey, currency, points)) in expected.OrderBy(gift => gift.Journey).Zip(round.Gifts.OrderBy(gift => gift.Journey)))
        {
            if ((gift.Journey, gift.Currency) != (journey, currency) || (gift.IsFunded ? points < 0 || points > gift.Points : points != gift.Points))
            {
                throw new NaiveDifference($"step {step.Id}: {gift}, and the core gave {points}");
            }
        }

        return round;
    }

    /// <summary>All that was decided is what the core decided.</summary>
    public void End()
    {
        var (expected, found) = (journeys.Said.Order(StringComparer.Ordinal).ToList(), NaiveJourneys.SaidIn(step.Effects).Order(StringComparer.Ordinal).ToList());
        journeys.Said.Clear();
        if (_rounds.Count > 0 || !expected.SequenceEqual(found))
        {
            throw new NaiveDifference(
                $"step {step.Id} of {step.Member}, journeys: the naive model says\n{string.Join('\n', expected)}\nthe core\n{string.Join('\n', found)}");
        }
    }
}
