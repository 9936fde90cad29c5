using System.Globalization;
using System.Text.Json;

namespace Workflows.Delivery.Messages;

/// <summary>JSON as the plain values that templates work on.</summary>
public static class PlainValues
{
    /// <summary>
    /// A record, a list, a text, a number, yes or no, or null. A text that is an ISO date, or date and time, becomes one.
    /// </summary>
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.TryGetDecimal(out var exact) ? exact : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object? Text(JsonElement element)
    {
        var text = element.GetString()!;
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return text.Length >= 19 && text[10] == 'T' && element.TryGetDateTimeOffset(out var time) ? time : text;
    }
}
