using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of rates.</summary>
internal static class MoneyMeaning
{
    public static void Write(CanonicalForm form, RateTable rates) =>
        form.Begin("RateTable{"u8).List("Currencies="u8, rates.Currencies, Write).YesNo("KeepsLast="u8, rates.KeepsLast)
            .Number("KeptDays="u8, rates.KeptDays).End();

    private static void Write(CanonicalForm form, CurrencyRates currency) =>
        form.Begin("CurrencyRates{"u8).Text("Code="u8, currency.Code).List("Rates="u8, currency.Rates, Write)
            .Number("Scale="u8, currency.Scale).End();

    private static void Write(CanonicalForm form, DatedRate rate) =>
        form.Begin("DatedRate{"u8).Number("Day="u8, rate.Day).Number("Rate="u8, rate.Rate).End();
}
