using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Model.Programmes;

/// <summary>What came of looking at a follow-up.</summary>
public enum FollowUpOutcome
{
    /// <summary>Its condition held in each of its periods: what it says is done.</summary>
    Fired,

    /// <summary>Its condition didn't hold.</summary>
    NotDue,

    /// <summary>Whether its condition holds can't be said, or not yet.</summary>
    NotKnown,

    /// <summary>It fired a while ago and rests.</summary>
    Resting,
}

/// <summary>What a follow-up does.</summary>
public enum FollowUpDeed
{
    /// <summary>A journey starts for nobody any more.</summary>
    Pause,

    /// <summary>Somebody gets a task.</summary>
    Task,

    /// <summary>Somebody is told.</summary>
    Alert,

    /// <summary>Something is proposed to somebody.</summary>
    Proposal,
}

/// <summary>What somebody says to what a follow-up did.</summary>
public enum FollowUpReply
{
    /// <summary>A journey that was paused starts again.</summary>
    Resumed,

    /// <summary>A task was done.</summary>
    TaskDone,
}

/// <summary>
/// The inputs of the programme by which follow-ups are carried out. They are nobody's, as news of the market are, and stand in the log with the
/// figures by which they were decided, so that nothing is computed anew where the log is replayed. No file can tell them, and their names have
/// blanks, so that no programme can declare the same. Their fields stand at these places.
/// </summary>
public static class FollowUpEvents
{
    /// <summary>Text: the name of the follow-up; of an answer, of the journey or the task.</summary>
    public const int Name = 0;

    /// <summary>Date: the first day of the period that was looked at.</summary>
    public const int From = 1;

    /// <summary>Date: the day after its last one.</summary>
    public const int Until = 2;

    /// <summary>Choice: the <see cref="FollowUpOutcome"/>.</summary>
    public const int Outcome = 3;

    /// <summary>Text: the figures by which it was decided, in words.</summary>
    public const int Figures = 4;

    /// <summary>Text: why it can't be said, until when it rests; null for nothing.</summary>
    public const int Why = 5;

    /// <summary>Lines: what is done. Its fields are the four below.</summary>
    public const int Deeds = 6;

    /// <summary>How many fields a look has.</summary>
    public const int LookFieldCount = 7;

    /// <summary>Of a deed, choice: the <see cref="FollowUpDeed"/>.</summary>
    public const int Deed = 0;

    /// <summary>Of a deed, text: the journey, the task, or what is proposed.</summary>
    public const int What = 1;

    /// <summary>Of a deed, text: who gets it; null for a pause.</summary>
    public const int To = 2;

    /// <summary>Of a deed, date: the local day by which a task is due.</summary>
    public const int Due = 3;

    /// <summary>How many fields a deed has.</summary>
    public const int DeedFieldCount = 4;

    /// <summary>Of an answer, choice: the <see cref="FollowUpReply"/>.</summary>
    public const int Reply = 1;

    /// <summary>Of an answer, text: who gives it.</summary>
    public const int By = 2;

    /// <summary>Of an answer, text: why; null where nobody says.</summary>
    public const int Reason = 3;

    /// <summary>How many fields an answer has.</summary>
    public const int AnswerFieldCount = 4;

    /// <summary>A follow-up was looked at.</summary>
    public static EventType Looked { get; } = Type(
        BuiltInEvents.FollowUpLooked,
        Of("name", Name, DataType.Text), Of("from", From, DataType.Date), Of("until", Until, DataType.Date),
        Of("outcome", Outcome, Choice("fired", "not due", "not known", "resting")), Of("figures", Figures, DataType.Text), Of("why", Why, DataType.Text),
        Of("deeds", Deeds, new DataType(DataKind.Lines)
        {
            LineFields =
            [
                Of("deed", Deed, Choice("pause", "task", "alert", "proposal")), Of("what", What, DataType.Text), Of("to", To, DataType.Text),
                Of("due", Due, DataType.Date),
            ],
        }));

    /// <summary>Somebody answers.</summary>
    public static EventType Answered { get; } = Type(
        BuiltInEvents.FollowUpAnswered,
        Of("name", Name, DataType.Text), Of("reply", Reply, Choice("resumed", "task done")), Of("by", By, DataType.Text),
        Of("why", Reason, DataType.Text));

    private static EventType Type(int index, params Field[] fields) => new(BuiltInEvents.Names[index], index, [.. fields], SourceSpan.None)
    {
        Key = KeySource.Content, IsMarket = true,
    };

    private static DataType Choice(params string[] words) => new(DataKind.Choice) { Choices = [.. words] };

    private static Field Of(string name, int place, DataType type) => new(name, place, type with { IsOptional = true }, SourceSpan.None);
}
