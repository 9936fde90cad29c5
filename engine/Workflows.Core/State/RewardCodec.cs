using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Core.Rewards;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>A member's reservations, redemptions and vouchers, as bytes.</summary>
internal static class RewardCodec
{
    /// <summary>Writes them; two counts of 0 where there are none.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        // Nothing yet and nothing any more are the same.
        var last = member.LastAt.Micros;
        to.Count(member.Rewards?.Holds.Count ?? 0);
        foreach (var hold in member.Rewards?.Holds ?? [])
        {
            to.Text(hold.Key);
            to.Count(hold.Reward);
            to.Count(hold.Price);
            to.Count(hold.Currency);
            to.Near(hold.At.Micros, last);
            to.Near(hold.Due.Micros, last);
            Write(hold.Parts, last, to);
            to.Count(hold.Household + 1);
            Write(hold.Uses, to);
        }

        to.Count(member.Rewards?.Redemptions.Count ?? 0);
        foreach (var redemption in member.Rewards?.Redemptions ?? [])
        {
            Write(redemption, last, to);
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        var last = member.LastAt.Micros;
        for (var count = from.Count(); count > 0; count--)
        {
            (member.Rewards ??= new MemberRewards()).Holds.Add(new Hold(
                from.Text() ?? "", from.Count(), from.Count(), from.Count(), new Instant(from.Near(last)), new Instant(from.Near(last)),
                ReadParts(last, ref from), from.Count() - 1) { Uses = ReadUses(ref from) });
        }

        for (var count = from.Count(); count > 0; count--)
        {
            (member.Rewards ??= new MemberRewards()).Redemptions.Add(ReadRedemption(last, ref from));
        }
    }

    private static void Write(Redemption redemption, long last, BlobWriter to)
    {
        to.Text(redemption.Key);
        to.Count(redemption.Reward);
        to.Count(redemption.Price);
        to.Near(redemption.At.Micros, last);
        to.Near(redemption.CapsAt.Micros, last);
        Write(redemption.Parts, last, to);
        to.Count(redemption.Household + 1);
        Write(redemption.Uses, to);
        to.Flag(redemption.IsFulfilled);
        to.Flag(redemption.SettledAt is not null);
        if (redemption.SettledAt is { } settled)
        {
            to.Near(settled.Micros, last);
        }

        to.Flag(redemption.Voucher is not null);
        if (redemption.Voucher is { } voucher)
        {
            to.Text(voucher.Code);
            to.Near(voucher.Expires.Micros, last);
            to.Signed(voucher.Left);
            to.Byte((byte)voucher.State);
        }
    }

    private static Redemption ReadRedemption(long last, ref BlobReader from)
    {
        var redemption = new Redemption(
            from.Text() ?? "", from.Count(), from.Count(), new Instant(from.Near(last)), new Instant(from.Near(last)),
            ReadParts(last, ref from)) { Household = from.Count() - 1, Uses = ReadUses(ref from), IsFulfilled = from.Flag() };
        redemption = from.Flag() ? redemption with { SettledAt = new Instant(from.Near(last)) } : redemption;
        return from.Flag()
            ? redemption with
            {
                Voucher = new Voucher(from.Text() ?? "", new Instant(from.Near(last)), from.Signed(), (VoucherState)from.Byte()),
            }
            : redemption;
    }

    private static void Write(ImmutableArray<LotPart> parts, long last, BlobWriter to)
    {
        to.Count(parts.Length);
        foreach (var part in parts)
        {
            to.Signed(part.Lot);
            to.Near(part.Earned, last);
            to.Near(part.Expires, part.Earned);
            to.Signed(part.Points);
        }
    }

    private static void Write(ImmutableArray<LimitUse> uses, BlobWriter to)
    {
        to.Count(uses.Length);
        foreach (var use in uses)
        {
            to.Count(use.Pool + 1);
            to.Text(use.Key);
            to.Signed(use.Period);
        }
    }

    private static ImmutableArray<LimitUse> ReadUses(ref BlobReader from)
    {
        var uses = ImmutableArray.CreateBuilder<LimitUse>();
        for (var count = from.Count(); count > 0; count--)
        {
            uses.Add(new LimitUse(from.Count() - 1, from.Text() ?? "", from.Signed()));
        }

        return uses.ToImmutable();
    }

    private static ImmutableArray<LotPart> ReadParts(long last, ref BlobReader from)
    {
        var parts = ImmutableArray.CreateBuilder<LotPart>();
        for (var count = from.Count(); count > 0; count--)
        {
            var (lot, earned) = (from.Signed(), from.Near(last));
            parts.Add(new LotPart(lot, earned, from.Near(earned), from.Signed()));
        }

        return parts.ToImmutable();
    }
}
