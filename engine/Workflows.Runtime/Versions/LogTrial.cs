using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Versions;

/// <summary>
/// Runs the log of a database again in memory with another version in force for the last days, budgets, caps and journeys included, and
/// adds up what it gives beside what was given. It shows cost and reach; how people would answer it can't show.
/// </summary>
public static class LogTrial
{
    /// <summary>Runs the trial.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="before">The version in force.</param>
    /// <param name="next">The other version, with the first instant of those days as the end of the last of its past versions.</param>
    /// <param name="days">How many days they are.</param>
    public static PointsTrial Run(RunReader reader, ProgrammePlan before, ProgrammePlan next, int days)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(next);
        var from = next.Past[^1].Until;
        var (old, now) = (new Sums(next, from), new Sums(next, from));
        var memory = new MemoryLog(now);
        var population = new Population(next.Past[0].Plan, memory, memory);
        var version = 0;
        void PassTo(Instant instant)
        {
            for (; version < next.Past.Length && next.Past[version].Until <= instant; version++)
            {
                population.CloseAt(next.Past[version].Until);
                var following = new Population(version + 1 < next.Past.Length ? next.Past[version + 1].Plan : next, memory, memory);
                following.Begin(population);
                population = following;
            }
        }

        var stands = new Queue<ClockStand>(reader.ClockStands());
        foreach (var entry in reader.Entries())
        {
            old.Take(entry.Effects, entry.Postings);
            while (stands.TryPeek(out var stand) && stand.Before <= entry.Id)
            {
                PassTo(stands.Dequeue().At);
                population.End(stand.At);
            }

            // What steps pass on to other members comes of taking the events.
            if (entry.Event is { } record && !PassingEvents.Is(record.Type))
            {
                PassTo(entry.Received);
                population.Take(record, entry.Received);
            }
        }

        PassTo(reader.Received);
        population.End(reader.Received);
        var codec = new MemberCodec(before);
        var members = reader.Members.Select(member => codec.Read(member.Id, member.Index, member.State.Span, member.Sheet.Span)).ToList();
        return new PointsTrial(
            days, [.. next.Programme.Currencies.Select(currency => Compare(before.Programme, currency, old, now, members, population.Members))],
            [.. old.ByRule.Keys.Union(now.ByRule.Keys).Order()
                .Where(key => old.ByRule.GetValueOrDefault(key) != now.ByRule.GetValueOrDefault(key))
                .Select(key => new RuleTrial(
                    next.Programme.Rules[key.Rule].Name, next.Programme.Currencies[key.Currency].Name,
                    (old.ByRule.GetValueOrDefault(key), now.ByRule.GetValueOrDefault(key))))]);
    }

    private static CurrencyTrial Compare(
        Programme before, PointsCurrency currency, Sums old, Sums now, List<MemberState> members, IReadOnlyList<MemberState> then)
    {
        var was = currency.Index < before.Currencies.Length ? before.Currencies[currency.Index] : currency;
        var outstanding = currency.Index < before.Currencies.Length ? members.Sum(member => Outstanding(member, currency.Index)) : 0;
        var given = (Old: old.Given(currency.Index), New: now.Given(currency.Index));
        var later = then.Sum(member => Outstanding(member, currency.Index));
        return new CurrencyTrial(
            currency.Name, given, (Money(was, given.Old), Money(currency, given.New)), (outstanding, later),
            (Money(was, outstanding), Money(currency, later)));
    }

    private static long Outstanding(MemberState member, int currency) =>
        member.Available(currency) + member.Pending(currency) + member.Held(currency);

    /// <summary>To the hundredth, halves away from zero.</summary>
    private static decimal Money(PointsCurrency currency, long points)
    {
        var cents = Fraction.Of(points) * currency.Worth * currency.ExpectedRedemption * Fraction.Of(100);
        var half = new Fraction(1, 2);
        return (decimal)(cents >= Fraction.Zero ? (cents + half).Floor() : (cents - half).Ceiling()) / 100m;
    }

    /// <summary>What was given from an instant on.</summary>
    private sealed class Sums(ProgrammePlan plan, Instant from) : IStepSink
    {
        private readonly SortedDictionary<int, long> _given = [];

        public SortedDictionary<(int Rule, int Currency), long> ByRule { get; } = [];

        public long Given(int currency) => _given.GetValueOrDefault(currency);

        public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output) =>
            Take(output.Effects, output.Postings);

        public void Take(IReadOnlyList<Effect> effects, IReadOnlyList<Posting> postings)
        {
            foreach (var posting in postings.Where(posting => posting.At >= from))
            {
                var net = (posting.From == Account.Issued ? posting.Amount : 0) - (posting.To == Account.Reversed ? posting.Amount : 0);
                _given[posting.Currency] = Given(posting.Currency) + net;
            }

            foreach (var effect in effects.Where(effect =>
                effect.At >= from && effect.Source >= 0 && effect.Kind is EffectKind.RuleGave or EffectKind.Corrected))
            {
                var key = (plan.PresentRule(effect.Source), effect.Currency);
                ByRule[key] = ByRule.GetValueOrDefault(key) + effect.Amount;
            }
        }
    }
}
