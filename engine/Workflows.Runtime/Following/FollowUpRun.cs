using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Following;

/// <summary>
/// Appends the inputs of the programme by which follow-ups are carried out, all in one transaction, each once. Whoever decides them reads the database
/// while nobody else writes to it, so that what is decided is decided by what is there.
/// </summary>
public static class FollowUpRun
{
    /// <summary>Decides and appends.</summary>
    /// <param name="database">The database.</param>
    /// <param name="plan">Its programme, with the versions before it.</param>
    /// <param name="sources">The programme's files.</param>
    /// <param name="decide">What is to be appended, given the database and the instant from which on it counts.</param>
    /// <returns>What was appended: without those that were there already.</returns>
    /// <exception cref="StorageFault">The database can't be used; then nothing is appended.</exception>
    public static IReadOnlyList<EventRecord> Take(
        string database, ProgrammePlan plan, IReadOnlyList<SourceText> sources, Func<RunReader, Instant, IReadOnlyList<EventRecord>> decide)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(decide);
        using var claim = WriterClaim.Take(database);
        using var store = LedgerStore.Open(database, plan, sources);
        using var prints = new FingerprintReader(plan.Programme);
        var stored = store.Restore();
        var population = new Population(plan.With(store.VoucherSecret).With(store.Pauses()), store, store);
        population.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);

        // Clock work that decided nothing isn't in the log: it is done again, and decides nothing again.
        population.WakeBefore(stored.Received);

        // Later than all that was decided: what journeys started before has its instant before the pause. Some events are dated after the clock.
        var known = new Instant(stored.Received.Micros + 1);
        var at = stored.Members.Aggregate(known, (latest, member) => Instant.Later(latest, new Instant(member.LastAt.Micros + 1)));
        IReadOnlyList<EventRecord> decided;
        using (var reader = RunReader.Open(database))
        {
            decided = decide(reader, at);
        }

        var appended = decided.Where(record => store.Find(prints.Of(record)) == KeyVerdict.New).ToList();
        foreach (var record in appended)
        {
            if (population.Take(record, known) is var refusal && refusal != Refusal.None)
            {
                throw new StorageFault($"{database}: what a follow-up decided can't be written: {RefusalText.Of(refusal)}.");
            }

            store.Remember(prints.Of(record));
        }

        if (appended.Count > 0)
        {
            store.Commit(new RunPosition { Received = population.Received, Pools = population.Pools.TakeChanges(), Input = stored.Input });
        }

        return appended;
    }
}
