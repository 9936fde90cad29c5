using System.Globalization;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// The functions of <c>local</c>, which Scriban does not have: numbers, money, dates and the word for so many things as the member's language
/// has them (<c>member.language</c>, else English). Dates are of the clock that they come with.
/// </summary>
internal static class LocalFunctions
{
    private const int MostDecimals = 10;

    internal static Group Group() => new(
        [
            new("local.date", "date style? language?", (a, s) => a[0] is null ? null : Forms(a[2], s).Date(DateParts.Of(a[0]).Clock, IsShort(a[1], s))),
            new("local.money", "amount currency? language?", Money),
            new("local.number", "value decimals? language?", (a, s) => a[0] is null ? null : Number(Forms(a[2], s), a[0]!, a[1])),
            new("local.plural", "count one other language?", (a, s) =>
                a[0] is null ? null : Forms(a[3], s).IsOne(Amount(a[0])) ? a[1] : a[2]),
            new("local.time", "date", (a, _) => a[0] is null ? null : DateParts.Of(a[0]).Clock.ToString("HH:mm", CultureInfo.InvariantCulture)),
            new("local.weekday", "date language?", (a, s) =>
                a[0] is null ? null : Forms(a[1], s).Weekdays[(int)DateParts.Of(a[0]).Clock.DayOfWeek]),
        ],
        []);

    private static string? Money(object?[] a, RenderState state)
    {
        if (a[0] is null)
        {
            return null;
        }

        var (forms, currency) = (Forms(a[2], state), a[1] ?? Of("programme", "currency", state) ?? "");
        var amount = Amount(a[0]);
        return forms.Money(forms.Number(amount, amount == decimal.Truncate(amount) ? 0 : 2), Printing.Text(currency, state)).Trim('\u00A0');
    }

    /// <summary>A number with as many decimals as wanted, else with those that it has, at most two.</summary>
    private static string Number(LanguageForms forms, object value, object? decimals)
    {
        var amount = Amount(value);
        if (decimals is not null)
        {
            return forms.Number(amount, Math.Clamp(Numbers.ToInt(decimals), 0, MostDecimals));
        }

        var places = 0;
        for (var rounded = Math.Round(amount, 2, MidpointRounding.AwayFromZero); rounded != decimal.Truncate(rounded); rounded = 10 * (rounded - decimal.Truncate(rounded)))
        {
            places++;
        }

        return forms.Number(amount, places);
    }

    private static decimal Amount(object? value) => Kinds.IsNumber(value)
        ? Numbers.ToDecimal(value)
        : throw new TemplateFailure($"A value of the type `{Kinds.Name(value)}` is no number");

    private static bool IsShort(object? style, RenderState state) => style is null ? false : Printing.Text(style, state) switch
    {
        "long" => false,
        "short" => true,
        var other => throw new TemplateFailure($"There is no style `{other}` of dates: write `long` or `short`"),
    };

    private static LanguageForms Forms(object? language, RenderState state)
    {
        var code = Printing.Text(language ?? Of("member", "language", state) ?? "en", state);
        return LanguageForms.Of(code) ?? throw new TemplateFailure(
            $"The forms of the language `{code}` aren't known here: known are {string.Join(", ", LanguageForms.Known)}");
    }

    private static object? Of(string record, string name, RenderState state) =>
        state.Variables.Get(record) is IReadOnlyDictionary<string, object?> values && values.TryGetValue(name, out var value) ? value : null;
}
