using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// Checks a database by full recomputation: the log is whole, the ledger balances and equals the members' states, no budget was exceeded,
/// the outbox has what was decided, and running the log again decides the same.
/// </summary>
public static class Audit
{
    /// <summary>Audits a database.</summary>
    /// <param name="path">The database.</param>
    /// <param name="plan">The programme that it was run with.</param>
    /// <exception cref="StorageFault">It can't be read, or is of another programme.</exception>
    public static AuditResult Run(string path, ProgrammePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var reader = RunReader.Open(path);
        var versions = reader.Versions();
        var version = versions[^1];
        if (version.Version != plan.Programme.Version || versions.Count != plan.Number)
        {
            throw new StorageFault($"{path} was run with another version of {version.Name}, or another programme; audit it with that one.");
        }

        var findings = new Findings();
        var accounts = new AccountBook(plan, findings);
        var pools = new PoolCheck(plan, [.. versions.Select(one => one.FromEntry)], findings);
        using var chain = new ChainCheck(reader, findings);
        var rerun = new Rerun(reader, plan, findings);
        using var digest = new LedgerDigest(plan.Programme);
        var (entries, postings) = (0L, 0L);
        foreach (var entry in reader.Entries())
        {
            entries++;
            postings += entry.Postings.Count;
            chain.Follow(entry);
            accounts.Book(entry);
            pools.Book(entry);
            digest.Add(entry.Id, reader.Members[entry.Member].Id, entry.Postings);
            rerun.Follow(entry);
        }

        chain.Finish();
        pools.Compare(reader.Pools());
        CompareMembers(reader, plan, accounts, findings);
        rerun.Finish();
        return new AuditResult(findings.Sentences, findings.Count, digest.Hex(), entries, postings, reader.Members.Count);
    }

    private static void CompareMembers(RunReader reader, ProgrammePlan plan, AccountBook accounts, Findings findings)
    {
        var codec = new MemberCodec(plan);
        foreach (var stored in reader.Members)
        {
            try
            {
                accounts.Compare(stored, codec.Read(stored.Id, stored.Index, stored.State.Span));
            }
            catch (FormatException fault)
            {
                findings.Require(false, $"Member {stored.Id}: the state can't be read: {fault.Message}");
            }
        }

        accounts.CheckTotals(reader.Members);
    }
}
