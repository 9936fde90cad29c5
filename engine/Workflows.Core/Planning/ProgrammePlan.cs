using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Core.Following;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Core.Ports;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Core.Versions;
using Workflows.Model.Events;
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
        : this(programme, backend, workflows, CommonGround.Of(programme))
    {
    }

    /// <summary>Prepares one of several versions of a programme.</summary>
    internal ProgrammePlan(Programme programme, IRuleBackend backend, ImmutableArray<IWorkflow> workflows, CommonGround common)
    {
        Programme = programme;
        Common = common;
        Calendar = new Calendar(programme.TimeZone);
        Clocks = new MemberClocks(programme, Calendar);
        Conditions = new ConditionTable(programme);
        History = new HistoryPlan(programme, Conditions);
        Layout = new MemberLayout(programme) { KeepsLots = common.KeepsLots };
        Journeys = new JourneyPlan(programme, Conditions);
        Awaited = new AwaitedPlan(programme, Conditions);
        Watch = new Watch(programme);
        ReachesOthers = programme.Rules.SelectMany(rule => rule.Effects)
            .Any(effect => effect.To is not null || effect is RuleEffect.Bonus { Until.By: not null })
            || programme.Currencies.Any(currency => !currency.Transfer.IsEmpty) || programme.Household is not null;
        Scales = PointsScale.Of(programme);
        Caps = [.. CapsIn(programme).OrderBy(cap => cap.Index)];
        _capOf = Caps.ToFrozenDictionary(cap => cap.Index);
        SharedCaps = [.. programme.SharedCaps.Where(shared => IsInForce(programme, shared))];
        SharedCapsByRule = [.. programme.Rules.Select(rule => programme.SharedCaps.Where(cap => cap.Rules.Contains(rule.Index)).ToImmutableArray())];
        Pools = common.Pools;
        StockOf = [.. programme.Rewards.Select(reward => Pools.FirstOrDefault(pool => pool.Reward == reward.Index))];
        MoneyUnits = common.MoneyUnits;
        PointCosts = [.. programme.Currencies.Select(currency =>
            (long)(currency.Worth * Fraction.Of(programme.MoneyScale) * new Fraction(MoneyUnits, 1)).Numerator)];
        Workflows = workflows;
        Steps = [.. programme.Journeys.Select(journey => StepsOf(journey.Steps).ToFrozenDictionary(step => step.Id, StringComparer.Ordinal))];
        Rules = backend.Compile(programme);
        _plainEvents = [.. programme.EventTypes.Select(type => type is { Index: >= BuiltInEvents.Count, IsMarket: false, Reverses: null, Decides: null })];
    }

    private readonly bool[] _plainEvents;
    private readonly FrozenDictionary<int, Cap> _capOf;

    /// <summary>The same programme, and the versions before it, where codes of vouchers are made with a secret.</summary>
    /// <param name="secret">That of the database whose members are stepped or whose log is judged again.</param>
    public ProgrammePlan With(VoucherSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var plan = (ProgrammePlan)MemberwiseClone();
        plan.Secret = secret;
        plan.Common = Common with { Past = [.. Common.Past.Select(past => past with { Plan = past.Plan.With(secret) })] };
        return plan;
    }

    /// <summary>The same programme, and the versions before it, with the journeys that follow-ups paused.</summary>
    /// <param name="pauses">As the log of the database says whose members are stepped.</param>
    public ProgrammePlan With(PauseTable pauses)
    {
        ArgumentNullException.ThrowIfNull(pauses);
        var plan = (ProgrammePlan)MemberwiseClone();
        plan.Pauses = pauses;
        plan.Common = Common with { Past = [.. Common.Past.Select(past => past with { Plan = past.Plan.With(pauses) })] };
        return plan;
    }

    /// <summary>What is run.</summary>
    public Programme Programme { get; }

    /// <summary>Its local calendar.</summary>
    public Calendar Calendar { get; }

    /// <summary>By whose clock members are written to.</summary>
    public MemberClocks Clocks { get; }

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

    /// <summary>The caps that rules in force share, in the order of the text.</summary>
    internal ImmutableArray<SharedCap> SharedCaps { get; }

    /// <summary>Whether the step of a member may pass something on to another one.</summary>
    internal bool ReachesOthers { get; }

    internal ImmutableArray<ImmutableArray<SharedCap>> SharedCapsByRule { get; }

    /// <summary>What members share: budgets, caps that aren't each member's own, and the stock of rewards.</summary>
    public ImmutableArray<Pool> Pools { get; }

    /// <summary>What this version has in common with the others of the same database, and those before it.</summary>
    internal CommonGround Common { get; private set; }

    /// <summary>The journeys that follow-ups paused.</summary>
    public PauseTable Pauses { get; private set; } = PauseTable.None;

    /// <summary>What codes of vouchers are made with.</summary>
    internal VoucherSecret Secret { get; private set; } = VoucherSecret.Stated;

    /// <summary>The versions before this one, oldest first, each with the instant from which it is no longer in force.</summary>
    public ImmutableArray<PastVersion> Past => Common.Past;

    /// <summary>Of which version a rule is, from 1; null where there is only one.</summary>
    public int? VersionOfRule(int rule) => Common.IsAlone ? null : Common.RuleVersions[rule];

    /// <summary>Of which version a journey is, from 1; null where there is only one.</summary>
    public int? VersionOfJourney(int journey) => Common.IsAlone ? null : Common.JourneyVersions[journey];

    /// <summary>A rule as text that means the same under every later version: its name, and its version from the second on.</summary>
    internal string TextOfRule(int rule) =>
        VersionOfRule(rule) is { } version and > 1 ? $"{Programme.Rules[rule].Name} {version}" : Programme.Rules[rule].Name;

    /// <summary>The rule that a text means; -1 for none.</summary>
    internal int RuleOfText(string? text)
    {
        foreach (var rule in Programme.Rules)
        {
            if (text is not null && TextOfRule(rule.Index) == text)
            {
                return rule.Index;
            }
        }

        return -1;
    }

    /// <summary>The points currency that this version or one before it calls so.</summary>
    internal int CurrencyNamed(string name) =>
        Past.Select(past => past.Plan.Programme).Prepend(Programme).SelectMany(programme => programme.Currencies).First(one => one.Name == name).Index;

    /// <summary>The rule that is in force under the name of a rule of any version; that rule itself where there is none.</summary>
    public int PresentRule(int rule) => Present(Programme.Rules.Length, i => Programme.Rules[i].IsInForce, Common.RuleNames, rule);

    /// <summary>The journey that is in force under the name of a journey of any version; that journey itself where there is none.</summary>
    public int PresentJourney(int journey) => Present(Programme.Journeys.Length, i => Programme.Journeys[i].IsInForce, Common.JourneyNames, journey);

    /// <summary>Whether two journeys, of whichever versions, are one that was kept or renamed: runs of them are counted together.</summary>
    public bool IsOneJourney(int journey, int other) => Common.JourneyNames[journey] == Common.JourneyNames[other];

    /// <summary>The place that a tier of a version has in this one.</summary>
    /// <param name="version">The version, from 1.</param>
    /// <param name="ladder">Index of the ladder.</param>
    /// <param name="tier">The tier's place in that version.</param>
    public int PresentTier(int version, int ladder, int tier)
    {
        for (; version < Number; version++)
        {
            var passage = (version < Past.Length ? Past[version].Plan.Common : Common).FromBefore!;
            tier = passage.Tiers[ladder].IsEmpty ? tier : passage.Tiers[ladder][tier];
        }

        return tier;
    }

    private static int Present(int count, Func<int, bool> isInForce, ImmutableArray<int> names, int of)
    {
        for (var i = 0; i < count; i++)
        {
            if (names[i] == names[of] && isInForce(i))
            {
                return i;
            }
        }

        return of;
    }

    /// <summary>Which version of its programme this is in its database, from 1.</summary>
    public int Number => Past.Length + 1;

    /// <summary>Whether an event simply happens: one of the programme's own, neither news of the market nor about an event before it.</summary>
    internal bool IsPlain(EventRecord record) => _plainEvents[record.Type] && record.Replaces is null;

    /// <summary>The pool of each reward's stock; null where there are as many as are asked for.</summary>
    internal ImmutableArray<Pool?> StockOf { get; }

    /// <summary>What a point of each currency is worth in units so small that each is whole; a cent has <see cref="MoneyUnits"/> of them.</summary>
    internal ImmutableArray<long> PointCosts { get; }

    internal long MoneyUnits { get; }

    internal ImmutableArray<IWorkflow> Workflows { get; }

    internal ImmutableArray<FrozenDictionary<string, JourneyStep>> Steps { get; }

    /// <summary>The caps of a rule, its own and those that it shares.</summary>
    internal IEnumerable<Cap> CapsOf(int rule) => Programme.Rules[rule].Caps.Concat(SharedCapsByRule[rule].Select(shared => shared.Cap));

    /// <summary>All caps of a programme: of its rules, shared ones, of its rewards and of transfers; each once, as the version in force has it.</summary>
    internal static IEnumerable<Cap> CapsIn(Programme programme) => programme.Rules.Where(rule => rule.IsInForce).SelectMany(rule => rule.Caps)
        .Concat(programme.SharedCaps.Where(cap => IsInForce(programme, cap)).Select(cap => cap.Cap))
        .Concat(programme.Rewards.SelectMany(reward => reward.Caps)).Concat(programme.Currencies.SelectMany(currency => currency.Transfer))
        .Concat(programme.Rules.Where(rule => !rule.IsInForce).SelectMany(rule => rule.Caps))
        .Concat(programme.SharedCaps.Select(cap => cap.Cap)).DistinctBy(cap => cap.Index);

    /// <summary>Whether a shared cap limits rules that are in force.</summary>
    internal static bool IsInForce(Programme programme, SharedCap cap) => cap.Rules.Any(rule => programme.Rules[rule].IsInForce);

    /// <summary>The cap of a number; null for one that only another version has, since a reward that it limited has others now.</summary>
    public Cap? CapOf(int number) => _capOf.GetValueOrDefault(number);

    /// <summary>Whether a cap counts what is given in a currency.</summary>
    internal bool Counts(Cap cap, int currency) => cap.CountsMoney ? PointCosts[currency] > 0 : cap.Currency is null || cap.Currency == currency;

    /// <summary>How much of a member's cap some points use up.</summary>
    internal long UsedOf(Cap cap, int currency, long points) => cap.CountsUses ? 1 : cap.CountsMoney ? points * PointCosts[currency] : points;

    /// <summary>The limit of a member's cap, in what <see cref="UsedOf"/> counts.</summary>
    internal long MostOf(Cap cap) => cap.CountsMoney ? cap.Most * MoneyUnits : cap.Most;

    /// <summary>The step of a journey by its id.</summary>
    public JourneyStep Step(int journey, string id) => Steps[journey][id];

    /// <summary>The step of a journey by its id; null where the journey has none of that id.</summary>
    public JourneyStep? FindStep(int journey, string id) => Steps[journey].GetAlternateLookup<ReadOnlySpan<char>>()
        .TryGetValue(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), out var step) ? step : null;

    /// <summary>The step of a journey that an activity of its workflow stands for.</summary>
    /// <exception cref="KeyNotFoundException">It stands for none.</exception>
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
                JourneyStep.Fork fork => fork.Branches.SelectMany(branch => StepsOf(branch.Steps)),
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
