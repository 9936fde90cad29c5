namespace Workflows.Model.Time;

/// <summary>The units of the language. Minutes and hours are elapsed time; days and longer are calendar time in the programme's zone.</summary>
public enum TimeUnit
{
    /// <summary>60 elapsed seconds.</summary>
    Minute,

    /// <summary>60 elapsed minutes.</summary>
    Hour,

    /// <summary>To the same local time on another day.</summary>
    Day,

    /// <summary>Seven days; a calendar week starts on Monday.</summary>
    Week,

    /// <summary>To the same day of another month, at most its last.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,

    /// <summary>Twelve months.</summary>
    Year,
}

/// <summary>A length of time as it is written: <c>60 days</c>.</summary>
/// <param name="Count">How many, from 0.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct TimeLength(int Count, TimeUnit Unit)
{
    /// <summary>Whether it is elapsed time and not calendar time.</summary>
    public bool IsElapsed => Unit is TimeUnit.Minute or TimeUnit.Hour;

    /// <summary>The microseconds of an elapsed length.</summary>
    /// <exception cref="InvalidOperationException">The length is calendar time.</exception>
    public long ElapsedMicros => Unit switch
    {
        TimeUnit.Minute => Count * Instant.PerMinute,
        TimeUnit.Hour => Count * Instant.PerHour,
        TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year =>
            throw new InvalidOperationException($"{this} is calendar time."),
    };

    /// <summary>As it is written in a programme.</summary>
    public override string ToString() => $"{Count} {Unit.ToString().ToLowerInvariant()}{(Count == 1 ? "" : "s")}";
}
