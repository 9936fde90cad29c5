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
internal sealed class NaiveAnswers(NaiveCalendar calendar)
{
    private readonly record struct Key(long Input, int Rule, int Pool, long Period, string Share);

    private sealed record Known(Key Key, string Member, long Asked, long Granted, long Step);

    private readonly List<Known> _answers = [];
    private readonly Dictionary<Key, List<int>> _byKey = [];
    private readonly HashSet<Key> _needed = [];
    private Programme _programme = null!;
    private IReadOnlyList<Pool> _pools = [];
    private int _new;

    /// <summary>Who limits and pays is as this version says it.</summary>
    public void Use(Programme programme, IReadOnlyList<Pool> pools) => (_programme, _pools) = (programme, pools);

    /// <summary>What follows is what the step at hand added.</summary>
    public void BeginStep() => _new = _answers.Count;

    /// <summary>Takes in the answers of a step, and sees that each is what there was left.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public string? Read(Step step)
    {
        string? wrong = null;
        foreach (var (draw, granted) in step.Answers)
        {
            var left = LeftIn(_pools[draw.Pool], draw.Source, draw.Period, draw.Key);
            var right = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, Math.Max(0, left));
            right = right >= 0 && right < draw.Least ? 0 : right;
            if (granted != right)
            {
                wrong ??= $"pool {draw.Pool} granted {granted} of {draw.Points} with {left} left";
            }

            var known = new Known(new Key(draw.Input, draw.Source, draw.Pool, draw.Period, draw.Key), step.Member, draw.Points, granted, step.Id);
            _answers.Add(known);
            (_byKey.TryGetValue(known.Key, out var same) ? same : _byKey[known.Key] = []).Add(_answers.Count - 1);
        }

