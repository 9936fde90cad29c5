using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Erasing;

/// <summary>What came of the wish to be forgotten.</summary>
/// <param name="StandIn">Under what the member goes from now on: <c>#17</c>.</param>
/// <param name="Effects">What was decided; none where it was refused.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record ErasureResult(string StandIn, IReadOnlyList<Effect> Effects, Refusal Refusal);

/// <summary>
/// Erases a member: an event of the log like any other, with which the member's key is destroyed in the same transaction; then the file is
/// written anew, so that nothing personal of the member is left anywhere in it.
/// </summary>
public static class Erasure
{
    /// <summary>Erases a member.</summary>
    /// <param name="database">The database.</param>
    /// <param name="plan">Its programme.</param>
    /// <param name="sources">The programme's files.</param>
    /// <param name="member">The member's id, or that of one who went under in the member.</param>
    /// <param name="at">When it counts; not before the clock of the database.</param>
    /// <exception cref="StorageFault">The database can't be used; what was committed is whole.</exception>
    public static ErasureResult Run(string database, ProgrammePlan plan, IReadOnlyList<SourceText> sources, string member, Instant at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var claim = WriterClaim.Take(database);
        using var store = LedgerStore.Open(database, plan, sources);
        var stored = store.Restore();
        var watch = new Watch(store);
        var population = new Population(plan.With(store.VoucherSecret).With(store.Pauses()), store, watch);
        population.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);
        population.WakeBefore(stored.Received);
        if (population.Find(member) is not { } state)
        {
            return new ErasureResult("", [], Refusal.NotAMember);
        }

        // The key is no name: it stays in the log for ever.
        var record = new EventRecord
        {
            Type = BuiltInEvents.Erased, Member = member, At = at, Key = $"erasure of #{state.Index}", Numbers = [], Texts = [], Known = 0,
        };
        var refusal = population.Take(record, at);
        if (refusal == Refusal.None)
        {
            using var prints = new FingerprintReader(plan.Programme);
            store.Remember(prints.Of(record));
        }

        store.Commit(new RunPosition { Received = population.Received, Pools = population.Pools.TakeChanges(), Input = stored.Input });
        store.Purge();
        return new ErasureResult($"#{state.Index}", watch.Effects, refusal);
    }

    /// <summary>Sees what is decided by the wish.</summary>
    private sealed class Watch(IStepSink next) : IStepSink
    {
        public IReadOnlyList<Effect> Effects { get; private set; } = [];

        public void Accept(Core.Members.MemberState state, EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            if (record?.Type == BuiltInEvents.Erased)
            {
                Effects = [.. output.Effects];
            }

            next.Accept(state, record, at, received, output);
        }
    }
}
