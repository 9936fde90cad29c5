using System.Collections.Frozen;

namespace Workflows.Templates.Builtins;

/// <summary>
/// How a language writes numbers, money and dates, and which counts take its word for one thing. From the Unicode CLDR; they stand here
/// because the product knows one culture only, so that the same message comes of every machine.
/// </summary>
/// <param name="Thousands">Between groups of three digits.</param>
/// <param name="Decimal">Before decimals.</param>
/// <param name="IsCurrencyFirst">Whether the currency stands before the amount.</param>
/// <param name="LongDate">A date in words: <c>{0}</c> is the day of the month, <c>{1}</c> the month, <c>{2}</c> the year.</param>
/// <param name="ShortDate">The same in digits.</param>
/// <param name="IsOne">Whether a count takes the word for one thing.</param>
/// <param name="Months">The months; empty where they are numbers.</param>
/// <param name="Weekdays">The days of the week, from Sunday.</param>
internal sealed record LanguageForms(
    string Thousands, string Decimal, bool IsCurrencyFirst, string LongDate, string ShortDate, Func<decimal, bool> IsOne, string[] Months,
    string[] Weekdays)
{
    private const string NoBreak = "\u00A0";
    private const string NarrowNoBreak = "\u202F";

    private static readonly FrozenDictionary<string, LanguageForms> All = new Dictionary<string, LanguageForms>(StringComparer.Ordinal)
    {
        ["en"] = new(",", ".", true, "{0} {1} {2}", "{0:00}/{1:00}/{2:0000}", count => count == 1,
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]),
        ["zh"] = new(",", ".", true, "{2}年{1}月{0}日", "{2:0000}/{1:00}/{0:00}", _ => false, [],
            ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]),
        ["ja"] = new(",", ".", true, "{2}年{1}月{0}日", "{2:0000}/{1:00}/{0:00}", _ => false, [],
            ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"]),
        ["de"] = new(".", ",", false, "{0}. {1} {2}", "{0:00}.{1:00}.{2:0000}", count => count == 1,
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]),
        ["fr"] = new(NarrowNoBreak, ",", false, "{0} {1} {2}", "{0:00}/{1:00}/{2:0000}", count => Math.Abs(count) < 2,
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]),
        ["es"] = new(".", ",", false, "{0} de {1} de {2}", "{0:00}/{1:00}/{2:0000}", count => count == 1,
            ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
            ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"]),
        ["it"] = new(".", ",", false, "{0} {1} {2}", "{0:00}/{1:00}/{2:0000}", count => count == 1,
            ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
            ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"]),
        ["nl"] = new(".", ",", true, "{0} {1} {2}", "{0:00}-{1:00}-{2:0000}", count => count == 1,
            ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
            ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The languages, in the order of their codes.</summary>
    internal static IEnumerable<string> Known => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The forms of a language by its code, such as <c>zh</c> or <c>zh-Hant-HK</c>; null where they aren't known.</summary>
    internal static LanguageForms? Of(string code) => All.GetValueOrDefault(code.Split('-', '_')[0].ToLowerInvariant());

    /// <summary>A number with so many decimals, halves away from zero as people round.</summary>
    internal string Number(decimal value, int decimals)
    {
        var text = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero)
            .ToString($"F{decimals}", System.Globalization.CultureInfo.InvariantCulture);
        var whole = decimals == 0 ? text : text[..^(decimals + 1)];
        for (var at = whole.Length - 3; at > 0; at -= 3)
        {
            whole = whole.Insert(at, Thousands);
        }

        var sign = value < 0 && text.Any(digit => digit is not ('0' or '.')) ? "-" : "";
        return sign + (decimals == 0 ? whole : $"{whole}{Decimal}{text[^decimals..]}");
    }

    /// <summary>An amount of a currency.</summary>
    internal string Money(string amount, string currency) => IsCurrencyFirst ? $"{currency}{NoBreak}{amount}" : $"{amount}{NoBreak}{currency}";

    /// <summary>A date in words, or in digits.</summary>
    internal string Date(DateTime date, bool isShort) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, isShort ? ShortDate : LongDate, date.Day,
        isShort || Months.Length == 0 ? date.Month : Months[date.Month - 1], date.Year);
}
