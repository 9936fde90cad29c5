using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

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

    /// <summary>Text: name of the journey, the segment, the tier or, of a lot, what it is drawn for.</summary>
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

    /// <summary>How many fields there are.</summary>
    public const int FieldCount = 10;

    /// <summary>Its type.</summary>
    public static EventType Type { get; } = new(
        BuiltInEvents.Names[BuiltInEvents.WorkflowStep], BuiltInEvents.WorkflowStep,
        [
            Of("ask", Ask, new DataType(DataKind.Choice) { Choices = ["award", "start journey", "hold out", "is in", "has tier", "has tier or higher"] }),
            Of("workflow", Workflow, DataType.Text), Of("version", Version, DataType.Whole), Of("step", Step, DataType.Text),
            Of("name", Name, DataType.Text), Of("points", Points, DataType.Whole), Of("currency", Currency, DataType.Text),
            Of("budget", Budget, DataType.Text), Of("all_or_nothing", AllOrNothing, DataType.YesNo),
            Of("share", Share, new DataType(DataKind.Percent) { Scale = DataType.PercentScale }),
        ],
        SourceSpan.None)
    {
        Key = KeySource.Content,
    };

    /// <summary>The share of a lot, from 0 to 1.</summary>
    /// <param name="units">The value of <see cref="Share"/>.</param>
    public static Fraction ShareOf(long units) => Fraction.Of(units, DataType.PercentScale);

    private static Field Of(string name, int place, DataType type) => new(name, place, type with { IsOptional = true }, SourceSpan.None);
}
