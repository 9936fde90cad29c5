using System.Globalization;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Mutating;

/// <summary>The next larger value of a number, share, day or time, as it is written.</summary>
internal static class OneMore
{
    private const int MinutesOfHour = 60;
    private const int MinutesOfDay = 24 * MinutesOfHour;

    /// <summary>One more in the last place; null for what has no next value.</summary>
    public static string? Of(TokenKind kind, ReadOnlySpan<char> text) => kind switch
    {
        TokenKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        TokenKind.Time => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? NextHour(time) : null,
        TokenKind.Percent => Number(text[..^1].TrimEnd()) is { } share ? $"{share}%" : null,
        TokenKind.Ordinal => Number(text[..^2]) is { } place ? $"{place}th" : null,
        TokenKind.Number => Number(text),
        TokenKind.End or TokenKind.Word or TokenKind.Text or TokenKind.Sign or TokenKind.Bad => null,
    };

    private static string NextHour(TimeOnly time)
    {
        var minutes = ((time.Hour * MinutesOfHour) + time.Minute + MinutesOfHour) % MinutesOfDay;
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesOfHour:00}:{minutes % MinutesOfHour:00}");
    }

    private static string? Number(ReadOnlySpan<char> text)
    {
        var plain = text.ToString().Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var lastPlace = new decimal(1, 0, 0, false, number.Scale);
        return (number + lastPlace).ToString(CultureInfo.InvariantCulture);
    }
}
