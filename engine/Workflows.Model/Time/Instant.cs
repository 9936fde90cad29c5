namespace Workflows.Model.Time;

/// <summary>A whole microsecond on the UTC time line.</summary>
/// <param name="Micros">Microseconds since 1970-01-01T00:00:00Z; negative before.</param>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    /// <summary>Microseconds in a second.</summary>
    public const long PerSecond = 1_000_000;

    /// <summary>Microseconds in a minute.</summary>
    public const long PerMinute = 60 * PerSecond;

    /// <summary>Microseconds in an hour.</summary>
    public const long PerHour = 60 * PerMinute;

    /// <summary>Microseconds in 24 hours.</summary>
    public const long PerDay = 24 * PerHour;

    /// <summary>Later than every instant that can occur: "never".</summary>
    public static Instant Never => new(long.MaxValue);

    /// <summary>Earlier than every instant that can occur.</summary>
    public static Instant Earliest => new(long.MinValue);

    /// <summary>The instant of a date and time with an offset; finer than a microsecond is cut off.</summary>
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The same instant as a UTC date and time.</summary>
    public DateTimeOffset ToDateTimeOffset() => new(DateTime.UnixEpoch.Ticks + (Micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    /// <summary>Whether one instant is before the other.</summary>
    public static bool operator <(Instant a, Instant b) => a.Micros < b.Micros;

    /// <summary>Whether one instant is after the other.</summary>
    public static bool operator >(Instant a, Instant b) => a.Micros > b.Micros;

    /// <summary>Whether one instant is not after the other.</summary>
    public static bool operator <=(Instant a, Instant b) => a.Micros <= b.Micros;

    /// <summary>Whether one instant is not before the other.</summary>
    public static bool operator >=(Instant a, Instant b) => a.Micros >= b.Micros;

    /// <summary>The earlier of two.</summary>
    public static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    /// <summary>The later of two.</summary>
    public static Instant Later(Instant a, Instant b) => a < b ? b : a;

    /// <summary>ISO 8601 in UTC with as many decimals as there are, for example <c>2026-03-07T02:00:00Z</c>.</summary>
    public override string ToString() =>
        this == Never ? "never" : ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
