using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Model.Programmes;

/// <summary>By which rates money of other currencies counts in the programme's own.</summary>
/// <param name="Currencies">The other currencies, in the order in which the text names them first.</param>
/// <param name="KeepsLast">Whether the last known rate holds on a day without one; else there is none on that day.</param>
/// <param name="KeptDays">For how many local days after its own a rate holds on, from 1; null for as long as no later one is known.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record RateTable(ImmutableArray<CurrencyRates> Currencies, bool KeepsLast, int? KeptDays, SourceSpan Span)
{
    /// <summary>The rates of a currency; null where there are none.</summary>
    /// <param name="code">Its code after ISO 4217.</param>
    public CurrencyRates? Of(string code)
    {
        foreach (var one in Currencies)
        {
            if (one.Code == code)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>The rate of a currency that holds on a day; null where none does.</summary>
    /// <param name="code">The currency's code.</param>
    /// <param name="day">The local day, as a day number since 1970-01-01.</param>
    public DatedRate? On(string code, int day)
    {
        if (Of(code) is not { } currency)
        {
            return null;
        }

        var (low, high) = (0, currency.Rates.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = currency.Rates[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return null;
        }

        var last = currency.Rates[low - 1];
        return last.Day == day || (KeepsLast && (KeptDays is not { } kept || day - last.Day <= kept)) ? last : null;
    }
}

/// <summary>The rates of one currency.</summary>
/// <param name="Code">Its code after ISO 4217.</param>
/// <param name="Scale">How many of its smallest units make 1: 100 for a currency with cents.</param>
/// <param name="Rates">The rates by their days, the earliest first; each day once.</param>
public sealed record CurrencyRates(string Code, long Scale, ImmutableArray<DatedRate> Rates);

/// <summary>What 1 of a currency is worth in the programme's own from a day on.</summary>
/// <param name="Day">The local day, as a day number since 1970-01-01.</param>
/// <param name="Rate">
/// The rate in units of <c>1/</c><see cref="Scale"/>, above 0, so that the smallest unit of the currency comes to a whole number of them.
/// </param>
public sealed record DatedRate(int Day, long Rate)
{
    /// <summary>How many units make 1 of the programme's money where other currencies are counted in it: exact for rates of eight decimals.</summary>
    public const long Scale = 100_000_000;

    /// <summary>The largest rate: so much of the programme's money for 1.</summary>
    public const long Most = 1_000_000;

    /// <summary>The most that an amount of another currency may come to, in whole money of the programme: a thousand million.</summary>
    public const long AmountMost = 1_000_000_000;
}
