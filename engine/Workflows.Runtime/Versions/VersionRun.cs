using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Versions;

/// <summary>
/// Puts a version of a programme into force. First the clock goes on to its instant under the version before, as a run would let it; then
/// the state of every member goes over, in one transaction: whoever is stopped before its end has the version before still in force.
/// </summary>
public static class VersionRun
{
    /// <summary>Puts a version into force.</summary>
    /// <exception cref="StorageFault">The database can't be used, or its clock stands at that instant or after it.</exception>
    public static ApplyResult Apply(ApplyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var claim = WriterClaim.Take(request.Database);
        using var store = LedgerStore.Open(request.Database, request.Before, request.SourcesBefore);
        var stored = store.Restore();
        if (stored.Received >= request.At)
        {
            throw new StorageFault($"{request.Database}: the clock stands at {stored.Received}; name a later instant from which the version is to be in force.");
        }

        RequireSameUnits(request);
        var before = new Population(request.Before.With(store.VoucherSecret).With(store.Pauses()), store, store);
        before.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);
        before.WakeBefore(stored.Received);
        RunPosition Position(Population population, Instant? clock) => new()
        {
            Received = population.Received, Pools = population.Pools.TakeChanges(), Input = stored.Input, ClockAt = clock,
        };
        if (stored.Received != Instant.Earliest)
        {
            before.End(new Instant(request.At.Micros - 1));
            store.Commit(Position(before, before.Received));
        }

        before.CloseAt(request.At);
        store.BeginVersion(request.Next);
        var counts = new Counting(store);
        var population = new Population(request.Next.With(store.VoucherSecret), store, counts);
        population.Begin(before);
        store.CommitVersion(request.Next, request.Sources, Position(before, null) with
        {
            Received = population.Received, Pools = [.. before.Pools.TakeChanges(), .. population.Pools.TakeChanges()],
        }, request.Approval);
        return new ApplyResult(
            population.Members.Count(member => !member.IsHousehold), counts.TierMoves, counts.SegmentMoves, counts.JourneyMoves, counts.JourneyStarts);
    }

    /// <summary>What a budget has spent is kept in units; a worth or a share that is no whole number of them needs another budget.</summary>
    private static void RequireSameUnits(ApplyRequest request)
    {
        foreach (var (old, now) in request.Before.Pools.Zip(request.Next.Pools))
        {
            if (old.Scale != now.Scale)
            {
                var name = now.Budget >= 0 ? $"the budget {request.Next.Programme.Budgets[now.Budget].Name}" : "a shared limit";
                throw new StorageFault($"{request.Database}: points are now worth so small a part of what {name} counts in that its use can't go on; "
                    + "take a rounder worth or share, or a new budget.");
            }
        }
    }

    private sealed class Counting(IStepSink next) : IStepSink
    {
        public int TierMoves { get; private set; }

        public int SegmentMoves { get; private set; }

        public int JourneyMoves { get; private set; }

        public int JourneyStarts { get; private set; }

        public void Accept(
            Core.Members.MemberState member, Model.Events.EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            TierMoves += output.Effects.Any(effect => effect.Kind == EffectKind.TierChanged) ? 1 : 0;
            SegmentMoves += output.Effects.Count(effect => effect.Kind is EffectKind.SegmentEntered or EffectKind.SegmentLeft);
            JourneyMoves += output.Effects.Count(effect => effect.Kind == EffectKind.JourneyMoved);
            JourneyStarts += output.Effects.Count(effect => effect.Kind == EffectKind.JourneyStarted);
            next.Accept(member, record, at, received, output);
        }
    }
}
