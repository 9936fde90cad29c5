using Jint.Runtime;

namespace Workflows.Scripts;

/// <summary>The instant of the burst, in UTC: what a script asks the clock for is the same when the burst is repeated.</summary>
internal sealed class FixedTime(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
