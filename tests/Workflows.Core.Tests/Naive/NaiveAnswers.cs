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
    private readonly record struct Key(long Input, int Rule, int Pool, long Period);

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
            var left = LeftIn(pools[draw.Pool], draw.Source, draw.Period);
            var right = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, Math.Max(0, left));
            right = right >= 0 && right < draw.Least ? 0 : right;
            if (granted != right)
            {
                wrong ??= $"pool {draw.Pool} granted {granted} of {draw.Points} with {left} left";
            }

            var known = new Known(new Key(draw.Input, draw.Source, draw.Pool, draw.Period), step.Member, draw.Points, granted);
            _answers.Add(known);
            (_byKey.TryGetValue(known.Key, out var same) ? same : _byKey[known.Key] = []).Add(_answers.Count - 1);
        }

        return wrong;
    }

    /// <summary>How many of a reward are left.</summary>
    public long LeftOf(Reward reward) => pools.FirstOrDefault(pool => pool.Reward == reward.Index) is { } stock ? LeftIn(stock, int.MinValue, 0) : 1;

    /// <summary>The member is judged from the beginning.</summary>
    public void Begin() => _needed.Clear();

    /// <summary>What those who pay for a gift grant of the whole points that it wants: each as many as the others.</summary>
    public long Granted(long input, NaiveGift gift, Instant at)
    {
        var granted = gift.Points;
        var asked = new List<Key>();
        foreach (var pool in gift.Effect.Funding!.Shares.SelectMany(share => pools.Where(pool => pool.Budget == share.Budget))
            .Where(pool => CostOf(gift.Rule.Index, pool) > Fraction.Zero).OrderBy(pool => !pool.IsLimited))
        {
            var key = new Key(input, gift.Rule.Index, pool.Index, PeriodOf(pool.Period, at));
            if (granted > 0)
            {
                var answer = pool.IsLimited ? Answer(key, granted) : granted;
                granted = answer < granted && gift.Effect is RuleEffect.Bonus { AllOrNothing: true } ? 0 : answer;
            }

            asked.Add(key);
        }

        foreach (var key in asked)
        {
            _needed.Add(key);
            var now = PlacesOf(key).Sum(place => _answers[place].Granted);
            if (now != granted)
            {
                throw Differs($"of what pool {key.Pool} granted rule {gift.Rule.Name}, input {input}, {now} are kept instead of {granted}");
            }
        }

        return granted;
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
    private long LeftIn(Pool pool, int source, long period)
    {
        if (pool.Reward >= 0)
        {
            return programme.Rewards[pool.Reward].Stock!.Value - _answers.Where(known => known.Key.Pool == pool.Index).Sum(known => known.Granted);
        }

        if (pool.LimitPlace < 0)
        {
            return long.MaxValue;
        }

        var spent = _answers.Where(known => known.Key.Pool == pool.Index && known.Key.Period == period)
            .Aggregate(Fraction.Zero, (sum, known) => sum + (Fraction.Of(known.Granted) * CostOf(known.Key.Rule, pool)));
        return (long)((programme.Budgets[pool.Budget].Limits[pool.LimitPlace].Most - spent) / CostOf(source, pool)).Floor();
    }

    private static NaiveDifference Differs(FormattableString what) => new(what.ToString(CultureInfo.InvariantCulture));

    /// <summary>What one point of a rule costs a pool: its share of the point's worth, or of the point.</summary>
    private Fraction CostOf(int rule, Pool pool)
    {
        var effect = programme.Rules[rule].Effects.First(one => one.Funding is not null);
        var currency = effect is RuleEffect.Multiply multiply ? multiply.Currency
            : (effect is RuleEffect.Award award ? award.Rates : ((RuleEffect.Bonus)effect).Rates)[0].Amounts[0].Currency;
        var limit = pool.LimitPlace < 0 ? null : programme.Budgets[pool.Budget].Limits[pool.LimitPlace];
        var ofPoint = limit?.Currency is not { } counted ? programme.Currencies[currency].Worth : counted == currency ? Fraction.One : Fraction.Zero;
        return ofPoint * effect.Funding!.Shares.Where(share => share.Budget == pool.Budget).Aggregate(Fraction.Zero, (sum, share) => sum + share.Share);
    }

    private long PeriodOf(CapPeriod period, Instant at) => period is CapPeriod.PerCalendar per
        ? calendar.Midnight(NaiveCalendar.Start(per.Unit, calendar.Day(at))).Micros
        : 0;
}
