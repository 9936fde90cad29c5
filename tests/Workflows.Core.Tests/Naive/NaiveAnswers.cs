using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>
/// What budgets answered, as the log has it, taken as given: a member that is judged again gets what was recorded and asks only where
/// nothing was. Also sees that each answer was right: what was asked or what was left, and that what nobody needs goes back.
/// </summary>
internal sealed class NaiveAnswers(Programme programme, NaiveCalendar calendar)
{
    private readonly record struct Key(long Input, int Rule, int Budget, long Period);

    private sealed record Known(Key Key, string Member, long Asked, long Granted);

    private readonly List<Known> _answers = [];
    private readonly HashSet<Key> _needed = [];
    private int _new;

    /// <summary>What follows is what the step at hand added.</summary>
    public void BeginStep() => _new = _answers.Count;

    /// <summary>Takes in the answers of a step, and sees that each is what the budget had left.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public string? Read(Step step)
    {
        string? wrong = null;
        foreach (var (draw, granted) in step.Answers)
        {
            var budget = programme.Budgets[draw.Pool];
            var limit = budget.Limits[0];
            var currency = ((RuleEffect.Bonus)programme.Rules[draw.Source].Effects[0]).Rates[0].Amounts[0].Currency;
            var cost = limit.Currency is null ? programme.Currencies[currency].Worth : Fraction.One;
            var spent = _answers.Where(known => known.Key.Budget == draw.Pool && known.Key.Period == draw.Period)
                .Aggregate(Fraction.Zero, (sum, known) => sum + (Fraction.Of(known.Granted) * CostOf(known.Key.Rule, limit)));
            var left = (long)((limit.Most - spent) / cost).Floor();
            var right = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, Math.Max(0, left));
            if (granted != right)
            {
                wrong ??= $"budget {budget.Name} granted {granted} of {draw.Points} with {left} left";
            }

            _answers.Add(new Known(new Key(draw.Input, draw.Source, draw.Pool, draw.Period), step.Member, draw.Points, granted));
        }

        return wrong;
    }

    /// <summary>The member is judged from the beginning.</summary>
    public void Begin() => _needed.Clear();

    /// <summary>What a rule's budget pays of whole points that it wants to give.</summary>
    public long Granted(long input, Rule rule, int budget, Instant at, long points)
    {
        var key = new Key(input, rule.Index, budget, PeriodOf(programme.Budgets[budget].Limits[0].Period, at));
        _needed.Add(key);
        var places = Enumerable.Range(0, _answers.Count).Where(place => _answers[place].Key == key).ToList();
        var old = places.Where(place => place < _new).ToList();
        var now = places.Sum(place => _answers[place].Granted);
        if (old.Count == 0)
        {
            return places.Count == 0 ? throw Differs($"budget {budget} was not asked for {points} of rule {rule.Name}, input {input}")
                : _answers[places[0]].Asked != points
                ? throw Differs($"budget {budget} was asked for {_answers[places[0]].Asked}, not {points}, of rule {rule.Name}, input {input}")
                : now;
        }

        var granted = Math.Min(points, old.Sum(place => _answers[place].Granted));
        return granted == now
            ? granted
            : throw Differs($"of what budget {budget} granted rule {rule.Name}, input {input}, {now} are left instead of {granted}");
    }

    /// <summary>What nobody needs any more must have gone back.</summary>
    public void End(string member)
    {
        var kept = _answers.Where(known => known.Member == member && !_needed.Contains(known.Key)).GroupBy(known => known.Key)
            .FirstOrDefault(group => group.Sum(known => known.Granted) != 0);
        if (kept is not null)
        {
            var rule = programme.Rules[kept.Key.Rule].Name;
            throw Differs($"what budget {kept.Key.Budget} granted rule {rule}, input {kept.Key.Input}, didn't go back");
        }
    }

    private static NaiveDifference Differs(FormattableString what) => new(what.ToString(CultureInfo.InvariantCulture));

    private Fraction CostOf(int rule, BudgetLimit limit) => limit.Currency is not null ? Fraction.One
        : programme.Currencies[((RuleEffect.Bonus)programme.Rules[rule].Effects[0]).Rates[0].Amounts[0].Currency].Worth;

    private long PeriodOf(CapPeriod period, Instant at) => period is CapPeriod.PerCalendar per
        ? calendar.Midnight(NaiveCalendar.Start(per.Unit, calendar.Day(at))).Micros
        : 0;
}
