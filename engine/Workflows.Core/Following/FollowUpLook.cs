using System.Collections.Immutable;
using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Following;

/// <summary>Something that a follow-up does.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="What">The journey, the task, what is proposed; of an alert the follow-up.</param>
/// <param name="To">Who gets it; null for a pause.</param>
/// <param name="Due">By which local day a task is due, as a day number; null for others.</param>
public sealed record FollowUpAct(FollowUpDeed Kind, string What, string? To, int? Due);

/// <summary>That a follow-up was looked at for a closed period: a decided fact, with the figures by which it was decided.</summary>
/// <param name="FollowUp">Its name.</param>
/// <param name="From">The first local day of the period, as a day number.</param>
/// <param name="Until">The day after its last one.</param>
/// <param name="At">From when on it counts.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Figures">The figures, in words.</param>
/// <param name="Why">Why it can't be said, or until when it rests; null for nothing.</param>
/// <param name="Acts">What is done; nothing unless it fired.</param>
public sealed record FollowUpLook(
    string FollowUp, int From, int Until, Instant At, FollowUpOutcome Outcome, string Figures, string? Why, ImmutableArray<FollowUpAct> Acts)
{
    /// <summary>What tells it from others: a follow-up is looked at once for each period.</summary>
    public string Key => $"{FollowUp} {Calendar.DateOf(From):yyyy-MM-dd}/{Calendar.DateOf(Until):yyyy-MM-dd}";

    /// <summary>The input of the programme that says so.</summary>
    public EventRecord ToRecord()
    {
        var (numbers, texts) = (new long[FollowUpEvents.LookFieldCount], new string?[FollowUpEvents.LookFieldCount]);
        (numbers[FollowUpEvents.From], numbers[FollowUpEvents.Until], numbers[FollowUpEvents.Outcome]) = (From, Until, (long)Outcome);
        (texts[FollowUpEvents.Name], texts[FollowUpEvents.Figures], texts[FollowUpEvents.Why]) = (FollowUp, Figures, Why);
        return new EventRecord
        {
            Type = BuiltInEvents.FollowUpLooked, Member = EventRecord.Nobody, At = At, Key = Key, Numbers = numbers, Texts = texts,
            Known = Bits(FollowUpEvents.LookFieldCount) & ~(Why is null ? 1UL << FollowUpEvents.Why : 0), Lines = [.. Acts.Select(LineOf)],
        };
    }

    /// <summary>What an input of the programme says.</summary>
    /// <param name="record">One of <see cref="BuiltInEvents.FollowUpLooked"/>.</param>
    public static FollowUpLook Of(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new FollowUpLook(
            record.Texts[FollowUpEvents.Name] ?? "", (int)record.Numbers[FollowUpEvents.From], (int)record.Numbers[FollowUpEvents.Until], record.At,
            (FollowUpOutcome)record.Numbers[FollowUpEvents.Outcome], record.Texts[FollowUpEvents.Figures] ?? "", record.Texts[FollowUpEvents.Why],
            [.. record.Lines.Select(line => new FollowUpAct(
                (FollowUpDeed)line.Numbers[FollowUpEvents.Deed], line.Texts[FollowUpEvents.What] ?? "", line.Texts[FollowUpEvents.To],
                line.Has(FollowUpEvents.Due) ? (int)line.Numbers[FollowUpEvents.Due] : null))]);
    }

    private static LineRecord LineOf(FollowUpAct act)
    {
        var (numbers, texts) = (new long[FollowUpEvents.DeedFieldCount], new string?[FollowUpEvents.DeedFieldCount]);
        (numbers[FollowUpEvents.Deed], numbers[FollowUpEvents.Due]) = ((long)act.Kind, act.Due ?? 0);
        (texts[FollowUpEvents.What], texts[FollowUpEvents.To]) = (act.What, act.To);
        var unknown = (act.To is null ? 1UL << FollowUpEvents.To : 0) | (act.Due is null ? 1UL << FollowUpEvents.Due : 0);
        return new LineRecord(numbers, texts, Bits(FollowUpEvents.DeedFieldCount) & ~unknown);
    }

    private static ulong Bits(int count) => (1UL << count) - 1;
}
