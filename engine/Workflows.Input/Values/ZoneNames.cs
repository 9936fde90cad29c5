using NodaTime;
using NodaTime.TimeZones;

namespace Workflows.Input.Values;

/// <summary>
/// Zones by the names that exports use: IANA (<c>America/New_York</c>), Windows (<c>Pacific Standard Time</c>), and as shops show
/// them (<c>Pacific Time (US &amp; Canada)</c>, <c>(GMT+01:00) Paris</c>), the last by the city where one zone only has it.
/// </summary>
internal static class ZoneNames
{
    /// <summary>The zone, or null where the name isn't clear.</summary>
    public static DateTimeZone? Find(string name)
    {
        name = WithoutOffset(name.Trim());
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? Windows(name) ?? Windows(Standard(name)) ?? City(name);
    }

    private static string WithoutOffset(string name)
    {
        var end = name.IndexOf(')', StringComparison.Ordinal);
        return (name.StartsWith("(GMT", StringComparison.Ordinal) || name.StartsWith("(UTC", StringComparison.Ordinal)) && end > 0
            ? name[(end + 1)..].Trim()
            : name;
    }

    // "Pacific Time (US & Canada)" is Windows' "Pacific Standard Time"; three US zones are named in a way of their own.
    private static string Standard(string name) => name switch
    {
        "Alaska" or "Alaska Time" => "Alaskan Standard Time",
        "Hawaii" or "Hawaii Time" => "Hawaiian Standard Time",
        "Arizona" => "US Mountain Standard Time",
        _ when name.IndexOf(" Time", StringComparison.Ordinal) is > 0 and var end => $"{name[..end]} Standard Time",
        _ => name,
    };

    private static DateTimeZone? Windows(string name) =>
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var zone)
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
            : null;

    private static DateTimeZone? City(string name)
    {
        var ending = $"/{name.Replace(' ', '_')}";
        var found = TzdbDateTimeZoneSource.Default.CanonicalIdMap
            .Where(pair => pair.Key.EndsWith(ending, StringComparison.Ordinal))
            .Select(pair => pair.Value)
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToArray();
        return found.Length == 1 && name.Length > 0 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(found[0]) : null;
    }
}
