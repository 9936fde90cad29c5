using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflows.Delivery.Returns;

/// <summary>A line of an event file.</summary>
internal static class EventLine
{
    /// <summary>The line: type, member, instant, then the fields in their order.</summary>
    public static string Of(string type, string member, DateTimeOffset at, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var line = new JsonObject { ["type"] = type, ["member"] = member, ["at"] = InstantOf(at) };
        foreach (var (name, value) in fields)
        {
            line[name] = value;
        }

        return line.ToJsonString();
    }

    /// <summary>An instant as event files have it, to the microsecond.</summary>
    public static string InstantOf(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
