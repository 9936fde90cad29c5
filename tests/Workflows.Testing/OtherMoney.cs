using System.Globalization;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Testing;

/// <summary>Amounts that are told in other currencies.</summary>
public static class OtherMoney
{
    /// <summary>What an event of a day holds of an amount: <c>12.50 USD</c>.</summary>
    public static (long Number, string Text) Told(Programme programme, string words, int day)
    {
        var parts = words.Split(' ');
        var currency = programme.Rates!.Of(parts[1])!;
        var units = (long)(decimal.Parse(parts[0], CultureInfo.InvariantCulture) * currency.Scale);
        return ToldMoney.Count(currency, units, programme.Rates.On(parts[1], day)!, programme.Currency)!.Value;
    }
}
