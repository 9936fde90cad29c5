using System.Globalization;
using Workflows.Core.Households;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Rewards;
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
    private readonly NaiveRecords _records;
    private NaiveRankings _rankings;
    private readonly SortedDictionary<(string Member, int Currency), long[]> _accounts = [];
    private readonly SortedDictionary<(string Member, int Rule, int Currency), long> _gave = [];
    private readonly SortedDictionary<(string Member, int Rule, int Currency, string To), long> _passedOn = [];
    private readonly HashSet<string> _touched = [];
    private readonly HashSet<string> _erased = [];
    private readonly SortedDictionary<string, NaiveJourneys> _journeys = new(StringComparer.Ordinal);
    private NaiveVersions _versions;
    private bool _hasAnybodyLeft;
    private int _read;

    private NaiveTrial(World world)
    {
        _world = world;
        _versions = new NaiveVersions(world.Plan);
        _calendar = new NaiveCalendar(world.Programme.TimeZone);
        _records = new NaiveRecords(new NaiveAnswers(_calendar));
        _records.Answers.Use(world.Programme, world.Plan.Pools);
        _rankings = new NaiveRankings(world.Programme, Judge);
    }

    /// <summary>A world for lives in batches of a size: more than one are stepped side by side.</summary>
    public static World Open(string text, int batch) => new(text, workers: batch > 1 ? new SideBySide(2, backwards: true) : null);

    /// <summary>Lives a life.</summary>
    /// <param name="world">A world in which nothing has happened.</param>
    /// <param name="life">What happens.</param>
    /// <param name="batch">How many events are taken at once at most.</param>
    /// <param name="counts">Gets what came to pass.</param>
    /// <returns>The first difference; null for none.</returns>
    public static string? Difference(World world, IReadOnlyList<Happening> life, int batch, NaiveCounts? counts = null)
    {
        var trial = new NaiveTrial(world);
        for (var i = 0; i < life.Count;)
        {
            // What changes the past, is a request or moves members is taken by itself.
            var together = life.Skip(i).Take(batch).TakeWhile(trial.IsPlain).ToList();
            var from = i;
            i += Math.Max(1, together.Count);
            var last = life[i - 1];
            try
            {
                trial.Step(together.Count > 1 ? together : [last], counts);
                if (trial.Compare(last, comparesAll: from / 10 < i / 10 || i == life.Count) is { } difference)
                {
                    return $"after step {i - 1}, {last}: {difference}";
                }
            }
            catch (Exception fault) when (fault is NaiveDifference or InvalidOperationException or Xunit.Sdk.XunitException or OverflowException)
            {
                return $"at step {i - 1}, {last}: {fault.Message}";
            }
        }

        return null;
    }

    private bool IsPlain(Happening happening) => happening is { Version: null, Event: { Replaces: null } record }
        && record.At == happening.Received && _world.Programme.EventTypes[record.Type].Name is "Purchase" or "Visit" or "Referral" or "TaskDone" or "Updated";

    private void Step(IReadOnlyList<Happening> steps, NaiveCounts? counts)
    {
        _touched.Clear();
        ForgetErased();
        _records.Answers.BeginStep();
        if (steps.Count > 1)
        {
            Arrival[] arrivals = [.. steps.Select(step => new Arrival(step.Event!, step.Received))];
            foreach (var refusal in _world.Population.Take(arrivals))
            {
                counts?.Refuse(refusal);
            }
        }
        else
        {
            Step(steps[0], counts);
        }

        _world.Population.End(steps[^1].Received);
        Read(counts, steps.Count > 1);
    }

    private void Step(Happening step, NaiveCounts? counts)
    {
        if (step.Version is { } text)
        {
            Begin(step.Received, text);
        }
        else if (step.Event is { } record && RewardRequest.Is(record))
        {
            Ask(record, step.Received, counts);
        }
        else if (step.Event is { } happened && _world.Population.Take(happened, step.Received) is var refusal && refusal != Refusal.None)
        {
            counts?.Refuse(refusal);
        }
    }

    private void Begin(Instant at, string text)
    {
        foreach (var member in _records.Members)
        {
            // What closes is still of the version before.
            JourneysOf(member);
        }

        _world.Apply(at, text);
        _versions = new NaiveVersions(_world.Plan);
        _rankings = new NaiveRankings(_world.Programme, Judge);
        _records.Answers.Use(_world.Programme, _world.Plan.Pools);
    }

    /// <summary>Who was erased has been looked at once more: whoever comes under that id is somebody else.</summary>
    private void ForgetErased()
    {
        foreach (var id in _erased)
        {
            _records.Forget(id);
            _journeys.Remove(id);
            _accounts.Keys.Where(key => key.Member == id).ToList().ForEach(key => _accounts.Remove(key));
            _gave.Keys.Where(key => key.Member == id).ToList().ForEach(key => _gave.Remove(key));
            _passedOn.Keys.Where(key => key.Member == id).ToList().ForEach(key => _passedOn.Remove(key));
        }

        _erased.Clear();
    }

    /// <summary>A request is answered as the naive model says, asked just before.</summary>
    private void Ask(EventRecord record, Instant received, NaiveCounts? counts)
    {
        _world.Population.End(received);
        Read(counts);
        if (_world.Population.Find(record.Member)?.Id is not { } owner)
        {
            // Nobody can but be refused.
            counts?.Refuse(_world.Population.Take(record, received));
            return;
        }

        var asked = Judge(owner, received);
        var expected = asked.WhyNot(record, household => NaiveHousehold.Judge(
            _versions, _calendar, _records, _world.Population.Members[household].Id, received).Lots);
        if (_world.Population.Take(record, received) is var refusal && refusal != Refusal.None)
        {
            counts?.Refuse(refusal);
            return;
        }

        // What a household was asked for is refused, or granted, with its answer.
        var found = _world.Log.Steps.Skip(_read).Where(step => step.Event?.Key == record.Key || step.Event?.Type == BuiltInEvents.HouseholdAnswered)
            .SelectMany(step => step.Effects).Where(effect => effect.Kind == EffectKind.Rejected).Select(effect => (RejectionReason?)effect.Subject).FirstOrDefault();
        var isForgotten = found == RejectionReason.NoSuchRedemption && asked.Rewards.MayBeForgotten(record);
        if (!isForgotten && Differ($"answer to {record.Key}", ReasonOf(expected), ReasonOf(found)) is { } wrong)
        {
            throw new NaiveDifference(wrong);
        }
    }

    /// <summary>What is over for long is forgotten, and then the answer is that there is no such thing.</summary>
    private static RejectionReason? ReasonOf(RejectionReason? reason) => reason is RejectionReason.AlreadyUsed or RejectionReason.VoucherExpired
        or RejectionReason.TooLateToCancel or RejectionReason.VoucherUsedUp or RejectionReason.NotCancellable or RejectionReason.NoSuchVoucher
        ? RejectionReason.NoSuchRedemption : reason;

    private void Read(NaiveCounts? counts, bool isBatch = false)
    {
        var from = _read;
        for (; _read < _world.Log.Steps.Count; _read++)
        {
            Read(_world.Log.Steps[_read]);
            counts?.Count(_world.Log.Steps[_read]);
            counts?.CountBatch(_world.Log.Steps[_read], isBatch && _read > from);
        }
    }

    private void Read(Step step)
    {
        if ((_records.Answers.Read(step) ?? (NaiveRecords.IsRefresh(step) ? _rankings.WrongIn(step, _records.Members) : null)) is { } wrong)
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

        foreach (var effect in step.Effects)
        {
            if (effect.Kind is EffectKind.RuleGave or EffectKind.Corrected)
            {
                var key = (step.Member, effect.Source, effect.Currency);
                _gave[key] = _gave.GetValueOrDefault(key) + effect.Amount;
            }
            else if (effect.Kind == EffectKind.PassedOn)
            {
                var key = (step.Member, effect.Source, effect.Currency, effect.Text!);
                _passedOn[key] = _passedOn.GetValueOrDefault(key) + effect.Amount;
            }
        }

        if (step.Event is not null)
        {
            _touched.Add(step.Member);
        }

        _hasAnybodyLeft |= step.Effects.Any(effect => effect.Kind is EffectKind.Left);
        if (step.Effects.Any(effect => effect.Kind == EffectKind.Erased))
        {
            _erased.Add(step.Member);
        }

        _records.Read(step);
        if (step.Effects.Any(effect => effect.Kind == EffectKind.VersionBegan) && _journeys.TryGetValue(step.Member, out var running))
        {
            running.Use(_world.Programme);
        }

        if (!_world.Programme.Journeys.IsEmpty && _records.Members.Contains(step.Member))
        {
            LookAtJourneys(step);
        }
    }

    /// <summary>What journeys did in a step is what their text says.</summary>
    private void LookAtJourneys(Step step)
    {
        var events = NaiveLog.Effective(_world.Programme, _records.LogOf(step.Member));
        if (step.Event is { } told && (RewardRequest.Is(told) || HouseholdRequest.IsOfHousehold(told)) && events.All(entry => entry.Id != step.Id))
        {
            // It was refused.
            return;
        }

        var looksBack = step.Event is { } record && (record.Replaces is not null || record.At != step.At || record.Type == BuiltInEvents.EarningDenied
            || _world.Programme.EventTypes[record.Type].Reverses is not null || events[^1].Id != step.Id);
        var live = new NaiveLive(JourneysOf(step.Member), step, looksBack, step.Event?.Replaces is not null || events[^1].Id != step.Id);
        NaiveMember.Judge(_versions, _calendar, _records, step.Member, step.At, live: live);
        live.End();
    }

    private NaiveJourneys JourneysOf(string member) =>
        _journeys.TryGetValue(member, out var known) ? known : _journeys[member] = new NaiveJourneys(_world.Programme, _calendar, member);

    private NaiveMember Judge(string member, Instant until) => NaiveMember.Judge(_versions, _calendar, _records, member, until);

    private string? Compare(Happening step, bool comparesAll) => _records.Members.Where(member => comparesAll || _touched.Contains(member))
        .Select(member => Compare(member, step.Received))
        .Concat(_records.Households.Where(household => comparesAll || _touched.Contains(household)).Select(household => CompareHousehold(household, step.Received)))
        .FirstOrDefault(difference => difference is not null);

    private string? CompareHousehold(string household, Instant until)
    {
        var expected = NaiveHousehold.Judge(_versions, _calendar, _records, household, until);
        var found = _world.Population.Members.Single(one => one.Id == household);
        var differences = _world.Programme.Currencies.SelectMany(points => Points(found, points, expected.Lots[points.Index]))
            .Append(Differ("members", string.Join(' ', expected.Residents), string.Join(' ', found.Residents)));
        return differences.FirstOrDefault(difference => difference is not null) is { } first ? $"{household}: {first}" : null;
    }

    private string? Compare(string member, Instant until)
    {
        _records.Answers.Begin();
        var expected = Judge(member, until);
        _records.Answers.End(member);
        var found = _world.Population.Members.Last(one => one.Id == member);
        var programme = _world.Programme;
        var differences = programme.Ladders.Select(ladder => Differ($"tier on {ladder.Name}", expected.Tiers[ladder.Index].Tier, found.Tier(ladder.Index)))
            .Concat(programme.Ladders.Select(ladder => Differ(
                $"end of tier on {ladder.Name}", expected.Tiers[ladder.Index].Until, UntilOf(found.Tiers[ladder.Index].Until))))
            .Concat(programme.Segments.Select(segment => Differ(segment.Name, expected.Segments[segment.Index], found.IsIn(segment.Index))))
            .Concat(programme.Rules.SelectMany(rule => programme.Currencies.Select(points => Differ(
                $"{points.Name} of {rule.Name}",
                expected.Gave.GetValueOrDefault((rule.Index, points.Index)),
                _gave.GetValueOrDefault((member, rule.Index, points.Index))))))
            .Concat(programme.Currencies.SelectMany(points => Points(found, points, expected.Lots[points.Index])))
            .Concat(expected.IsUnder ? [] : Rewards(found, expected.Rewards))
            .Append(Differ("household", expected.Household, found.Household))
            .Append(_journeys.GetValueOrDefault(member)?.Due <= until ? "a journey waits for what is over" : null)
            .Concat(Pooled(found, expected.Others))
            .Concat(PassedOn(member, expected.Others));
        return differences.FirstOrDefault(difference => difference is not null) is { } first ? $"{member}: {first}" : null;
    }

    private IEnumerable<string?> Points(MemberState found, PointsCurrency points, NaiveLots expected)
    {
        var accounts = _accounts.TryGetValue((found.Id, points.Index), out var known) ? known : new long[ChartOfAccounts.Count];
        yield return Differ(
            $"{points.Name} given", expected.Issued + expected.Forgiven,
            -accounts[(int)Account.Issued] - accounts[(int)Account.Reversed] - accounts[(int)Account.AdjustedIn]);
        yield return Differ($"pending {points.Name}", expected.Pending, found.Pending(points.Index));
        yield return Differ($"available {points.Name}", expected.Available, found.Available(points.Index));
        yield return Differ($"owed {points.Name}", expected.Owed, found.Owed(points.Index));
        yield return Differ($"{points.Name} in no lot", expected.Short, found.Balances[points.Index].Short);
        yield return Differ($"reserved {points.Name}", expected.Reserved, found.Held(points.Index));
        yield return Differ($"redeemed {points.Name}", expected.Redeemed, accounts[(int)Account.Redeemed]);
        yield return Differ($"expired {points.Name}", expected.Expired, accounts[(int)Account.Expired]);
        yield return Differ($"posted available {points.Name}", expected.Available, accounts[(int)Account.Available]);
        yield return Differ($"posted pending {points.Name}", expected.Pending, accounts[(int)Account.Pending]);
        yield return Differ($"posted reserved {points.Name}", expected.Reserved, accounts[(int)Account.Held]);
        yield return Differ(
            $"transferred {points.Name}", expected.Transferred, -accounts[(int)Account.TransferredIn] - accounts[(int)Account.TransferredOut]);
        yield return Differ(
            $"lots of {points.Name}",
            LotsOf(expected.Lots.Select(lot => (lot.Earned, lot.Expires, lot.Matures is not null, lot.Left))),
            LotsOf((found.LotsOf(points.Index) ?? []).Select(lot => (new Instant(lot.Earned), new Instant(lot.Expires), lot.IsPending, lot.Left))));
    }

    /// <summary>What is reserved, and what vouchers are worth that can still be used.</summary>
    private static IEnumerable<string?> Rewards(MemberState found, NaiveRewards expected)
    {
        yield return Differ(
            "reservations", string.Join(", ", expected.Holds.Select(hold => hold.Key)), string.Join(", ", found.Rewards?.Holds.Select(hold => hold.Key) ?? []));
        yield return Differ(
            "vouchers",
            string.Join(", ", expected.Given.Where(one => one is { Code: not null, IsUsedUp: false, IsExpired: false }).Select(one => $"{one.Key} {one.Worth}")),
            string.Join(", ", (found.Rewards?.Redemptions ?? []).Where(one => one.Voucher is { IsOver: false }).Select(one => $"{one.Key} {one.Voucher!.Left}")));
    }

    private IEnumerable<string?> Pooled(MemberState member, NaiveOthers expected) =>
        from household in _world.Population.Members
        where household.IsHousehold
        from points in _world.Programme.Currencies
        let came = NaiveLog.Effective(_world.Programme, _records.LogOf(household.Id)).Select(entry => entry.Record).Where(record =>
            record.Type == BuiltInEvents.PointsPooled && record.Numbers[PassingEvents.Who] == member.Index && record.Numbers[PassingEvents.Points] > 0
            && expected.CurrencyOf(record) == points.Index)
        select Differ(
            $"{points.Name} brought to {household.Id}",
            NaiveOthers.TextOf(expected.Pooled.GetValueOrDefault((household.Index, points.Index)) ?? []),
            NaiveOthers.TextOf(came.SelectMany(NaiveOthers.PartsOf)));

    private IEnumerable<string?> PassedOn(string member, NaiveOthers expected)
    {
        var keys = expected.Gave.Keys.Concat(_passedOn.Keys.Where(key => key.Member == member).Select(key => (key.Rule, key.Currency, key.To))).Distinct();
        foreach (var (rule, currency, to) in keys)
        {
            yield return Differ(
                $"{_world.Programme.Currencies[currency].Name} of {_world.Programme.Rules[rule].Name} for {to}",
                expected.Gave.GetValueOrDefault((rule, currency, to)), _passedOn.GetValueOrDefault((member, rule, currency, to)));
        }

        var made = expected.Made.Select(passing => passing.ToString()).Order(StringComparer.Ordinal).ToList();
        var came = _records.PassedOnBy(_world.Programme, member).Where(record => record.Type != BuiltInEvents.MemberTakenOver)
            .Select(record => expected.Of(record).ToString()).Order(StringComparer.Ordinal).ToList();

        // Who has left gets nothing.
        yield return _hasAnybodyLeft ? null : Differ("passed on", string.Join('\n', made), string.Join('\n', came));
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
