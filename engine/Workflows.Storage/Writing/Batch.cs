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
    long Id, int Member, long Previous, int Type, string? Key, Instant At, Instant Received, Piece Payload, Piece Answers, Piece Effects);

/// <summary>A line of the ledger that waits to be written.</summary>
internal readonly record struct PendingPosting(long Event, int Line, int Member, Posting Posting);

/// <summary>A message that waits to be written.</summary>
internal readonly record struct PendingMessage(
    long Event, int Line, int Member, int Journey, int Instance, JourneyStep.Send Step, Instant At, Piece Model);

/// <summary>A member's state after the last entry of the batch that is of this member.</summary>
internal readonly record struct PendingMember(string Name, Instant NextDue, long LastEvent, Piece State);

/// <summary>
/// The steps since the last commit. Everything is turned into bytes at once, as a step's output and a member go on changing; so what is
/// stored doesn't depend on where a batch ends.
/// </summary>
internal sealed class Batch(ProgrammePlan plan)
{
    private readonly BlobWriter _bytes = new(1 << 20);
    private readonly MemberCodec _members = new(plan);
    private readonly MessageModel _models = new(plan);

    public List<PendingEntry> Entries { get; } = [];

    public List<PendingPosting> Postings { get; } = [];

    public List<PendingMessage> Messages { get; } = [];

    /// <summary>By index, in order: that is the order of the tree that they go to.</summary>
    public SortedDictionary<int, PendingMember> Members { get; } = [];

    /// <summary>Forgets everything and keeps the room.</summary>
    public void Clear()
    {
        _bytes.Clear();
        Entries.Clear();
        Postings.Clear();
        Messages.Clear();
        Members.Clear();
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
            EventCodec.Write(record, _bytes);
        }

        var payload = From(ref start);
        AnswerCodec.Write(output.Answers, output.LogId, _bytes);
        var answers = From(ref start);
        EffectCodec.Write(output.Effects, at, _bytes);
        var effects = From(ref start);
        Entries.Add(new PendingEntry(
            output.LogId, member.Index, previous, record?.Type ?? -1, record?.Key, at, received, payload, answers, effects));
        AddLines(member, output);
        start = _bytes.Length;
        _members.Write(member, _bytes);
        Members[member.Index] = new PendingMember(member.Id, member.NextWake, output.LogId, From(ref start));
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
