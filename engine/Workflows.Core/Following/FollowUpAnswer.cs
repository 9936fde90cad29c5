using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Following;

/// <summary>That somebody answered what a follow-up did.</summary>
/// <param name="Reply">Whether a journey starts again, or a task is done.</param>
/// <param name="Name">The journey or the task.</param>
/// <param name="By">Who says so.</param>
/// <param name="Why">Why; null where nobody says.</param>
/// <param name="At">From when on it counts.</param>
public sealed record FollowUpAnswer(FollowUpReply Reply, string Name, string By, string? Why, Instant At)
{
    /// <summary>The input of the programme that says so.</summary>
    public EventRecord ToRecord()
    {
        var (numbers, texts) = (new long[FollowUpEvents.AnswerFieldCount], new string?[FollowUpEvents.AnswerFieldCount]);
        numbers[FollowUpEvents.Reply] = (long)Reply;
        (texts[FollowUpEvents.Name], texts[FollowUpEvents.By], texts[FollowUpEvents.Reason]) = (Name, By, Why);
        return new EventRecord
        {
            Type = BuiltInEvents.FollowUpAnswered, Member = EventRecord.Nobody, At = At, Key = $"{Reply} {Name} {At}", Numbers = numbers, Texts = texts,
            Known = ((1UL << FollowUpEvents.AnswerFieldCount) - 1) & ~(Why is null ? 1UL << FollowUpEvents.Reason : 0),
        };
    }

    /// <summary>What an input of the programme says.</summary>
    /// <param name="record">One of <see cref="BuiltInEvents.FollowUpAnswered"/>.</param>
    public static FollowUpAnswer Of(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new FollowUpAnswer(
            (FollowUpReply)record.Numbers[FollowUpEvents.Reply], record.Texts[FollowUpEvents.Name] ?? "", record.Texts[FollowUpEvents.By] ?? "",
            record.Texts[FollowUpEvents.Reason], record.At);
    }
}