        return wrong;
    }

    /// <summary>How many of a reward are left.</summary>
    public long LeftOf(Reward reward) => _pools.FirstOrDefault(pool => pool.Reward == reward.Index) is { } stock ? LeftIn(stock, int.MinValue, 0, "") : 1;

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
            var needed = _pools[key.Pool].Counts == PoolUnit.Uses ? Math.Min(granted, 1) : granted;
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
        var shared = _programme.SharedCaps.Where(shared => shared.Rules.Contains(gift.Rule.Index)).Select(shared => shared.Cap);
        var caps = gift.Rule.Caps.Concat(shared).Where(cap => cap.Scope is not null && (cap.CountsUses || !gift.IsExtension));
        return caps.Select(cap => _pools.Single(pool => pool.Cap == cap.Index))
            .Concat((gift.Effect.Funding?.Shares ?? []).SelectMany(share => _pools.Where(pool => pool.Budget == share.Budget)));
    }

    /// <summary>What nobody needs any more must have gone back.</summary>
    public void End(string member)
    {
        var kept = _answers.Where(known => known.Member == member && known.Key.Rule >= 0 && !_needed.Contains(known.Key)).GroupBy(known => known.Key)
            .FirstOrDefault(group => group.Sum(known => known.Granted) != 0);
        if (kept is not null)
        {
            var rule = _programme.Rules[kept.Key.Rule].Name;
            throw Differs($"what pool {kept.Key.Pool} granted rule {rule}, input {kept.Key.Input}, didn't go back");
        }
    }

    /// <summary>What was granted to who was erased stays granted, and is nobody's.</summary>
    public void Forget(string member)
    {
        for (var i = 0; i < _answers.Count; i++)
        {
            _answers[i] = _answers[i].Member == member ? _answers[i] with { Member = "" } : _answers[i];
        }
    }

    /// <summary>
    /// What was recorded before this step, as far as it is needed; where more is wanted than was asked, what the pool was asked now: what was refused stays
    /// refused.
    /// </summary>
    private long Answer(Key key, long points)
    {
        var places = PlacesOf(key);
        var old = places.Where(place => place < _new).Select(place => _answers[place]).ToList();
        var asked = old.Sum(known => known.Asked) + AskedBesides(old);
        var granted = old.Sum(known => known.Granted);
        if (old.Count > 0 && points <= asked)
        {
            return Math.Min(points, granted);
        }

        var anew = places.Where(place => place >= _new).Select(place => _answers[place]).FirstOrDefault(known => known.Asked > 0)
            ?? throw Differs($"pool {key.Pool} was not asked for {points - asked} of rule {key.Rule}, input {key.Input}");
        return anew.Asked == points - asked ? Math.Min(points, granted + anew.Granted)
            : throw Differs($"pool {key.Pool} was asked for {anew.Asked}, not {points - asked}, of rule {key.Rule}, input {key.Input}");
    }

    /// <summary>What was asked and given back within one step, as another pool granted less.</summary>
    private static long AskedBesides(List<Known> old) => old.GroupBy(known => known.Step).Select(step =>
    {
        var sums = step.Aggregate(new List<long>(), (sums, known) => [.. sums, sums.LastOrDefault() + known.Asked]);
        return sums.Max() - sums[^1];
    }).Sum();

    private List<int> PlacesOf(Key key) => _byKey.TryGetValue(key, out var places) ? places : [];

    /// <summary>How many points of a rule, or how many of a reward, a pool has left.</summary>
    private long LeftIn(Pool pool, int source, long period, string share)
    {
        if (pool.Reward >= 0)
        {
            return _programme.Rewards[pool.Reward].Stock!.Value - _answers.Where(known => known.Key.Pool == pool.Index).Sum(known => known.Granted);
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
            return _programme.Budgets[pool.Budget].Limits[pool.LimitPlace].Most;
        }

        var cap = CapOf(pool);
        return cap.CountsMoney ? Fraction.Of(cap.Most, _programme.MoneyScale) : Fraction.Of(cap.Most);
    }

    private Cap CapOf(Pool pool) =>
        _programme.Rules.SelectMany(rule => rule.Caps).Concat(_programme.SharedCaps.Select(shared => shared.Cap)).First(cap => cap.Index == pool.Cap);

    private static NaiveDifference Differs(FormattableString what) => new(what.ToString(CultureInfo.InvariantCulture));

    /// <summary>What one point of a rule costs a pool: of a budget its share of the point's worth, or of the point.</summary>
    private Fraction CostOf(int rule, int currency, Pool pool)
    {
        if (rule < 0)
        {
            var bonus = FundedIn(rule);
            return SharesOf(bonus.Funding!, pool) * (pool.Counts == PoolUnit.Money ? _programme.Currencies[bonus.Amount.Currency].Worth : Fraction.One);
        }

        if (pool.Counts == PoolUnit.Uses)
        {
            return Fraction.One;
        }

        var ofPoint = pool.Counts == PoolUnit.Money ? _programme.Currencies[currency].Worth : pool.Currency == currency ? Fraction.One : Fraction.Zero;
        return pool.Budget < 0 ? ofPoint
            : ofPoint * SharesOf(_programme.Rules[rule].Effects[0].Funding!, pool);
    }

    private static Fraction SharesOf(Funding funding, Pool pool) => funding.Shares.Where(share => share.Budget == pool.Budget)
        .Aggregate(Fraction.Zero, (sum, share) => sum + share.Share);

    /// <summary>What a journey gives that a budget pays for: its bonuses are all of one kind of points, paid alike.</summary>
    private JourneyStep.Bonus FundedIn(int source) =>
        Workflows.Core.Planning.ProgrammePlan.StepsOf(_programme.Journeys[-1 - source].Steps).OfType<JourneyStep.Bonus>().First(bonus => bonus.Funding is not null);

    /// <summary>What a rule gives: of several kinds of points the first, which alone are worth anything.</summary>
    private int CurrencyOf(int rule) => rule < 0 ? FundedIn(rule).Amount.Currency : _programme.Rules[rule].Effects[0] switch
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
