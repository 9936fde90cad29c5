using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Examples;

/// <summary>How a life broke a promise.</summary>
/// <param name="Member">Whose life it is.</param>
/// <param name="At">The instant from which the promise doesn't hold.</param>
/// <param name="Points">What one event brought, where that is what was promised; else 0.</param>
/// <param name="Balances">What the member has of each currency when the life ends, by index.</param>
public sealed record Breach(string Member, Instant At, long Points, ImmutableArray<long> Balances);

/// <summary>
/// Runs lives through the same core as live events and watches whether they keep to promises. A condition is watched as a segment is, so that
/// it is looked at after each sub-step and at each instant at which time alone changes it.
/// </summary>
public sealed class PromiseRunner
{
    private readonly ProgrammePlan _plan;
    private readonly ExampleRunner _examples;
    private readonly RuleFacts _facts;
    private readonly int _firstWatch;

    /// <summary>Prepares a programme.</summary>
    /// <param name="programme">The programme with its promises.</param>
    /// <param name="planOf">Makes a plan of a programme: the shell's choice of back ends.</param>
    public PromiseRunner(Programme programme, Func<Programme, ProgrammePlan> planOf)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(planOf);
        Promises = programme.Promises;
        _firstWatch = programme.Segments.Length;
        _plan = planOf(Watched(programme));
        _examples = new ExampleRunner(_plan);
        _facts = new RuleFacts(_plan.Calendar);
    }

    /// <summary>The promises, in the order of the text.</summary>
    public ImmutableArray<Promise> Promises { get; }

    /// <summary>How a life breaks each promise, in their order; null where it keeps to one.</summary>
    public ImmutableArray<Breach?> Breaches(Example life)
    {
        var (result, population) = _examples.Play(life);
        return [.. Promises.Select((promise, index) => Of(promise, index, result.Steps, population))];
    }

    /// <summary>How a life breaks one promise, by its place among them; null where it keeps to it.</summary>
    public Breach? BreachOf(int promise, Example life)
    {
        var (result, population) = _examples.Play(life);
        return Of(Promises[promise], promise, result.Steps, population);
    }

    /// <summary>The smallest life that breaks a promise, made from one that does.</summary>
    public Example Least(int promise, Example life) => LeastLife.Of(_plan.Programme, life, smaller => BreachOf(promise, smaller) is not null);

    private static Programme Watched(Programme programme) => programme with
    {
        Aggregates = programme.Aggregates.AddRange(programme.PromiseAggregates),
        PromiseAggregates = [],
        Segments = programme.Segments.AddRange(programme.Promises.Select((promise, index) => new Segment(
            $"promise {index}", promise.Title, programme.Segments.Length + index, Broken(promise), promise.Span))),
    };

    /// <summary>What is so of a member for whom the promise doesn't hold.</summary>
    private static Expression Broken(Promise promise) => promise switch
    {
        Promise.Standing { Always: true } standing => new Expression.Not(standing.Condition, standing.Span),
        Promise.Standing standing => standing.Condition,
        _ => new Expression.Number(Model.Numbers.Fraction.Zero, DataType.YesNo, promise.Span),
    };

    private Breach? Of(Promise promise, int index, IReadOnlyList<Step> steps, Population population)
    {
        foreach (var step in steps)
        {
            if (promise is Promise.MostFromOne most)
            {
                var points = step.Event is { Replaces: null } record && record.Type == most.EventType && IsMeant(most, record) ? Earned(step, most.Currency) : 0;
                if (points > most.Most)
                {
                    return new(step.Member, step.At, points, Balances(population, step.Member));
                }
            }
            else if (step.Effects.FirstOrDefault(effect => effect.Kind == EffectKind.SegmentEntered && effect.Subject == _firstWatch + index)
                is { Kind: EffectKind.SegmentEntered } entered)
            {
                return new(step.Member, entered.At, 0, Balances(population, step.Member));
            }
        }

        return null;
    }

    private bool IsMeant(Promise.MostFromOne promise, EventRecord record)
    {
        if (promise.Where is null)
        {
            return true;
        }

        _facts.Event = record;
        _facts.SetNow(record.At);
        return _plan.Rules.Holds(_plan.Conditions[promise.Where], _facts);
    }

    private ImmutableArray<long> Balances(Population population, string id) => population.Find(id) is { } member
        ? [.. _plan.Programme.Currencies.Select(currency => member.Pending(currency.Index) + member.Available(currency.Index))]
        : [];

    private static long Earned(Step step, int currency) => step.Effects
        .Where(effect => effect.Kind == EffectKind.RuleGave && effect.Currency == currency).Sum(effect => effect.Amount);
}
