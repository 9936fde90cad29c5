using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>Instants as numbers.</summary>
internal static class Ticks
{
    /// <summary>The instant of a number.</summary>
    public static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Binds an instant, or none.</summary>
    public static Statement BindMoment(this Statement statement, int place, DateTimeOffset? moment) =>
        moment is { } at ? statement.Bind(place, at.UtcTicks) : statement.Bind(place, (string?)null);
}
