using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Printing;

/// <summary>Decisions about rewards in words.</summary>
internal static class RewardText
{
    /// <summary>A decision about a reward.</summary>
    public static string Of(Programme programme, in Effect effect)
    {
        var reward = programme.Rewards[effect.Source];
        var points = effect.Currency < 0 ? "" : $"{effect.Amount} {programme.Currencies[effect.Currency].Name}";
        var words = effect.Kind switch
        {
            EffectKind.Redeemed => $"given for {points}{Beside(programme, reward, effect.Subject)}",
            EffectKind.RewardHeld => $"reserved for {points}, hold {effect.Text}",
            EffectKind.HoldReleased => $"no longer reserved: {points} are free again, hold {effect.Text}",
            EffectKind.HoldEnded => $"no longer reserved, its time is over: {points} are free again, hold {effect.Text}",
            EffectKind.RewardCancelled => $"taken back: {points} given back for {effect.Text}",
            EffectKind.RewardFulfilled => $"reached the member: {effect.Text}",
            EffectKind.VoucherIssued => $"voucher {effect.Text}{Worth(programme, "of", effect.Amount)}",
            EffectKind.VoucherUsed => $"voucher {effect.Text} used{Worth(programme, "for", effect.Amount)}",
            EffectKind.VoucherExpired => $"voucher {effect.Text} expired{Worth(programme, "with", effect.Amount)}",
            _ => effect.Kind.ToString(),
        };
        return $"{reward.Name} ({reward.Span.File}:{reward.Span.Line}) {words}";
    }

    /// <summary>Why a request was refused.</summary>
    public static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.NotEnoughPoints => "there are not enough spendable points for",
        RejectionReason.NotSpendable => "no such points can be spent:",
        RejectionReason.NoSuchTask => "there is no such open task:",
        RejectionReason.NoSuchPrice => "there is no such price for",
        RejectionReason.NotEligible => "the member is not eligible for",
        RejectionReason.CapReached => "the member has had as many as one may have; no more for",
        RejectionReason.LimitReached => "members together have had as many as they may; no more for",
        RejectionReason.OutOfStock => "none is left for",
        RejectionReason.HasLeft => "the member has left; of no account is",
        RejectionReason.NotHoldable => "it can't be reserved, for",
        _ => OfGiven(reason),
    };

    private static string OfGiven(RejectionReason reason) => reason switch
    {
        RejectionReason.HouseholdFull => "the household has as many members as one may have, so no place for",
        RejectionReason.InHousehold => "the member is in a household already; leave it first:",
        RejectionReason.InNoHousehold => "the member is in no household:",
        RejectionReason.NoHouseholds => "the programme has no households:",
        RejectionReason.NotTransferable => "no such points can be given to others:",
        RejectionReason.ToOneself => "nobody gives points to oneself:",
        RejectionReason.TransferredEnough => "the member has given others as many as one may; no more for",
        RejectionReason.NoSuchHold => "there is no such hold, or its time is over:",
        RejectionReason.NoSuchRedemption => "there is no such redemption of a reward that is open:",
        RejectionReason.NotCancellable => "it can't be cancelled:",
        RejectionReason.TooLateToCancel => "it is too late to cancel",
        RejectionReason.AlreadyUsed => "the member has had it already:",
        RejectionReason.NoSuchVoucher => "the member has no such voucher:",
        RejectionReason.NothingHeld => "no guard holds what was earned by",
        RejectionReason.VoucherExpired => "the voucher has expired:",
        RejectionReason.VoucherUsedUp => "the voucher is used up:",
        RejectionReason.VoucherTooSmall => "less than that is left of the voucher",
        _ => reason.ToString(),
    };

    private static string Beside(Programme programme, Reward reward, int price) => reward.Prices[price].Money is var money
        && money > Fraction.Zero ? $" and {money} {programme.Currency}" : "";

    private static string Worth(Programme programme, string word, long units) =>
        units == 0 ? "" : $" {word} {Fraction.Of(units, programme.MoneyScale)} {programme.Currency}";
}
