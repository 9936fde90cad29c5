using Workflows.Core.Asked;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Storage.Reading;

/// <summary>An entry of the log as it is stored, with its lines of the ledger.</summary>
public sealed record StoredEntry
{
    /// <summary>Its number in the log, from 1, without gaps.</summary>
    public required long Id { get; init; }

    /// <summary>Index of the member.</summary>
    public required int Member { get; init; }

    /// <summary>The member's entry before this one; 0 for none.</summary>
    public required long Previous { get; init; }

    /// <summary>When it occurred; for clock-driven work, when it was due. A late event's effects have a later instant.</summary>
    public required Instant At { get; init; }

    /// <summary>When it became known.</summary>
    public required Instant Received { get; init; }

    /// <summary>The event; null for clock-driven work.</summary>
    public required EventRecord? Event { get; init; }

    /// <summary>Whether personal values of the event are kept.</summary>
    public bool HasPersonal { get; init; }

    /// <summary>What budgets answered.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>What was decided, in order.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>Its lines of the ledger, in order.</summary>
    public required IReadOnlyList<Posting> Postings { get; init; }
}

/// <summary>A member as stored after the member's last entry.</summary>
/// <param name="Index">In which order members became known, from 0.</param>
/// <param name="Id">The member's id as the events give it.</param>
/// <param name="NextDue">When the clock next does something; <see cref="Instant.Never"/> for never.</param>
/// <param name="LastEntry">The member's last entry in the log.</param>
/// <param name="State">The state in the form of <see cref="Core.State.MemberCodec"/>.</param>
/// <param name="Sheet">The sheet in that form; empty where nobody knows any more who the member is.</param>
public sealed record StoredMember(
    int Index, string Id, Instant NextDue, long LastEntry, ReadOnlyMemory<byte> State, ReadOnlyMemory<byte> Sheet)
{
    /// <summary>Whether nobody knows any more who the member is.</summary>
    public bool IsErased => Sheet.IsEmpty;
}

/// <summary>A message in the outbox: all that is needed to render it and to send it once.</summary>
/// <param name="Entry">The entry of the log that caused it.</param>
/// <param name="Line">Which of its effects; with <paramref name="Entry"/> the idempotency key of the message.</param>
/// <param name="Member">Index of the member.</param>
/// <param name="Journey">Index of the journey; -1 where a workflow asked for it that is none.</param>
/// <param name="Instance">Number of the member's instance of it; -1 where there is none.</param>
/// <param name="Step">Id of the step; what a <see cref="WorkflowMessage"/> says where there is none.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Template">The template.</param>
/// <param name="At">When it is due: its date, whenever it is sent.</param>
/// <param name="Model">What it may say, as UTF-8 JSON: taken at the step that decided it. Empty where the member is erased: it can't be sent any more.</param>
public sealed record StoredMessage(
    long Entry, int Line, int Member, int Journey, int Instance, string Step, string Channel, string Template, Instant At,
    ReadOnlyMemory<byte> Model)
{
    /// <summary>What the message is for.</summary>
    /// <param name="programme">The programme with its versions before, of which the journey is.</param>
    public string PurposeIn(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return Journey == WorkflowMessage.NoJourney ? WorkflowMessage.Of(Step).Purpose : programme.Journeys[Journey].Purpose;
    }

    /// <summary>What sends it, in words.</summary>
    /// <param name="programme">The programme with its versions before, of which the journey is.</param>
    public string SenderIn(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return Journey == WorkflowMessage.NoJourney ? $"workflow {WorkflowMessage.Of(Step).Workflow}" : programme.Journeys[Journey].Name;
    }
}

/// <summary>A version of the programme, with its text.</summary>
/// <param name="Version">Hash of its meaning.</param>
/// <param name="Name">Its name.</param>
/// <param name="FromEntry">The first entry of the log that was made under it, from 1.</param>
/// <param name="From">From when it is in force; <see cref="Instant.Earliest"/> for the first.</param>
/// <param name="Sources">Its files.</param>
public sealed record StoredVersion(string Version, string Name, long FromEntry, Instant From, IReadOnlyList<SourceText> Sources);

/// <summary>Where the clock went on with no event.</summary>
/// <param name="Before">The entry before which it had gone on.</param>
/// <param name="At">Up to and with which instant.</param>
public readonly record struct ClockStand(long Before, Instant At);

/// <summary>That somebody was for putting a text into force.</summary>
/// <param name="Number">Which version it would be, from 2: an approval is worth nothing once another text has become that version.</param>
/// <param name="Version">The version: SHA-256 of what the text means, lower-case hex.</param>
/// <param name="Name">Who, as told; nobody checks that.</param>
/// <param name="At">When, by the clock of the machine.</param>
/// <param name="Why">Why, in that person's words; null where nothing was said.</param>
public sealed record StoredApproval(int Number, string Version, string Name, Instant At, string? Why);
