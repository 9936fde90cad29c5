using System.Runtime.InteropServices;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Storage.Writing;

/// <summary>A piece of the bytes of a batch.</summary>
internal readonly record struct Piece(int Start, int Length);

/// <summary>An entry of the log that waits to be written.</summary>
internal readonly record struct PendingEntry(
    long Id, int Member, long Previous, int Type, Piece Key, Instant At, Instant Received, Piece Payload, Piece Answers, Piece Effects);

/// <summary>A line of the ledger that waits to be written.</summary>
internal readonly record struct PendingPosting(long Event, int Line, int Member, Posting Posting);

/// <summary>A message that waits to be written.</summary>
internal readonly record struct PendingMessage(
    long Event, int Line, int Member, int Journey, int Instance, JourneyStep.Send Step, Instant At, Piece Model);

/// <summary>A member's state after the last entry of the batch that is of this member.</summary>
internal readonly record struct PendingMember(int Index, string Name, Instant NextDue, long LastEvent, Piece State);

/// <summary>
/// The steps since the last commit. Everything is turned into bytes at once, as a step's output and a member go on changing; so what is
/// stored doesn't depend on where a batch ends.
/// </summary>
internal sealed class Batch(ProgrammePlan plan)
{
    private readonly BlobWriter _bytes = new(1 << 20);
    private readonly MemberCodec _members = new(plan);
    private readonly MessageModel _models = new(plan);
    private readonly Dictionary<int, int> _places = [];

    public List<PendingEntry> Entries { get; } = [];

    public List<PendingPosting> Postings { get; } = [];

    public List<PendingMessage> Messages { get; } = [];

    /// <summary>The fingerprints of its events.</summary>
    public List<EventFingerprint> Keys { get; } = [];

    /// <summary>The members as the batch leaves them.</summary>
    public List<PendingMember> Members { get; } = [];

    /// <summary>By index: that is the order of the tree that they go to. To be asked for once the batch is full.</summary>
    public List<PendingMember> SortedMembers()
    {
        Members.Sort((one, other) => one.Index.CompareTo(other.Index));
        return Members;
    }

    /// <summary>Forgets everything and keeps the room.</summary>
    public void Clear()
    {
        _bytes.Clear();
        Entries.Clear();
        Postings.Clear();
        Messages.Clear();
        Members.Clear();
        Keys.Clear();
        _places.Clear();
    }

    /// <summary>Whether it has an entry of the log, and which.</summary>
    public bool TryFind(long id, out PendingEntry entry)
    {
        var place = Entries.Count > 0 ? id - Entries[0].Id : -1;
        var isThere = place >= 0 && place < Entries.Count;
        entry = isThere ? Entries[(int)place] : default;
        return isThere;
    }

    /// <summary>The bytes of a piece; valid until something is added.</summary>
    public ReadOnlySpan<byte> Bytes(Piece piece) => _bytes.Slice(piece.Start, piece.Length);

    /// <summary>Adds a step.</summary>
    public void Add(long previous, MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        // A late event is decided at a later instant than its own; the log keeps its own, and each decision has its instant.
        at = record?.At ?? at;
        var start = _bytes.Length;
        if (record is not null)
        {
            _bytes.Utf8(record.Key);
        }

        var key = From(ref start);
        if (record is not null)
        {
            EventCodec.Write(record, _bytes);
        }

        var payload = From(ref start);
        AnswerCodec.Write(output.Answers, output.LogId, _bytes);
        var answers = From(ref start);
        EffectCodec.Write(output.Effects, at, _bytes);
        var effects = From(ref start);
        Entries.Add(new PendingEntry(
            output.LogId, member.Index, previous, record?.Type ?? -1, key, at, received, payload, answers, effects));
        AddLines(member, output);
        start = _bytes.Length;
        _members.Write(member, _bytes);
        Put(new PendingMember(member.Index, member.Id, member.NextWake, output.LogId, From(ref start)));
    }

    private void Put(PendingMember member)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, member.Index, out var isThere);
        if (isThere)
        {
            Members[place] = member;
            return;
        }

        place = Members.Count;
        Members.Add(member);
    }

    /// <summary>What was written since a place; the place moves to the end.</summary>
    private Piece From(ref int start)
    {
        var piece = new Piece(start, _bytes.Length - start);
        start = _bytes.Length;
        return piece;
    }

    private void AddLines(MemberState member, StepOutput output)
    {
        for (var i = 0; i < output.Postings.Count; i++)
        {
            Postings.Add(new PendingPosting(output.LogId, i, member.Index, output.Postings[i]));
        }

        for (var i = 0; i < output.Effects.Count; i++)
        {
            if (output.Effects[i] is { Kind: EffectKind.MessageSent } effect)
            {
                var step = (JourneyStep.Send)plan.Step(effect.Source, effect.Text!);
                var start = _bytes.Length;
                _bytes.Raw(_models.Of(member, effect));
                Messages.Add(new PendingMessage(
                    output.LogId, i, member.Index, effect.Source, effect.Subject, step, effect.At, From(ref start)));
            }
        }
    }
}
