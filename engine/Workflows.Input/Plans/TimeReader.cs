using NodaTime;
using Workflows.Input.Files;
using Workflows.Input.Values;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Input.Plans;

/// <summary>Reads instants: ISO 8601 or the form of a map, in the zone that the record names or else the programme's.</summary>
internal sealed class TimeReader(string timeZone, TextCache texts)
{
    private const int ZonesMost = 1_000;

    private readonly LocalClock _clock = new(DateTimeZoneProviders.Tzdb[timeZone]);
    private readonly Dictionary<string, LocalClock?> _zones = new(StringComparer.Ordinal);

    /// <summary>Reads the instant of a record; the answer is null, or what is wrong.</summary>
    public string? Read(ValueSource source, RawRecord record, out Instant at)
    {
        at = default;
        var text = source.TextOf(record);
        if (text.IsEmpty)
        {
            return "the time is missing; give one.";
        }

        if (!TryWritten(source, text, out var written))
        {
            var form = source.Form is null
                ? "isn't a time; write it like 2026-05-01T10:00:00Z or 2026-05-01, or state its form in the map (as \"d/M/yyyy H:mm\")."
                : $"isn't a time of the form \"{source.Form.Format}\"; correct it, or the form in the map.";
            return $"{Quoted.Show(text)} {form}";
        }

        var clock = ClockOf(source, record);
        if (clock is null)
        {
            return $"{Quoted.Show(record[source.ZoneColumn])} isn't a time zone that is known; write one like America/New_York.";
        }

        var found = clock.InstantOf(written);
        at = found ?? default;
        return found is null ? LocalClock.OutOfRange : null;
    }

    private static bool TryWritten(ValueSource source, ReadOnlySpan<byte> text, out WrittenTime written)
    {
        if (source.Form is null)
        {
            return IsoTime.TryRead(text, out written);
        }

        var found = TextCache.Decode(text) is { } words ? source.Form.Read(words) : null;
        written = found ?? default;
        return found is not null;
    }

    private LocalClock? ClockOf(ValueSource source, RawRecord record)
    {
        if (source.ZoneColumn < 0 || record[source.ZoneColumn].IsEmpty)
        {
            return _clock;
        }

        var name = texts.Get(record[source.ZoneColumn]) ?? "";
        if (!_zones.TryGetValue(name, out var clock))
        {
            clock = ZoneNames.Find(name) is { } zone ? new LocalClock(zone) : null;
            if (_zones.Count < ZonesMost)
            {
                _zones.Add(name, clock);
            }
        }

        return clock;
    }
}
