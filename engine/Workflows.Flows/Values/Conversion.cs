using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Workflows.Flows.Values;

/// <summary>
/// Elsa's lenient conversions: what can't be read as the wanted type is mostly that type's default, and not a fault. Imported definitions
/// rely on it; journeys are typed and never come here with a wrong type.
/// </summary>
internal static class Conversion
{
    /// <summary>Converts a value; null stays null.</summary>
    /// <exception cref="ConversionFault">It is of a kind for which Elsa faults too.</exception>
    public static object? To(object? value, FlowType type) => value is null ? null : type.Kind switch
    {
        ValueKind.Any => value,
        ValueKind.Text => TextOf(value),
        ValueKind.Truth => TruthOf(value),
        ValueKind.Whole => WholeOf(value, type),
        ValueKind.Number => NumberOf(value),
        ValueKind.Amount => AmountOf(value),
        ValueKind.Id => value is Guid ? value : Guid.TryParse(value as string, out var id) ? id : Guid.Empty,
        ValueKind.Moment => MomentOf(value),
        ValueKind.Span => SpanOf(value),
        ValueKind.List => ListOf(value, type.Element!),
        ValueKind.Record => RecordOf(value),
        ValueKind.Choice => ChoiceOf(value, type),
    };

    /// <summary>A value as text, without any culture.</summary>
    public static string TextOf(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "True" : "False",
        TimeSpan span => span.ToString("c"),
        DateTimeOffset moment => moment.ToString(CultureInfo.InvariantCulture),
        ImmutableArray<object?> or FlowRecord => JsonText.Of(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static object? TruthOf(object value) => value switch
    {
        bool => value,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => bool.TryParse(text.Trim(), out var truth) && truth,
        long whole => whole != 0,
        double number => number != 0,
        decimal amount => amount != 0,
        _ => false,
    };

    private static object? WholeOf(object value, FlowType type)
    {
        switch (value)
        {
            case long whole: return Fitting(whole, type);
            case double number: return double.IsFinite(number) && Math.Abs(number) < 9e18 ? Fitting((long)Math.Round(number), type) : 0L;
            case decimal amount: return Math.Abs(amount) < 9e18m ? Fitting((long)Math.Round(amount), type) : 0L;
            case bool truth: return truth ? 1L : 0L;
            case string text when string.IsNullOrWhiteSpace(text): return null;
            case string text:
                return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var read) ? Fitting(read, type) : 0L;
            default: return 0L;
        }
    }

    private static object Fitting(long whole, FlowType type) => whole >= type.Range.Least && whole <= type.Range.Most
        ? whole
        : throw new ConversionFault("Value was either too large or too small for the number that is wanted.");

    private static object? NumberOf(object value) => value switch
    {
        double => value,
        long whole => (double)whole,
        decimal amount => (double)amount,
        bool truth => truth ? 1d : 0d,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var read) ? read : 0d,
        _ => 0d,
    };

    private static object? AmountOf(object value) => value switch
    {
        decimal => value,
        long whole => (decimal)whole,
        double number => Math.Abs(number) < 7e28 ? (decimal)number : 0m,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var read) ? read : 0m,
        _ => 0m,
    };

    private static object? MomentOf(object value) => value switch
    {
        DateTimeOffset => value,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : default(DateTimeOffset),
        _ => default(DateTimeOffset),
    };

    private static object? SpanOf(object value) => value switch
    {
        TimeSpan => value,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read : TimeSpan.Zero,
        _ => TimeSpan.Zero,
    };

    private static object? ListOf(object value, FlowType element) => value switch
    {
        ImmutableArray<object?> list => Elements(list, element),
        string text when Json(text) is ImmutableArray<object?> read => Elements(read, element),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when element.Kind == ValueKind.Text => ImmutableArray.Create<object?>(text),
        // To Elsa a text is also a list of its letters.
        string text => Elements([.. text.Select(letter => (object?)letter.ToString())], element),
        _ => null,
    };

    private static ImmutableArray<object?> Elements(ImmutableArray<object?> list, FlowType element) =>
        element.Kind == ValueKind.Any ? list : [.. list.Select(value => To(value, element))];

    private static object? RecordOf(object value) => value switch
    {
        FlowRecord => value,
        string text => Json(text) as FlowRecord,
        _ => null,
    };

    /// <summary>What a text that begins as JSON does says; null for other texts.</summary>
    private static object? Json(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return JsonText.Read(text);
        }
        catch (JsonException)
        {
            throw new ConversionFault($"Failed to deserialize {text}");
        }
    }

    private static object? ChoiceOf(object value, FlowType type)
    {
        if (value is long or double)
        {
            return WholeOf(value, FlowType.Whole);
        }

        var text = TextOf(value);
        var place = type.Names.FindIndex(text.Trim());
        return place >= 0 ? (long)place : throw new ConversionFault($"Requested value '{text}' was not found.");
    }

    private static int FindIndex(this ImmutableArray<string> names, string name)
    {
        for (var place = 0; place < names.Length; place++)
        {
            if (string.Equals(names[place], name, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return -1;
    }
}
