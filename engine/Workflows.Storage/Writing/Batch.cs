using System.Runtime.InteropServices;
using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Personal;

namespace Workflows.Storage.Writing;

/// <summary>A piece of the bytes of a batch.</summary>
internal readonly record struct Piece(int Start, int Length);

/// <summary>An entry of the log that waits to be written.</summary>
internal readonly record struct PendingEntry(
    long Id, int Member, long Previous, int Type, Piece Key, Instant At, Instant Received, Piece Payload, Piece Personal, Piece Answers,
    Piece Effects);

/// <summary>A line of the ledger that waits to be written.</summary>
internal readonly record struct PendingPosting(long Event, int Line, int Member, Posting Posting);

/// <summary>A message that waits to be written.</summary>
internal readonly record struct PendingMessage(
    long Event, int Line, int Member, int Journey, int Instance, string Step, string Channel, string Template, Instant At, Piece Model);

/// <summary>A member's state after the last entry of the batch that is of this member.</summary>
/// <param name="Index">The member's index.</param>
/// <param name="NextDue">When the clock next does something.</param>
/// <param name="LastEvent">That entry.</param>
/// <param name="State">The state.</param>
/// <param name="Secret">The member's key, where the sheet has to be written.</param>
/// <param name="Sheet">Who the member is, under that key; empty where nothing of it changed.</param>
/// <param name="IsErased">Whether nobody is to know any more who the member is.</param>
internal readonly record struct PendingMember(
    int Index, Instant NextDue, long LastEvent, Piece State, Piece Secret, Piece Sheet, bool IsErased);

/// <summary>
/// The steps since the last commit. Everything is turned into bytes at once, as a step's output and a member go on changing; so what is
/// stored doesn't depend on where a batch ends.
/// </summary>
internal sealed class Batch(ProgrammePlan plan, MemberKeys keys)
{
    private readonly BlobWriter _bytes = new(1 << 20);
    private readonly MemberCodec _members = new(plan);
    private readonly MessageModel _models = new(plan);
    private readonly PersonalCodec _personal = new(plan.Programme);
    private readonly BlobWriter _plain = new();
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
    /// <param name="previous">The member's entry before it; 0 for none.</param>
    /// <param name="member">The member after it.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="received">When it became known.</param>
    /// <param name="output">What it decided.</param>
    /// <param name="log">The log up to it.</param>
    public void Add(long previous, MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output, IMemberLog log)
    {
        // A late event is decided at a later instant than its own; the log keeps its own, and each decision has its instant.
        at = record?.At ?? at;
        if (previous == 0)
        {
            keys.Draw(member.Index);
        }

        var names = NamesIn(output.Effects);
        var personalEvent = record is not null && !member.IsErased && _personal.IsIn(record) ? record : null;
        var (key, payload) = Told(personalEvent is null ? record : _personal.Without(personalEvent));
        var personal = Sealed(member, output.LogId, personalEvent, names);
        var start = _bytes.Length;
        AnswerCodec.Write(output.Answers, output.LogId, _bytes);
        var answers = From(ref start);
        EffectCodec.Write(names.Count == 0 ? output.Effects : WithoutNames(output.Effects), at, _bytes);
        var effects = From(ref start);
        Entries.Add(new PendingEntry(
            output.LogId, member.Index, previous, record?.Type ?? -1, key, at, received, payload, personal, answers, effects));
        AddLines(member, record, output, log);
        start = _bytes.Length;
        _members.Write(member, _bytes);
        var state = From(ref start);
        var (secret, sheet) = Sheet(member, IsTold(previous, member, record, output));
        Put(new PendingMember(member.Index, member.NextWake, output.LogId, state, secret, sheet, member.IsErased));
    }

