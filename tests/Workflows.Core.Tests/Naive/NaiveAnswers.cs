using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>
/// What budgets, partners and stocks answered, as the log has it, taken as given: a member that is judged again gets what was recorded and asks
/// only where nothing was. Also sees that each answer was right: what was asked or what was left, and that what nobody needs goes back.
/// </summary>
internal sealed class NaiveAnswers(Programme programme, IReadOnlyList<Pool> pools, NaiveCalendar calendar)
{
    private readonly record struct Key(long Input, int Rule, int Pool, long Period, string Share);

    private sealed record Known(Key Key, string Member, long Asked, long Granted);

    private readonly List<Known> _answers = [];
    private readonly Dictionary<Key, List<int>> _byKey = [];
    private readonly HashSet<Key> _needed = [];
    private int _new;

    /// <summary>What follows is what the step at hand added.</summary>
    public void BeginStep() => _new = _answers.Count;

    /// <summary>Takes in the answers of a step, and sees that each is what there was left.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public string? Read(Step step)
    {
        string? wrong = null;
        foreach (var (draw, granted) in step.Answers)
        {
            var left = LeftIn(pools[draw.Pool], draw.Source, draw.Period, draw.Key);
            var right = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, Math.Max(0, left));
            right = right >= 0 && right < draw.Least ? 0 : right;
            if (granted != right)
            {
                wrong ??= $"pool {draw.Pool} granted {granted} of {draw.Points} with {left} left";
            }

            var known = new Known(new Key(draw.Input, draw.Source, draw.Pool, draw.Period, draw.Key), step.Member, draw.Points, granted);
            _answers.Add(known);
            (_byKey.TryGetValue(known.Key, out var same) ? same : _byKey[known.Key] = []).Add(_answers.Count - 1);
        }

