using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>When points expire. The text of each is as a programme writes it behind <c>expire</c>.</summary>
public abstract record Expiry
{
    private Expiry()
    {
    }

    /// <summary>A length of time after they were earned.</summary>
    /// <param name="Length">How long, from 1.</param>
    /// <param name="RoundedTo">The local midnight after that calendar period's end; null for to the microsecond.</param>
    public sealed record AfterEarned(TimeLength Length, TimeUnit? RoundedTo) : Expiry
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Length} after earned{Rounded(RoundedTo)}";
    }

    /// <summary>
    /// A length of time after the member's last activity: the last time that a rule or a journey gave points of this currency, or that
    /// some were redeemed. Each activity puts off the end of all of them.
    /// </summary>
    /// <param name="Length">How long, from 1.</param>
    /// <param name="RoundedTo">The local midnight after that calendar period's end; null for to the microsecond.</param>
    public sealed record AfterActivity(TimeLength Length, TimeUnit? RoundedTo) : Expiry
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Length} after activity{Rounded(RoundedTo)}";
    }

    /// <summary>On a fixed day for all points of a calendar period.</summary>
    /// <param name="Unit">The period in which they are earned.</param>
    /// <param name="Next">With the period after that one, and not with that one.</param>
    /// <param name="Later">How long after the period's end; null for with it.</param>
    public sealed record AtEndOf(TimeUnit Unit, bool Next, TimeLength? Later) : Expiry
    {
        /// <inheritdoc/>
        public override string ToString() =>
            $"{(Later is { } later ? $"{later} after" : "at")} end of {(Next ? "next " : "")}calendar {Unit.ToString().ToLowerInvariant()}";
    }

    private static string Rounded(TimeUnit? unit) => unit is { } period ? $", end of {period.ToString().ToLowerInvariant()}" : "";
}
