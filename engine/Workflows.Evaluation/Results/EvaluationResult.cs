using System.Collections.Immutable;

namespace Workflows.Evaluation.Results;

/// <summary>The evaluation of a programme over a period.</summary>
public sealed record EvaluationResult
{
    /// <summary>The programme's name.</summary>
    public required string Programme { get; init; }

    /// <summary>Its title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>ISO 4217 code of its money.</summary>
    public required string Currency { get; init; }

    /// <summary>IANA name of its zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The first day of the run; null where nothing happened.</summary>
    public required DateOnly? RunFrom { get; init; }

    /// <summary>The day on which the clock stands.</summary>
    public required DateOnly Clock { get; init; }

    /// <summary>Members, events and steps that were read, for the reader who checks.</summary>
    public required long Steps { get; init; }

    /// <summary>What matters, in five sentences: bottom line, perception, cost, participation, what to do next.</summary>
    public required ImmutableArray<SummarySentence> Summary { get; init; }

    /// <summary>The programme's measures, in the order of the text.</summary>
    public required ImmutableArray<MeasureResult> Measures { get; init; }

    /// <summary>Its follow-ups, in the order of the text.</summary>
    public required ImmutableArray<FollowUpResult> FollowUps { get; init; }

    /// <summary>The tasks of follow-ups that are open at the end of the period, in the order in which they were given.</summary>
    public ImmutableArray<OpenTask> OpenTasks { get; init; } = [];

    /// <summary>The journeys that follow-ups paused, as far as the pause lies within the period.</summary>
    public ImmutableArray<PauseResult> Pauses { get; init; } = [];

    /// <summary>Its journeys, in the order of the text.</summary>
    public required ImmutableArray<JourneyResult> Journeys { get; init; }

    /// <summary>The latest news of the market in the period, the latest first.</summary>
    public ImmutableArray<MarketNews> News { get; init; } = [];

    /// <summary>What the figures assume and how they are defined, a sentence each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>All figures, in the order of the report.</summary>
    public required ImmutableArray<ReportFigure> Figures { get; init; }

    /// <summary>The figure of a section, or null. The period is that of the report unless a month (<c>2025-10</c>) is given.</summary>
    public ReportFigure? Find(string section, string name, string item = "", string segment = "", string? month = null) =>
        Figures.FirstOrDefault(figure => figure.Section == section && figure.Name == name && figure.Item == item
            && figure.Segment == segment
            && (month is null ? figure.Period.Length > 7 : figure.Period == month));
}

/// <summary>News of the market.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Type">The event of the market.</param>
/// <param name="Words">Its values.</param>
public sealed record MarketNews(DateOnly Day, string Type, string Words);

/// <summary>A sentence of the summary.</summary>
/// <param name="Topic"><c>Bottom line</c>, <c>Perception</c>, <c>Cost</c>, <c>Participation</c> or <c>Next</c>.</param>
/// <param name="Words">The sentence.</param>
public sealed record SummarySentence(string Topic, string Words);

/// <summary>How a measure stands against its target.</summary>
public enum MeasureStatus
{
    /// <summary>No target is stated.</summary>
    NoTarget,

    /// <summary>The target is met.</summary>
    Met,

    /// <summary>The target is missed.</summary>
    Missed,

    /// <summary>There is no figure.</summary>
    NoData,
}

/// <summary>A measure of the programme.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Figure">Its value in the period.</param>
/// <param name="Target">The target in words; empty for none.</param>
/// <param name="Status">How they compare.</param>
/// <param name="IsClear">Whether the whole interval lies on one side of the target; true where the value has no interval.</param>
public sealed record MeasureResult(string Name, ReportFigure Figure, string Target, MeasureStatus Status, bool IsClear);
