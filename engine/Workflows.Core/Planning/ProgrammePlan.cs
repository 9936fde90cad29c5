using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Planning;

/// <summary>
/// A programme, ready to run: everything that doesn't depend on a member is worked out here once. Immutable; shared by all threads.
/// </summary>
public sealed class ProgrammePlan
{
    /// <summary>Prepares a programme.</summary>
    /// <param name="programme">The programme, checked.</param>
    /// <param name="backend">Says which rules fire.</param>
    /// <param name="workflows">The workflow of each journey, by index.</param>
    /// <exception cref="ArgumentException">The programme can't run; the checker refuses such programmes.</exception>
    public ProgrammePlan(Programme programme, IRuleBackend backend, ImmutableArray<IWorkflow> workflows)
    {
        Programme = programme;
        Calendar = new Calendar(programme.TimeZone);
        Conditions = new ConditionTable(programme);
        History = new HistoryPlan(programme, Conditions);
        Layout = new MemberLayout(programme);
        Journeys = new JourneyPlan(programme, Conditions);
        Awaited = new AwaitedPlan(programme, Conditions);
        Watch = new Watch(programme);
        ReachesOthers = programme.Rules.SelectMany(rule => rule.Effects)
            .Any(effect => effect.To is not null || effect is RuleEffect.Bonus { Until.By: not null });
        Scales = PointsScale.Of(programme);
        Caps = [.. CapsIn(programme).OrderBy(cap => cap.Index)];
        SharedCapsByRule = [.. programme.Rules.Select(rule => programme.SharedCaps.Where(cap => cap.Rules.Contains(rule.Index)).ToImmutableArray())];
        Pools = PoolTable.Of(programme);
        StockOf = [.. programme.Rewards.Select(reward => Pools.FirstOrDefault(pool => pool.Reward == reward.Index))];
        (MoneyUnits, PointCosts) = CostsOf(programme);
        IsInSharedCap = [.. Caps.Select(cap => programme.SharedCaps.FirstOrDefault(shared => shared.Cap.Index == cap.Index) is { } shared
            ? programme.Rules.Select(rule => shared.Rules.Contains(rule.Index)).ToImmutableArray()
            : [])];
        Workflows = workflows;
        Steps = [.. programme.Journeys.Select(journey => StepsOf(journey.Steps).ToFrozenDictionary(step => step.Id, StringComparer.Ordinal))];
        Rules = backend.Compile(programme);
    }

    /// <summary>What is run.</summary>
    public Programme Programme { get; }

    /// <summary>Its local calendar.</summary>
    public Calendar Calendar { get; }

    /// <summary>Its conditions by number.</summary>
    public ConditionTable Conditions { get; }

    /// <summary>Its rules, ready to be asked.</summary>
    public IRuleSet Rules { get; }

    /// <summary>In how many units a point of each currency is split within a step.</summary>
    public ImmutableArray<long> Scales { get; }

    internal HistoryPlan History { get; }

    internal MemberLayout Layout { get; }

    internal JourneyPlan Journeys { get; }

    internal AwaitedPlan Awaited { get; }

    internal Watch Watch { get; }

    /// <summary>All caps, by index: of rules, shared ones, and of rewards.</summary>
    public ImmutableArray<Cap> Caps { get; }

    /// <summary>Whether the step of a member may pass something on to another one.</summary>
    internal bool ReachesOthers { get; }

    internal ImmutableArray<ImmutableArray<SharedCap>> SharedCapsByRule { get; }

    /// <summary>By index of the cap, then of the rule: whether the rule shares it.</summary>
    internal ImmutableArray<ImmutableArray<bool>> IsInSharedCap { get; }

    /// <summary>What members share: budgets, caps that aren't each member's own, and the stock of rewards.</summary>
    public ImmutableArray<Pool> Pools { get; }

    /// <summary>The pool of each reward's stock; null where there are as many as are asked for.</summary>
    internal ImmutableArray<Pool?> StockOf { get; }

    /// <summary>What a point of each currency is worth in units so small that each is whole; a cent has <see cref="MoneyUnits"/> of them.</summary>
    internal ImmutableArray<long> PointCosts { get; }

    internal long MoneyUnits { get; }

    internal ImmutableArray<IWorkflow> Workflows { get; }

    internal ImmutableArray<FrozenDictionary<string, JourneyStep>> Steps { get; }

    /// <summary>The caps of a rule, its own and those that it shares.</summary>
    internal IEnumerable<Cap> CapsOf(int rule) => Programme.Rules[rule].Caps.Concat(SharedCapsByRule[rule].Select(shared => shared.Cap));

    /// <summary>All caps of a programme: of its rules, shared ones, and of its rewards.</summary>
    internal static IEnumerable<Cap> CapsIn(Programme programme) => programme.Rules.SelectMany(rule => rule.Caps)
        .Concat(programme.SharedCaps.Select(cap => cap.Cap)).Concat(programme.Rewards.SelectMany(reward => reward.Caps));

    /// <summary>Whether a cap counts what is given in a currency.</summary>
    internal bool Counts(Cap cap, int currency) => cap.CountsMoney ? PointCosts[currency] > 0 : cap.Currency is null || cap.Currency == currency;

    /// <summary>How much of a member's cap some points use up.</summary>
    internal long UsedOf(Cap cap, int currency, long points) => cap.CountsUses ? 1 : cap.CountsMoney ? points * PointCosts[currency] : points;

    /// <summary>The limit of a member's cap, in what <see cref="UsedOf"/> counts.</summary>
    internal long MostOf(Cap cap) => cap.CountsMoney ? cap.Most * MoneyUnits : cap.Most;

    private static (long Units, ImmutableArray<long> Costs) CostsOf(Programme programme)
    {
        var worth = programme.Currencies.Select(currency => currency.Worth * Fraction.Of(programme.MoneyScale)).ToList();
        var units = worth.Aggregate(BigInteger.One, (scale, one) => PointsScale.Lcm(scale, one.Denominator));
        return ((long)units, [.. worth.Select(one => (long)(one * new Fraction(units, 1)).Numerator)]);
    }

    /// <summary>The step of a journey by its id.</summary>
    public JourneyStep Step(int journey, string id) => Steps[journey][id];

    /// <summary>The step of a journey that an activity of its workflow stands for.</summary>
    internal JourneyStep StepOf(int journey, string activity)
    {
        var id = activity.AsSpan(activity.IndexOf('-', StringComparison.Ordinal) + 1);
        return Steps[journey].GetAlternateLookup<ReadOnlySpan<char>>()[id];
    }

    /// <summary>All steps of a list and below, in the order of the text.</summary>
    public static IEnumerable<JourneyStep> StepsOf(ImmutableArray<JourneyStep> steps)
    {
        foreach (var step in steps)
        {
            yield return step;
            IEnumerable<JourneyStep> below = step switch
            {
                JourneyStep.If branch => StepsOf(branch.Then).Concat(StepsOf(branch.Else)),
                JourneyStep.WaitFor wait => StepsOf(wait.Arrived).Concat(StepsOf(wait.Late)),
                JourneyStep.Task task => task.Outcomes.SelectMany(outcome => StepsOf(outcome.Steps)),
                JourneyStep.Part part => StepsOf(part.Steps),
                _ => [],
            };
            foreach (var inner in below)
            {
                yield return inner;
            }
        }
    }
}
