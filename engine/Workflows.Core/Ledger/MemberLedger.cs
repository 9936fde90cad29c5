using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>Gives a member points, lot by lot, and writes each gift as a posting.</summary>
internal sealed class MemberLedger(Programme programme, Calendar calendar)
{
    private readonly LotTimes _times = new(calendar);

    /// <summary>By currency: whether any rule puts off the end of its points.</summary>
    private readonly bool[] _isPutOff = [.. programme.Currencies.Select(points => programme.Rules
        .Any(rule => rule.Effects.Any(effect => effect is RuleEffect.Extend extend && extend.Currency == points.Index)))];

    /// <summary>Gives points that were earned at an instant.</summary>
    public void Issue(MemberState member, int currency, long amount, Instant earned, Giver giver, StepOutput output)
    {
        var points = programme.Currencies[currency];
        ref var balance = ref member.Balances[currency];
        if (!points.KeepsLots)
        {
            balance.Available += amount;
            output.Post(currency, Account.Issued, Account.Available, amount, 0, giver, earned);
            OwedPoints.PayBack(ref balance, currency, amount, 0, earned, output);
            return;
        }

        var lots = member.Lots[currency] ??= [];
        var isPending = points.Pending is not null;

        if (lots.Count > 0 && IsTogether(lots[^1], points, output.LogId, earned))
        {
            lots[^1] = lots[^1] with { Left = lots[^1].Left + amount };
        }
        else
        {
            lots.Add(_times.NewLot(points, output.LogId, earned, amount));
        }

        balance.Pending += isPending ? amount : 0;
        balance.Available += isPending ? 0 : amount;
        output.Post(currency, Account.Issued, isPending ? Account.Pending : Account.Available, amount, output.LogId, giver, earned);
        if (!isPending)
        {
            var used = OwedPoints.PayBack(ref balance, currency, amount, output.LogId, earned, output);
            lots[^1] = lots[^1] with { Left = lots[^1].Left - used };
            if (lots[^1].Left == 0)
            {
                // All of it made good what was owed, so nothing is there that could expire.
                lots.RemoveAt(lots.Count - 1);
            }
        }

        _times.Activity(points, lots, earned);
    }

    /// <summary>
    /// Whether points that are given now are of a lot. What the clock gave since a late event, and what that event gives, have one number and were not earned
    /// together; and what was given before the step put off the end of points ends later than what it gives now.
    /// </summary>
    private bool IsTogether(in Lot lot, PointsCurrency points, long id, Instant earned) =>
        lot.Id == id && lot.Earned == earned.Micros && lot.Awaits == 0
        && (!_isPutOff[points.Index] || lot.Expires == _times.NewLot(points, id, earned, 0).Expires);

    /// <summary>Gives points that are taken back again unless an event comes in time.</summary>
    public void IssueAwaiting(
        MemberState member, int currency, long amount, Instant earned, Giver giver, AwaitedPoints awaited, StepOutput output)
    {
        var points = programme.Currencies[currency];
        var lots = member.Lots[currency] ??= [];

        // An event at the very end has come.
        var end = calendar.Plus(earned, awaited.Event.UpTo).Micros + 1;
        lots.Add(_times.NewLot(points, output.LogId, earned, amount) with { Matures = end, Awaits = awaited.Index + 1 });
        member.Balances[currency].Pending += amount;
        output.Unconfirmed.Add(output.Postings.Count);
        output.Post(currency, Account.Issued, Account.Pending, amount, output.LogId, giver, earned);
        _times.Activity(points, lots, earned);
    }

    /// <summary>Points that a member has from before the programme knew the member.</summary>
    public void BringIn(MemberState member, int currency, long amount, Instant at, StepOutput output)
    {
        member.Balances[currency].Available += amount;
        if (programme.Currencies[currency] is { KeepsLots: true } points)
        {
            (member.Lots[currency] ??= []).Add(_times.NewLot(points, output.LogId, at, amount) with { Matures = long.MinValue });
        }

        output.Post(currency, Account.AdjustedIn, Account.Available, amount, output.LogId, Giver.Nobody, at);
    }

    /// <summary>Whether the member has points of a currency that expire.</summary>
    public static bool CanExtend(MemberState member, int currency) => member.LotsOf(currency)?.Exists(lot => lot.Expires != long.MaxValue) == true
        || (member.Rewards?.Holds.Exists(hold => hold.Currency == currency && hold.Parts.Any(part => part.Expires != long.MaxValue)) ?? false);

    /// <summary>Puts off the end of all points of a currency: of those that are reserved too, and of spent ones, should they come back.</summary>
    /// <returns>How many points the member has of it.</returns>
    public long Extend(MemberState member, int currency, TimeLength by, Instant at)
    {
        var extended = member.LotsOf(currency) is { } lots ? _times.Extend(programme.Currencies[currency], lots, by, at) : 0;
        if (member.Rewards is not { } rewards)
        {
            return extended;
        }

        for (var i = 0; i < rewards.Holds.Count; i++)
        {
            var hold = rewards.Holds[i];
            if (hold.Currency == currency)
            {
                rewards.Holds[i] = hold with { Parts = _times.Extend(hold.Parts, by) };
                extended += hold.Parts.Where(part => part.Expires != long.MaxValue).Sum(part => part.Points);
            }
        }

        for (var i = 0; i < rewards.Redemptions.Count; i++)
        {
            var redemption = rewards.Redemptions[i];
            if (programme.Rewards[redemption.Reward].Prices[redemption.Price].Currency == currency)
            {
                rewards.Redemptions[i] = redemption with { Parts = _times.Extend(redemption.Parts, by) };
            }
        }

        return extended;
    }
}
