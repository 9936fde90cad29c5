using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What a member has: points, tiers, and what there is to get for points.</summary>
internal static class StandingSection
{
    /// <summary>The points currencies.</summary>
    public static IEnumerable<string> Points(Programme programme) => programme.Currencies.Select(currency =>
        $"- **{currency.Title}.** {string.Join(' ', Sentences(programme, currency))}");

    /// <summary>The tier ladders.</summary>
    public static IEnumerable<string> Tiers(Programme programme)
    {
        foreach (var ladder in programme.Ladders)
        {
            yield return $"Tiers of {Words.OfName(ladder.Name)}:";
            foreach (var tier in ladder.Tiers)
            {
                var benefits = tier.Benefits.IsEmpty ? "" : $" Its benefits: {Words.List([.. tier.Benefits])}.";
                yield return $"- **{tier.Name}**{(tier.When is { } when ? $" when {ConditionWords.Of(programme, when)}" : " from joining")}.{benefits}";
            }

            foreach (var match in ladder.Matches)
            {
                yield return $"- **{ladder.Tiers[match.Tier].Name}** is lent as long as {ConditionWords.Of(programme, match.While)}.";
            }

            yield return "";
            yield return $"A tier is kept {Of(ladder.Keep)}"
                + (ladder.Grace is { } grace ? $", and then for another {grace} in which it can be earned again" : "") + ". "
                + (ladder.Keep is TierTerm.Lasting ? "" : ladder.Drop == TierDrop.OneTier
                    ? "Who has not earned it again then goes down one tier at most." : "Who has not earned it again then goes to the tier that is earned.");
        }
    }

    /// <summary>The rewards.</summary>
    public static IEnumerable<string> Rewards(Programme programme) => programme.Rewards.Select(reward =>
        $"- **{Words.Title(reward.Name, reward.Title)}** for {Words.List([.. reward.Prices.Select(price => Of(programme, price))], "or")}. "
        + string.Join(' ', Sentences(programme, reward)));

    private static IEnumerable<string> Sentences(Programme programme, PointsCurrency currency)
    {
        if (currency.IsStatus)
        {
            yield return "They count for tiers only: they can't be spent and never expire.";
        }
        else
        {
            yield return currency.Pending is { } pending ? $"They can be spent {pending} after they were earned." : "They can be spent at once.";
            yield return currency.Expiry is { } expiry ? $"They expire {Of(expiry)}." : "They never expire.";
            if (currency.Notice is { } notice)
            {
                yield return $"Members are told {notice} before.";
            }

            yield return currency.Spend == SpendOrder.SoonestToExpire ? "Those that expire soonest are spent first." : "The oldest are spent first.";
        }

        if (!currency.Transfer.IsEmpty)
        {
            yield return $"A member can give them to others: {Words.List([.. currency.Transfer.Select(cap => LimitWords.Of(programme, cap))])}.";
        }

        yield return Rounding(currency);
        if (currency.Worth > Fraction.Zero)
        {
            yield return $"In our books one is worth {Words.Money(programme, currency.Worth)}"
                + (currency.ExpectedRedemption == Fraction.One ? "." : $", and {Words.Percent(currency.ExpectedRedemption)} are expected to be redeemed.");
        }
    }

    private static string Rounding(PointsCurrency currency)
    {
        var way = currency.Rounding switch
        {
            RoundingMode.Down => "down to a whole number",
            RoundingMode.Up => "up to a whole number",
            RoundingMode.HalfUp => "to the nearest whole number",
        };
        return currency.RoundingScope switch
        {
            RoundingScope.Event => $"What one event earns is rounded {way}.",
            RoundingScope.Rule => $"What each rule gives is rounded {way}.",
            RoundingScope.Line => $"What each line earns is rounded {way}.",
        };
    }

    private static string Of(Expiry expiry) => expiry switch
    {
        Expiry.AfterEarned { RoundedTo: null } x => $"{x.Length} after they were earned",
        Expiry.AfterEarned x => $"{x.Length} after they were earned, at the end of that {Words.Unit(x.RoundedTo!.Value)}",
        Expiry.AfterActivity { RoundedTo: null } x => $"{x.Length} after the member last earned or redeemed any",
        Expiry.AfterActivity x => $"{x.Length} after the member last earned or redeemed any, at the end of that {Words.Unit(x.RoundedTo!.Value)}",
        Expiry.AtEndOf x => $"{(x.Later is { } later ? $"{later} after" : "at")} the end of the calendar {Words.Unit(x.Unit)} "
            + (x.Next ? "after the one in which they were earned" : "in which they were earned"),
        _ => throw new ArgumentOutOfRangeException(nameof(expiry), expiry.GetType().Name, "This kind of expiry has no words."),
    };

    private static string Of(TierTerm term) => term switch
    {
        TierTerm.Lasting => "for ever",
        TierTerm.For x => $"for {x.Length} from when it was reached",
        TierTerm.UntilEndOf x => $"until the end of the calendar {Words.Unit(x.Unit)} {(x.Next ? "after the one " : "")}in which it was reached",
        TierTerm.UntilEndOfMembershipYear x => $"until the end of the membership year {(x.Next ? "after the one " : "")}in which it was reached",
        _ => throw new ArgumentOutOfRangeException(nameof(term), term.GetType().Name, "This kind of term has no words."),
    };

    private static string Of(Programme programme, RewardPrice price) =>
        Words.Points(programme, price.Currency, Fraction.Of(price.Points))
        + (price.Money > Fraction.Zero ? $" and {Words.Money(programme, price.Money)}" : "");

    private static IEnumerable<string> Sentences(Programme programme, Reward reward)
    {
        if (reward.When is { } when)
        {
            yield return $"Only if {ConditionWords.Of(programme, when)}.";
        }

        if (!reward.Caps.IsEmpty)
        {
            yield return $"{Words.Sentence(Words.List([.. reward.Caps.Select(cap => LimitWords.Of(programme, cap))]))}.";
        }

        if (reward.Stock is { } stock)
        {
            yield return $"There are {Words.Number(Fraction.Of(stock))} for all members.";
        }

        if (reward.Hold is { } hold)
        {
            yield return $"It can be reserved for {hold}.";
        }

        if (reward.Voucher is { } voucher)
        {
            var of = voucher.Worth is { } worth ? $" of {Words.Money(programme, worth)}, which may be used in parts," : "";
            yield return $"It is given as a voucher{of} that is valid for {voucher.Valid}.";
        }

        yield return reward.CancelUpTo is { } cancel ? $"It can be cancelled for {cancel}." : "It can't be cancelled.";
        if (reward.OurCost > Fraction.Zero)
        {
            yield return $"It costs us {Words.Money(programme, reward.OurCost)}.";
        }
    }
}
