using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Explaining;

/// <summary>All that is known of a member up to an instant: the log as it was then, and, while somebody knows who it is, the log judged again.</summary>
internal sealed class MemberCase
{
    private readonly IReadOnlyList<ExplanationText> _texts;
    private readonly IReadOnlyList<long> _from;

    /// <summary>Takes up a member.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="stored">Its programmes.</param>
    /// <param name="member">The member.</param>
    /// <param name="at">As of when; as of now where null.</param>
    public MemberCase(RunReader reader, StoredProgrammes stored, StoredMember member, Instant? at)
    {
        (Reader, Member, Plan) = (reader, member, stored.Plan);
        Until = at is { } then ? Instant.Earlier(then, reader.Received) : reader.Received;
        Entries = [.. reader.EntriesOf(member).Where(entry => KnownAt(entry) <= Until)];
        IsPast = at < reader.Received;

        // Without what rules saw of who the member was nobody can say any more why they fired: what they did is recorded.
        Judged = member.IsErased ? null : Explainer.Explain(
            stored.Versions, ProgrammeFile.WorkflowsOf, member.Id, member.Index, [.. Entries.Select(EntryOf)], reader.Cuts(), Until);
        _texts = [.. stored.Plan.Past.Select(past => past.Plan).Append(stored.Plan).Select(plan => new ExplanationText(plan) { Log = Entries, NameOf = NameOf })];
        _from = [.. reader.Versions().Select(version => version.FromEntry)];
    }

    /// <summary>The database.</summary>
    public RunReader Reader { get; }

    /// <summary>The member.</summary>
    public StoredMember Member { get; }

    /// <summary>The programme in force.</summary>
    public ProgrammePlan Plan { get; }

    /// <summary>As of when.</summary>
    public Instant Until { get; }

    /// <summary>Whether that is before the clock of the database.</summary>
    public bool IsPast { get; }

    /// <summary>What had come in by then, oldest first.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; }

    /// <summary>The log judged again; null where the member is erased.</summary>
    public MemberExplanation? Judged { get; }

    /// <summary>The member then; null where that is in the past of somebody who was erased since.</summary>
    public MemberState? State => !IsPast ? new MemberCodec(Plan) { Cuts = Reader.Cuts() }.Read(Member.Id, Member.Index, Member.State.Span, Member.Sheet.Span) : Judged?.State;

    /// <summary>All members as they are now.</summary>
    public IReadOnlyList<MemberState> All()
    {
        var codec = new MemberCodec(Plan) { Cuts = Reader.Cuts() };
        return [.. Reader.Members.Select(member => codec.Read(member.Id, member.Index, member.State.Span))];
    }

    /// <summary>The household that the member is in; null for none, or as of before.</summary>
    public MemberState? Household => IsPast || State is not { Household: >= 0 } member ? null
        : Reader.Members[member.Household] is var stored ? new MemberCodec(Plan) { Cuts = Reader.Cuts() }.Read(stored.Id, stored.Index, stored.State.Span) : null;

    /// <summary>The id of a member or a household by index.</summary>
    public string NameOf(int index) => Reader.Members[index].Id;

    /// <summary>Words of the version in force.</summary>
    public ExplanationText Text => _texts[^1];

    /// <summary>Words of a version, from 1.</summary>
    public ExplanationText TextOf(int version) => _texts[version - 1];

    /// <summary>Words of the version with which an entry of the log was made.</summary>
    public ExplanationText TextOf(StoredEntry entry) => _texts[VersionOf(entry.Id) - 1];

    /// <summary>The version with which an entry was made, from 1.</summary>
    public int VersionOf(long entry)
    {
        var version = _from.Count;
        while (version > 1 && _from[version - 1] > entry)
        {
            version--;
        }

        return version;
    }

    /// <summary>The entry of a number; null where the member has none of it.</summary>
    public StoredEntry? Find(long entry) => Entries.FirstOrDefault(one => one.Id == entry);

    /// <summary>What an entry of the log is of, with when: <c>Purchase P-1 of 2026-03-07 10:00:00</c>, <c>the clock at …</c>.</summary>
    public string CauseOf(long entry) => Find(entry) switch
    {
        null => $"entry {entry}",
        { Event: { } record } found => $"{TextOf(found).Plan.Programme.EventTypes[record.Type].Name} {record.Key} of {Local(found.At)}",
        { } found => $"the clock at {Local(found.At)}",
    };

    /// <summary>An instant in local time.</summary>
    public string Local(Instant at) => LocalTime.Of(Plan.Calendar, at);

    /// <summary>What comes late is known when it arrives, what the clock does when it is due.</summary>
    private static Instant KnownAt(StoredEntry entry) => entry.Event is null ? entry.At : entry.Received;

    private LogEntry EntryOf(StoredEntry entry) => MemoryLog.EntryOf(new Step(
        entry.Id, Member.Id, entry.Event, entry.At, entry.Received, entry.Effects, entry.Postings, entry.Answers));
}
