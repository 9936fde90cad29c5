using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of rewards.</summary>
internal static class RewardMeaning
{
    public static void Write(CanonicalForm form, Reward reward) =>
        form.Begin("Reward{"u8).Length("CancelUpTo="u8, reward.CancelUpTo).List("Caps="u8, reward.Caps, RuleMeaning.Write)
            .Length("Hold="u8, reward.Hold).Number("Index="u8, reward.Index).Text("Name="u8, reward.Name)
            .Number("OurCost="u8, reward.OurCost).List("Prices="u8, reward.Prices, Write).Number("Stock="u8, reward.Stock)
            .Text("Title="u8, reward.Title).Part("Voucher="u8, reward.Voucher, Write).Text("Was="u8, reward.Was)
            .Part("When="u8, reward.When, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, RewardPrice price) =>
        form.Begin("RewardPrice{"u8).Number("Currency="u8, price.Currency).Number("Money="u8, price.Money)
            .Number("Points="u8, price.Points).End();

    private static void Write(CanonicalForm form, VoucherTerms terms) =>
        form.Begin("VoucherTerms{"u8).Length("Valid="u8, terms.Valid).Number("Worth="u8, terms.Worth).End();
}
