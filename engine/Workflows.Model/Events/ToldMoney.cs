using System.Globalization;
using Workflows.Model.Programmes;

namespace Workflows.Model.Events;

/// <summary>
/// An amount as it was told in another currency, and the rate by which it counts. An event keeps it as the text of its field, beside the number,
/// which is the amount in the programme's money: <c>12.50 USD at 7.7812 HKD of 2026-03-06</c>.
/// </summary>
/// <param name="Amount">The amount, in whole money of its currency.</param>
/// <param name="Currency">The code of its currency.</param>
/// <param name="Rate">The rate, with the day of which it is.</param>
/// <param name="Own">The code of the programme's currency.</param>
public sealed record ToldMoney(decimal Amount, string Currency, DatedRate Rate, string Own)
{
    private const string Dated = "yyyy-MM-dd";
    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    /// <summary>What an amount counts, exactly: the product of amount and rate.</summary>
    /// <param name="currency">Its currency.</param>
    /// <param name="units">The amount in the smallest units of the currency, from 0.</param>
    /// <param name="rate">The rate that holds.</param>
    /// <param name="own">The code of the programme's currency.</param>
    /// <returns>
    /// The amount in the programme's money, in units of <c>1/</c><see cref="DatedRate.Scale"/>, and the text for the field; null where it is too large to be
    /// counted.
    /// </returns>
    public static (long Number, string Text)? Count(CurrencyRates currency, long units, DatedRate rate, string own)
    {
        ArgumentNullException.ThrowIfNull(currency);
        ArgumentNullException.ThrowIfNull(rate);
        var number = (Int128)units * (rate.Rate / currency.Scale);
        if (units < 0 || number > (Int128)DatedRate.AmountMost * DatedRate.Scale)
        {
            return null;
        }

        // With as many decimals as the currency has: 12.50, and 1200 of one without.
        var decimals = (byte)(currency.Scale.ToString(CultureInfo.InvariantCulture).Length - 1);
        var amount = new decimal(unchecked((int)units), (int)(units >> 32), 0, false, decimals);
        return ((long)number, new ToldMoney(amount, currency.Code, rate, own).ToString());
    }

    /// <summary>What the text of a field says; null where the amount was told in the programme's own money.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is none that this wrote.</exception>
    public static ToldMoney? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.Split(' ') is [var amount, var currency, "at", var rate, var own, "of", var day]
            ? new(decimal.Parse(amount, CultureInfo.InvariantCulture), currency,
                new DatedRate(
                    DateOnly.ParseExact(day, Dated, CultureInfo.InvariantCulture).DayNumber - FirstDay.DayNumber,
                    (long)(decimal.Parse(rate, CultureInfo.InvariantCulture) * DatedRate.Scale)), own)
            : throw new FormatException("The text beside an amount doesn't say in which currency it was told.");
    }

    /// <summary>
    /// What a return takes off: an amount of the same currency counts by the rate of what it takes back, so that taking all of it back leaves
    /// nothing; any other by the rate of its own day.
    /// </summary>
    /// <param name="value">What the return tells, as it counts by itself.</param>
    /// <param name="told">The text of its field.</param>
    /// <param name="of">The text of the field that is reduced.</param>
    public static long Returned(long value, string? told, string? of) =>
        told is not null && of is not null && Of(told) is { } by && Of(of) is { } whole && by.Currency == whole.Currency
            ? (long)((Int128)value * whole.Rate.Rate / by.Rate.Rate)
            : value;

    /// <summary>The amount with its currency alone, as it was told: <c>12.50 USD</c>.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    /// <summary>The text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Words} at {((decimal)Rate.Rate / DatedRate.Scale).ToString("0.########", CultureInfo.InvariantCulture)} {Own} of ")
        + FirstDay.AddDays(Rate.Day).ToString(Dated, CultureInfo.InvariantCulture);
}
