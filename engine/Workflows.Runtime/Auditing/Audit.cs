using Workflows.Core.Following;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Runtime.Versions;
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

        plan = plan.With(reader.VoucherSecret).With(PauseTable.Of(plan, reader.OwnInputs()));
        var findings = new Findings();
        var accounts = new AccountBook(plan, findings);
        var pools = new PoolCheck(plan, [.. versions.Select(one => one.FromEntry)], findings);
        using var chain = new ChainCheck(reader, findings);
        var rates = new RateCheck(plan, findings);
        var followUps = new FollowUpCheck(plan, findings);
        var rerun = new Rerun(reader, plan, findings);
        var personal = new PersonalCodec(plan.Programme);
        using var digest = new LedgerDigest(plan.Programme);
        var (entries, postings) = (0L, 0L);
        foreach (var entry in reader.Entries())
        {
            entries++;
            postings += entry.Postings.Count;
            chain.Follow(entry);
            accounts.Book(entry);
            pools.Book(entry);
            rates.Follow(entry);
            followUps.Follow(entry);
            digest.Add(entry.Id, entry.Member, entry.Postings);
            CheckPersonal(reader, personal, entry, versions.Count == 1, findings);
            rerun.Follow(entry);
        }

        CheckPublishing(reader, versions, plan, findings);
        chain.Finish();
        pools.Compare(reader.Pools());
        CompareMembers(reader, plan, accounts, findings);
        rerun.Finish();
        return new AuditResult(findings.Sentences, findings.Count, digest.Hex(), entries, postings, reader.Members.Count(member => !MemberState.IsOfHousehold(member.Id)));
    }

    /// <summary>Each version had as many people for it as it and the one before it ask for.</summary>
    private static void CheckPublishing(RunReader reader, IReadOnlyList<StoredVersion> versions, ProgrammePlan plan, Findings findings)
    {
        var approvals = reader.Approvals();
        for (var i = 0; i < plan.Past.Length; i++)
        {
            var next = i + 1 < plan.Past.Length ? plan.Past[i + 1].Plan : plan;
            var publishing = Publishing.Of(approvals, plan.Past[i].Plan.Programme, next.Programme, i + 2);
            findings.Require(
                publishing.Needed == 1 || publishing.Missing == 0,
                $"Version {i + 2} ({versions[i + 1].Version[..12]}) came into force with {publishing.For.Length} of {publishing.Needed} people for it.");
        }
    }

    /// <summary>Who has a key has all personal values, and who has none has none of them.</summary>
    private static void CheckPersonal(RunReader reader, PersonalCodec personal, StoredEntry entry, bool isOfOneVersion, Findings findings)
    {
        // Another version may have said otherwise what is personal.
        var isErased = reader.Members[entry.Member].IsErased;
        var isIn = (entry.Event is { } record && personal.IsIn(record)) || entry.Effects.Any(effect => PersonalCodec.NamesSomebody(effect));
        findings.Require(
            entry.HasPersonal == (isIn && !isErased) || (!isOfOneVersion && !isErased),
            $"Entry {entry.Id}: personal values are {(entry.HasPersonal ? "there that nobody told, or of somebody who is erased" : "missing")}.");
    }

    private static void CompareMembers(RunReader reader, ProgrammePlan plan, AccountBook accounts, Findings findings)
    {
        var codec = new MemberCodec(plan);
        foreach (var stored in reader.Members)
        {
            try
            {
                var member = codec.Read(stored.Id, stored.Index, stored.State.Span);
                accounts.Compare(stored, member);
                findings.Require(
                    member.IsErased == stored.IsErased,
                    $"Member {stored.Id}: {(stored.IsErased ? "the key is gone although nobody erased the member" : "the member is erased and has a key")}.");
            }
            catch (FormatException fault)
            {
                findings.Require(false, $"Member {stored.Id}: the state can't be read: {fault.Message}");
            }
        }

        accounts.CheckTotals(reader.Members);
        findings.Require(reader.LeftOfErased == 0, $"{reader.LeftOfErased} personal rows are left of members who are erased.");
    }
}
