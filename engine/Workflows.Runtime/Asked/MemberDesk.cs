using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Asked;

/// <summary>
/// Has members' steps asked by workflows done in a database of members: each becomes an event of the member's log, once, however often it is asked, and
/// what is answered is read from the log. So it may be stopped at any moment, by any means, and asked again.
/// </summary>
public static class MemberDesk
{
    /// <summary>Asks.</summary>
    /// <param name="database">The database of members.</param>
    /// <param name="plan">Its programme, with the versions before it.</param>
    /// <param name="sources">The programme's files.</param>
    /// <param name="asks">What is asked, in order.</param>
    /// <param name="now">When it becomes known.</param>
    /// <param name="isDue">Whether something that was asked for before is due, so that the clock of the members goes on to now.</param>
    /// <returns>The answers in their order; null where another program is writing to the database, and it has to be asked later.</returns>
    /// <exception cref="StorageFault">The database can't be used; what was committed is whole.</exception>
    public static IReadOnlyList<MemberAnswer>? Take(
        string database, ProgrammePlan plan, IReadOnlyList<SourceText> sources, IReadOnlyList<MemberAsk> asks, Instant now,
        bool isDue = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(asks);
        using var claim = WriterClaim.TryTake(database);
        if (claim is null)
        {
            return null;
        }

        var taken = Write(database, plan, sources, asks, now, isDue);
        using var reader = RunReader.Open(database);
        return [.. taken.Select(one => one.Problem is { } problem ? new MemberAnswer { Fault = problem } : AskAnswers.Of(reader, one.Record!, one.Owner))];
    }

    /// <summary>Looks in the log how what was asked for before has ended, and changes nothing.</summary>
    /// <param name="database">The database of members.</param>
    /// <param name="plan">Its programme, with the versions before it.</param>
    /// <param name="asks">What was asked.</param>
    /// <returns>The answers in their order; one that is open still says so.</returns>
    /// <exception cref="StorageFault">The database can't be read.</exception>
    public static IReadOnlyList<MemberAnswer> Look(string database, ProgrammePlan plan, IReadOnlyList<MemberAsk> asks)
    {
        ArgumentNullException.ThrowIfNull(asks);
        using var reader = RunReader.Open(database);
        var codec = new MemberCodec(plan);
        return [.. asks.Select(ask => AskAnswers.OfOpen(reader, ask.Key, ask.Member, OwnerOf(reader, codec, ask.Member)))];
    }

    /// <summary>The number that the next entry of the members' log gets: where it has grown, something that was open may be over.</summary>
    /// <exception cref="StorageFault">The database can't be read.</exception>
    public static long NextEntry(string database)
    {
        using var reader = RunReader.Open(database);
        return reader.NextLogId;
    }

    /// <summary>The member who goes on for one that went under; that one itself where nobody does.</summary>
    private static string OwnerOf(RunReader reader, MemberCodec codec, string id)
    {
        while (reader.FindMember(id) is { IsErased: false } stored
            && codec.Read(stored.Id, stored.Index, stored.State.Span, stored.Sheet.Span).MergedInto is { Length: > 0 } into)
        {
            id = into;
        }

        return id;
    }

    private static List<Taken> Write(
        string database, ProgrammePlan plan, IReadOnlyList<SourceText> sources, IReadOnlyList<MemberAsk> asks, Instant now, bool isDue)
    {
        using var store = LedgerStore.Open(database, plan, sources);
        using var prints = new FingerprintReader(plan.Programme);
        var stored = store.Restore();
        var population = new Population(plan.With(store.VoucherSecret).With(store.Pauses()), store, store);
        population.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);

        // Clock work that decided nothing isn't in the log: it is done again, and decides nothing again.
        population.WakeBefore(stored.Received);
        var taken = new List<Taken>();
        foreach (var ask in asks)
        {
            var (record, problem) = AskReader.Read(plan.Programme, ask);
            problem ??= TakeOnce(record!, prints.Of(record!), store, population, now);
            taken.Add(new Taken(record, population.Find(ask.Member)?.Id ?? ask.Member, problem));
        }

        if (store.Pending > 0)
        {
            store.Commit(new RunPosition { Received = population.Received, Pools = population.Pools.TakeChanges(), Input = stored.Input });
        }

        if (isDue && population.Received < now)
        {
            population.End(now);
            store.Commit(new RunPosition
            {
                Received = population.Received, Pools = population.Pools.TakeChanges(), Input = stored.Input, ClockAt = population.Received,
            });
        }

        return taken;
    }

    /// <summary>Takes an event that isn't in the log yet; says why not where it is refused.</summary>
    private static string? TakeOnce(EventRecord record, EventFingerprint print, LedgerStore store, Population population, Instant now)
    {
        if (store.Find(print) != KeyVerdict.New)
        {
            return null;
        }

        var refusal = population.Take(record, Instant.Later(now, population.Received));
        if (refusal != Refusal.None)
        {
            return $"{RefusalText.Of(refusal)}.";
        }

        store.Remember(print);
        return null;
    }

    private readonly record struct Taken(EventRecord? Record, string Owner, string? Problem);
}