        return wrong;
    }

    /// <summary>How many of a reward are left.</summary>
    public long LeftOf(Reward reward) => pools.FirstOrDefault(pool => pool.Reward == reward.Index) is { } stock ? LeftIn(stock, int.MinValue, 0, "") : 1;

    /// <summary>The member is judged from the beginning.</summary>
    public void Begin() => _needed.Clear();

    /// <summary>
    /// What shared limits and those who pay for a gift grant of the whole points that it wants: each as many as the others, and of a limit that counts times
    /// one where anything is given.
    /// </summary>
    public long Granted(long input, NaiveGift gift, NaiveConditions facts)
    {
        var granted = gift.Points;
        var asked = new List<Key>();
        foreach (var pool in PoolsOf(gift).Where(pool => CostOf(gift.Rule.Index, gift.Currency, pool) > Fraction.Zero).OrderBy(pool => !pool.IsLimited))
        {
            var key = new Key(input, gift.Rule.Index, pool.Index, PeriodOf(pool.Period, facts.Now), facts.ShareOf(pool.Scope));
            if (granted > 0 && pool.Counts == PoolUnit.Uses)
            {
                granted = Answer(key, 1) == 1 ? granted : 0;
            }
            else if (granted > 0)
            {
                var answer = pool.IsLimited ? Answer(key, granted) : granted;
                granted = answer < granted && gift.Effect is RuleEffect.Bonus { AllOrNothing: true } ? 0 : answer;
            }

            asked.Add(key);
        }

        foreach (var key in asked)
        {
            _needed.Add(key);
            var needed = pools[key.Pool].Counts == PoolUnit.Uses ? Math.Min(granted, 1) : granted;
            var now = PlacesOf(key).Sum(place => _answers[place].Granted);
            if (now != needed)
            {
                throw Differs($"of what pool {key.Pool} granted rule {gift.Rule.Name}, input {input}, {now} are kept instead of {needed}");
            }
        }

        return granted;
    }

    /// <summary>The limits that members share of a rule's own and of its blocks, then those who pay.</summary>
    private IEnumerable<Pool> PoolsOf(NaiveGift gift)
    {
        var shared = programme.SharedCaps.Where(shared => shared.Rules.Contains(gift.Rule.Index)).Select(shared => shared.Cap);
        var caps = gift.Rule.Caps.Concat(shared).Where(cap => cap.Scope is not null && (cap.CountsUses || !gift.IsExtension));
        return caps.Select(cap => pools.Single(pool => pool.Cap == cap.Index))
            .Concat((gift.Effect.Funding?.Shares ?? []).SelectMany(share => pools.Where(pool => pool.Budget == share.Budget)));
    }

    /// <summary>What nobody needs any more must have gone back.</summary>
    public void End(string member)
    {
        var kept = _answers.Where(known => known.Member == member && known.Key.Rule >= 0 && !_needed.Contains(known.Key)).GroupBy(known => known.Key)
            .FirstOrDefault(group => group.Sum(known => known.Granted) != 0);
        if (kept is not null)
        {
            var rule = programme.Rules[kept.Key.Rule].Name;
            throw Differs($"what pool {kept.Key.Pool} granted rule {rule}, input {kept.Key.Input}, didn't go back");
        }
    }

    /// <summary>What was recorded before this step, as far as it is needed; where nothing was, what the pool was asked now.</summary>
    private long Answer(Key key, long points)
    {
        var places = PlacesOf(key);
        var old = places.Where(place => place < _new).ToList();
        return old.Count > 0 ? Math.Min(points, old.Sum(place => _answers[place].Granted))
            : places.Count == 0 ? throw Differs($"pool {key.Pool} was not asked for {points} of rule {key.Rule}, input {key.Input}")
            : _answers[places[0]].Asked != points
            ? throw Differs($"pool {key.Pool} was asked for {_answers[places[0]].Asked}, not {points}, of rule {key.Rule}, input {key.Input}")
            : _answers[places[0]].Granted;
    }

    private List<int> PlacesOf(Key key) => _byKey.TryGetValue(key, out var places) ? places : [];

    /// <summary>How many points of a rule, or how many of a reward, a pool has left.</summary>
    private long LeftIn(Pool pool, int source, long period, string share)
    {
        if (pool.Reward >= 0)
        {
            return programme.Rewards[pool.Reward].Stock!.Value - _answers.Where(known => known.Key.Pool == pool.Index).Sum(known => known.Granted);
        }

        if (!pool.IsLimited)
        {
            return long.MaxValue;
        }

        var spent = _answers.Where(known => known.Key.Pool == pool.Index && known.Key.Period == period && known.Key.Share == share)
            .Aggregate(Fraction.Zero, (sum, known) => sum + (Fraction.Of(known.Granted) * CostOf(known.Key.Rule, CurrencyOf(known.Key.Rule), pool)));
        return (long)((MostOf(pool) - spent) / CostOf(source, CurrencyOf(source), pool)).Floor();
    }

    /// <summary>How much there is of a limit: times, points or money.</summary>
    private Fraction MostOf(Pool pool)
    {
        if (pool.Cap < 0)
        {
            return programme.Budgets[pool.Budget].Limits[pool.LimitPlace].Most;
        }

        var cap = CapOf(pool);
        return cap.CountsMoney ? Fraction.Of(cap.Most, programme.MoneyScale) : Fraction.Of(cap.Most);
    }

    private Cap CapOf(Pool pool) =>
        programme.Rules.SelectMany(rule => rule.Caps).Concat(programme.SharedCaps.Select(shared => shared.Cap)).First(cap => cap.Index == pool.Cap);

    private static NaiveDifference Differs(FormattableString what) => new(what.ToString(CultureInfo.InvariantCulture));

    /// <summary>What one point of a rule costs a pool: of a budget its share of the point's worth, or of the point.</summary>
    private Fraction CostOf(int rule, int currency, Pool pool)
    {
        if (pool.Counts == PoolUnit.Uses)
        {
            return Fraction.One;
        }

        var ofPoint = pool.Counts == PoolUnit.Money ? programme.Currencies[currency].Worth : pool.Currency == currency ? Fraction.One : Fraction.Zero;
        return pool.Budget < 0 ? ofPoint
            : ofPoint * programme.Rules[rule].Effects[0].Funding!.Shares.Where(share => share.Budget == pool.Budget)
                .Aggregate(Fraction.Zero, (sum, share) => sum + share.Share);
    }

    /// <summary>What a rule gives: of several kinds of points the first, which alone are worth anything.</summary>
    private int CurrencyOf(int rule) => programme.Rules[rule].Effects[0] switch
    {
        RuleEffect.Multiply multiply => multiply.Currency,
        RuleEffect.Award award => award.Rates[0].Amounts[0].Currency,
        RuleEffect.Bonus bonus => bonus.Rates[0].Amounts[0].Currency,
        _ => 0,
    };

    private long PeriodOf(CapPeriod period, Instant at) => period is CapPeriod.PerCalendar per
        ? calendar.Midnight(NaiveCalendar.Start(per.Unit, calendar.Day(at))).Micros
        : 0;
}
