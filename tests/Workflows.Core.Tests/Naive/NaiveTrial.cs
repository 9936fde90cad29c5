using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Naive;

/// <summary>Takes a life through the core and, after every step, compares what the naive model makes of the log.</summary>
internal sealed class NaiveTrial
{
    private readonly World _world;
    private readonly NaiveCalendar _calendar;
    private readonly NaiveAnswers _answers;
    private readonly SortedDictionary<(string Member, int Currency), long[]> _accounts = [];
    private readonly SortedDictionary<(string Member, int Rule, int Currency), long> _gave = [];
    private readonly Dictionary<string, List<(long Id, EventRecord Record)>> _logs = [];
    private int _read;

    private NaiveTrial(World world)
    {
        _world = world;
        _calendar = new NaiveCalendar(_world.Programme.TimeZone);
        _answers = new NaiveAnswers(_world.Programme, _calendar);
    }

    /// <summary>Lives a life.</summary>
    /// <param name="world">A world in which nothing has happened.</param>
    /// <param name="life">What happens.</param>
    /// <param name="counts">Gets what came to pass.</param>
    /// <returns>The first difference; null for none.</returns>
    public static string? Difference(World world, IReadOnlyList<Happening> life, NaiveCounts? counts = null)
    {
        var trial = new NaiveTrial(world);
        for (var i = 0; i < life.Count; i++)
        {
            try
            {
                trial.Step(life[i], counts);
                if (trial.Compare(life[i]) is { } difference)
                {
                    return $"after step {i}, {life[i]}: {difference}";
                }
            }
            catch (Exception fault) when (fault is NaiveDifference or InvalidOperationException or Xunit.Sdk.XunitException or OverflowException)
            {
                return $"at step {i}, {life[i]}: {fault.Message}";
            }
        }

        return null;
    }

    private void Step(Happening step, NaiveCounts? counts)
    {
        _answers.BeginStep();
        if (step.Event is { } record && _world.Population.Take(record, step.Received) is var refusal && refusal != Refusal.None)
        {
            counts?.Refuse();
        }

        _world.Population.End(step.Received);
        for (; _read < _world.Log.Steps.Count; _read++)
        {
            Read(_world.Log.Steps[_read]);
            counts?.Count(_world.Log.Steps[_read]);
        }
    }

    private void Read(Step step)
    {
        if (_answers.Read(step) is { } wrong)
        {
            throw new NaiveDifference(wrong);
        }

        foreach (var posting in step.Postings)
        {
            var key = (step.Member, posting.Currency);
            var accounts = _accounts.TryGetValue(key, out var known) ? known : _accounts[key] = new long[ChartOfAccounts.Count];
            accounts[(int)posting.From] -= posting.Amount;
            accounts[(int)posting.To] += posting.Amount;
        }

        foreach (var effect in step.Effects.Where(effect => effect.Kind is EffectKind.RuleGave or EffectKind.Corrected))
        {
            var key = (step.Member, effect.Source, effect.Currency);
            _gave[key] = _gave.GetValueOrDefault(key) + effect.Amount;
        }

        if (step.Event is { } record && !step.Effects.Any(effect => effect.Kind == EffectKind.Rejected))
        {
            (_logs.TryGetValue(step.Member, out var log) ? log : _logs[step.Member] = []).Add((step.Id, record));
        }
    }

    private string? Compare(Happening step)
    {
        var isOfOne = step.Event is not null && _world.Log.Steps.Count % 10 != 0;
        return _logs.Keys.Order(StringComparer.Ordinal).Where(member => !isOfOne || member == step.Event!.Member)
            .Select(member => Compare(member, step.Received)).FirstOrDefault(difference => difference is not null);
    }

    private string? Compare(string member, Instant until)
    {
        _answers.Begin();
        var expected = NaiveMember.Judge(_world.Programme, _calendar, _answers, _logs[member], until);
        _answers.End(member);
        var found = _world.Member(member);
        var programme = _world.Programme;
        var differences = programme.Ladders.Select(ladder => Differ($"tier on {ladder.Name}", expected.Tiers[ladder.Index].Tier, found.Tier(ladder.Index)))
            .Concat(programme.Ladders.Select(ladder => Differ(
                $"end of tier on {ladder.Name}", expected.Tiers[ladder.Index].Until, UntilOf(found.Tiers[ladder.Index].Until))))
            .Concat(programme.Segments.Select(segment => Differ(segment.Name, expected.Segments[segment.Index], found.IsIn(segment.Index))))
            .Concat(programme.Rules.SelectMany(rule => programme.Currencies.Select(points => Differ(
                $"{points.Name} of {rule.Name}",
                expected.Gave.GetValueOrDefault((rule.Index, points.Index)),
                _gave.GetValueOrDefault((member, rule.Index, points.Index))))))
            .Concat(programme.Currencies.SelectMany(points => Points(member, points, expected.Lots[points.Index])));
        return differences.FirstOrDefault(difference => difference is not null) is { } first ? $"{member}: {first}" : null;
    }

    private IEnumerable<string?> Points(string member, PointsCurrency points, NaiveLots expected)
    {
        var found = _world.Member(member);
        var accounts = _accounts.TryGetValue((member, points.Index), out var known) ? known : new long[ChartOfAccounts.Count];
        yield return Differ($"{points.Name} given", expected.Issued, -accounts[(int)Account.Issued] - accounts[(int)Account.Reversed]);
        yield return Differ($"pending {points.Name}", expected.Pending, found.Pending(points.Index));
        yield return Differ($"available {points.Name}", expected.Available, found.Available(points.Index));
        yield return Differ($"owed {points.Name}", expected.Owed, found.Owed(points.Index));
        yield return Differ($"redeemed {points.Name}", expected.Redeemed, accounts[(int)Account.Redeemed]);
        yield return Differ($"expired {points.Name}", expected.Expired, accounts[(int)Account.Expired]);
        yield return Differ($"posted available {points.Name}", expected.Available, accounts[(int)Account.Available]);
        yield return Differ(
            $"lots of {points.Name}",
            LotsOf(expected.Lots.Select(lot => (lot.Earned, lot.Expires, lot.Matures is not null, lot.Left))),
            LotsOf((found.LotsOf(points.Index) ?? []).Select(lot => (new Instant(lot.Earned), new Instant(lot.Expires), lot.IsPending, lot.Left))));
    }

    private static Instant UntilOf(long until) => until == 0 ? Instant.Never : new Instant(until);

    private static string LotsOf(IEnumerable<(Instant Earned, Instant Expires, bool IsPending, long Left)> lots) => string.Join(
        ", ",
        lots.GroupBy(lot => (lot.Earned, lot.Expires, lot.IsPending))
            .OrderBy(lot => lot.Key.Earned).ThenBy(lot => lot.Key.Expires).ThenBy(lot => lot.Key.IsPending)
            .Select(same => $"{same.Sum(lot => lot.Left)} of {same.Key.Earned} to {same.Key.Expires}{(same.Key.IsPending ? " pending" : "")}"));

    private static string? Differ<T>(string what, T expected, T found) => Equals(expected, found) ? null
        : string.Create(CultureInfo.InvariantCulture, $"{what}: the naive model says {expected}, the core {found}");
}
