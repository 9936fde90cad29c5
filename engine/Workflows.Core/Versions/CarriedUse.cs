using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>
/// What a member used, before a version, of the shared limits that begin with it, as far as the log tells it: of caps by what rules and rewards gave as
/// the log is judged, of budgets by what pools answered. It is recorded as answers of the version's beginning. Only periods that go on count, for
/// what comes late is judged by the version of its own time.
/// </summary>
/// <param name="plan">The version that begins.</param>
internal sealed class CarriedUse(ProgrammePlan plan)
{
    private readonly Instant _at = plan.Past[^1].Until;

    /// <summary>The uses of a member, by pool, share and period.</summary>
    /// <param name="log">The member's log.</param>
    /// <param name="given">What was given to the member; nothing for who was erased, whose log can't be judged.</param>
    /// <param name="entry">The number of the beginning in the log.</param>
    public IEnumerable<Draw> Of(IReadOnlyList<LogEntry> log, IReadOnlyList<Given> given, long entry)
    {
        foreach (var limit in plan.Common.FromBefore!.NewPools.Where(limit => limit.IsTold))
        {
            var sums = new SortedDictionary<(string Key, long Period), Fraction>(Comparer<(string Key, long Period)>.Create(
                (a, b) => Utf8Order.Compare(a.Key, b.Key) is not 0 and var order ? order : a.Period.CompareTo(b.Period)));
            foreach (var (use, at, record) in limit.Limit is { } cap ? OfCap(limit.Pool, cap, given) : OfBudget(limit, log))
            {
                if (GoesOn(limit.Pool, at))
                {
                    var key = limit.Pool.Scope is PoolScope.PerField field && record is not null ? PoolKey.ValueOf(field.Field, plan.Programme, record) : "";
                    var place = (key, limit.Pool.PeriodOf(at, plan.Calendar.DayOf(at), plan.Calendar));
                    sums[place] = sums.GetValueOrDefault(place, Fraction.Zero) + use;
                }
            }

            foreach (var ((key, period), sum) in sums.Where(one => one.Value.Floor() != 0))
            {
                yield return new Draw(entry, limit.Pool.Index, key, period, Draw.Carried, 0, (long)sum.Floor(), 0, 1);
            }
        }
    }

    /// <summary>Whether the period of an instant goes on when the version begins.</summary>
    private bool GoesOn(Pool pool, Instant at) => pool.Period switch
    {
        CapPeriod.PerCalendar calendar => plan.Calendar.StartOfDay(Calendar.NextPeriodStart(calendar.Unit, plan.Calendar.DayOf(at))) > _at,
        CapPeriod.InAny any => plan.Calendar.Plus(at, any.Length) > _at,
        CapPeriod.PerEvent => false,
        _ => true,
    };

    private IEnumerable<(Fraction Use, Instant At, EventRecord? Record)> OfCap(Pool pool, NewCap limit, IReadOnlyList<Given> given)
    {
        foreach (var one in given.Where(one => Counts(limit, one)))
        {
            var isUse = pool.Counts == PoolUnit.Uses;
            if (isUse ? one.IsNewUse : PoolTable.UnitCost(plan.Programme, pool, one.Currency, Fraction.One) > 0)
            {
                yield return (
                    isUse ? Fraction.One : Fraction.Of(one.Points * PoolTable.UnitCost(plan.Programme, pool, one.Currency, Fraction.One)), one.At, one.Event);
            }
        }
    }

    private bool Counts(NewCap limit, Given one) => one.Rule < 0
        ? one.Reward == limit.Reward
        : limit.Rules.Contains(plan.Common.RuleNames[one.Rule]) && plan.Counts(limit.Cap, one.Currency);

    /// <summary>What pools granted of a budget: what asked stands in the log under its number, or else asked as it was judged.</summary>
    private IEnumerable<(Fraction Use, Instant At, EventRecord? Record)> OfBudget(NewPool limit, IReadOnlyList<LogEntry> log)
    {
        var asked = log.ToDictionary(entry => entry.Id);
        foreach (var entry in log)
        {
            foreach (var (draw, granted) in entry.Answers.Where(answer => !answer.Draw.IsCarried))
            {
                var by = asked.GetValueOrDefault(draw.Input, entry);
                var version = plan.Past.Count(past => past.Until <= by.At);
                if (version < limit.Sources.Length && draw.Pool == limit.Sources[version])
                {
                    var scale = Fraction.Of(limit.Pool.Scale) / Fraction.Of(plan.Pools[draw.Pool].Scale);
                    yield return (Fraction.Of(granted * draw.UnitCost) * scale, by.At, by.Event);
                }
            }
        }
    }
}
