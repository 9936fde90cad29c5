using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>What a step of a workflow asks of a member.</summary>
public enum WorkflowAsk
{
    /// <summary>Points are to be given.</summary>
    Award,

    /// <summary>A journey of the programme is to be started.</summary>
    StartJourney,

    /// <summary>The lot is to say whether the member is held out.</summary>
    HoldOut,

    /// <summary>Whether the member is in a segment.</summary>
    IsIn,

    /// <summary>Whether the member has a tier.</summary>
    HasTier,

    /// <summary>Whether the member has a tier or a higher one of its ladder.</summary>
    HasTierOrHigher,

    /// <summary>A message is to be sent.</summary>
    Send,

    /// <summary>Staff is to get a task.</summary>
    Task,

    /// <summary>An event of the member is awaited.</summary>
    WaitFor,

    /// <summary>Staff is to be told something.</summary>
    Alert,

    /// <summary>Something is proposed to staff.</summary>
    Propose,
}

/// <summary>
/// The input that a step of an imported workflow makes for a member, where it asks for what no other event says. It stands in the member's log as
/// events do; no file can tell it, and its name has a blank, so that no programme can declare the same. Its fields stand at these places.
/// </summary>
public static class WorkflowEvents
{
    /// <summary>Choice: the <see cref="WorkflowAsk"/>.</summary>
    public const int Ask = 0;

    /// <summary>Text: id of the definition of the workflow.</summary>
    public const int Workflow = 1;

    /// <summary>Number: which version of the definition, from 1.</summary>
    public const int Version = 2;

    /// <summary>Text: id of the activity in the definition.</summary>
    public const int Step = 3;

    /// <summary>
    /// Text: name of the journey, the segment, the tier, the template, the task, the type of the awaited event or, of a lot, what it is drawn for.
    /// </summary>
    public const int Name = 4;

    /// <summary>Number: how many points are to be given, from 1.</summary>
    public const int Points = 5;

    /// <summary>Text: name of their currency.</summary>
    public const int Currency = 6;

    /// <summary>Text: name of the budget that pays; null for none.</summary>
    public const int Budget = 7;

    /// <summary>Yes or no: whether nothing is given where the budget has less.</summary>
    public const int AllOrNothing = 8;

    /// <summary>Percentage: the share of members who are held out.</summary>
    public const int Share = 9;

    /// <summary>Text: how a message is sent, such as <c>email</c>.</summary>
    public const int Channel = 10;

    /// <summary>Text: for which purpose a message is sent.</summary>
    public const int Purpose = 11;

    /// <summary>Text: who of the staff gets a task, is told or is proposed something.</summary>
    public const int Team = 12;

    /// <summary>Text: how urgent a task is.</summary>
    public const int Priority = 13;

    /// <summary>Text: the words with which staff report a task, a blank between them; or what is told or proposed.</summary>
    public const int Words = 14;

    /// <summary>Number: how many of <see cref="Unit"/> a task may take or an event is awaited, from 0.</summary>
    public const int Length = 15;

    /// <summary>Choice: a <see cref="TimeUnit"/>.</summary>
    public const int Unit = 16;

    /// <summary>How many fields there are.</summary>
    public const int FieldCount = 17;

    /// <summary>Its type.</summary>
    public static EventType Type { get; } = new(
        BuiltInEvents.Names[BuiltInEvents.WorkflowStep], BuiltInEvents.WorkflowStep,
        [
            Of("ask", Ask, new DataType(DataKind.Choice)
            {
                Choices =
                [
                    "award", "start journey", "hold out", "is in", "has tier", "has tier or higher", "send", "task", "wait for", "alert", "propose",
                ],
            }),
            Of("workflow", Workflow, DataType.Text), Of("version", Version, DataType.Whole), Of("step", Step, DataType.Text),
            Of("name", Name, DataType.Text), Of("points", Points, DataType.Whole), Of("currency", Currency, DataType.Text),
            Of("budget", Budget, DataType.Text), Of("all_or_nothing", AllOrNothing, DataType.YesNo),
            Of("share", Share, new DataType(DataKind.Percent) { Scale = DataType.PercentScale }),
            Of("channel", Channel, DataType.Text), Of("purpose", Purpose, DataType.Text), Of("team", Team, DataType.Text),
            Of("priority", Priority, DataType.Text), Of("words", Words, DataType.Text), Of("length", Length, DataType.Whole),
            Of("unit", Unit, new DataType(DataKind.Choice) { Choices = ["minutes", "hours", "days", "weeks", "months", "quarters", "years"] }),
        ],
        SourceSpan.None)
    {
        Key = KeySource.Content,
    };

    /// <summary>The share of a lot, from 0 to 1.</summary>
    /// <param name="units">The value of <see cref="Share"/>.</param>
    public static Fraction ShareOf(long units) => Fraction.Of(units, DataType.PercentScale);

    /// <summary>How long a task may take or an event is awaited.</summary>
    /// <param name="record">The event.</param>
    public static TimeLength LengthOf(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new((int)record.Numbers[Length], (TimeUnit)record.Numbers[Unit]);
    }

    private static Field Of(string name, int place, DataType type) => new(name, place, type with { IsOptional = true }, SourceSpan.None);
}