    /// <summary>Whether something may have changed about who the member is: something was told, or another version says what is personal.</summary>
    private static bool IsTold(long previous, MemberState member, EventRecord? record, StepOutput output) =>
        previous == 0 || member.HasLookouts
        || record?.Type is BuiltInEvents.Joined or BuiltInEvents.Updated or BuiltInEvents.Merged or BuiltInEvents.MemberTakenOver
        || (record is null && output.Effects.Exists(effect => effect.Kind == EffectKind.VersionBegan));

    /// <summary>Key and values of an event; nothing where the clock was the input.</summary>
    private (Piece Key, Piece Payload) Told(EventRecord? record)
    {
        if (record is null)
        {
            return default;
        }

        var start = _bytes.Length;
        _bytes.Utf8(record.Key);
        var key = From(ref start);
        EventCodec.Write(record, _bytes);
        return (key, From(ref start));
    }

    /// <summary>What an entry tells of who somebody is, under its member's key; nothing for most.</summary>
    private Piece Sealed(MemberState member, long id, EventRecord? record, IReadOnlyList<string?> names)
    {
        if (member.IsErased || (record is null && names.Count == 0))
        {
            return default;
        }

        var start = _bytes.Length;
        _plain.Clear();
        _personal.Write(record, names, _plain);
        _bytes.Raw(SealedBytes.Seal(keys.Of(member.Index), SealedKind.Event, id, _plain.Written));
        return From(ref start);
    }

    private static IReadOnlyList<string?> NamesIn(List<Effect> effects)
    {
        List<string?>? names = null;
        foreach (ref readonly var effect in CollectionsMarshal.AsSpan(effects))
        {
            if (PersonalCodec.NamesSomebody(effect))
            {
                (names ??= []).Add(effect.Text);
            }
        }

        return names ?? (IReadOnlyList<string?>)[];
    }

    private static List<Effect> WithoutNames(List<Effect> effects) =>
        [.. effects.Select(effect => PersonalCodec.NamesSomebody(effect) ? effect with { Text = null } : effect)];

    /// <summary>The member's key and sheet, where something may have changed about who the member is.</summary>
    private (Piece Secret, Piece Sheet) Sheet(MemberState member, bool isTold)
    {
        if (member.IsErased)
        {
            keys.Destroy(member.Index);
            return default;
        }

        if (!isTold)
        {
            return default;
        }

        var start = _bytes.Length;
        _bytes.Raw(keys.Of(member.Index));
        var secret = From(ref start);
        _plain.Clear();
        _members.WriteSheet(member, _plain);
        _bytes.Raw(SealedBytes.Seal(keys.Of(member.Index), SealedKind.Sheet, member.Index, _plain.Written));
        return (secret, From(ref start));
    }

    private void Put(PendingMember member)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, member.Index, out var isThere);
        if (isThere)
        {
            var before = Members[place];
            Members[place] = member.Sheet.Length == 0 ? member with { Secret = before.Secret, Sheet = before.Sheet } : member;
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

    private void AddLines(MemberState member, EventRecord? record, StepOutput output, IMemberLog log)
    {
        for (var i = 0; i < output.Postings.Count; i++)
        {
            Postings.Add(new PendingPosting(output.LogId, i, member.Index, output.Postings[i]));
        }

        for (var i = 0; i < output.Effects.Count; i++)
        {
            if (output.Effects[i] is { Kind: EffectKind.MessageSent or EffectKind.WorkflowSent } effect)
            {
                var sender = MessageSender.Of(plan, effect);
                var starting = sender.IsOfJourney ? StartingEvent.Of(plan, member, effect, record, output.Effects, log) : null;
                var start = _bytes.Length;
                _bytes.Raw(SealedBytes.Seal(keys.Of(member.Index), SealedKind.Message, output.LogId, _models.Of(member, sender, effect.At, starting)));
                Messages.Add(new PendingMessage(
                    output.LogId, i, member.Index, effect.Source, effect.Subject, effect.Text!, sender.Channel, sender.Template, effect.At, From(ref start)));
            }
        }
    }
}
