using System.Runtime.InteropServices;
using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>A member's points by currency, with their lots, as bytes.</summary>
internal static class PointsCodec
{
    /// <summary>Writes them.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        for (var currency = 0; currency < member.Balances.Length; currency++)
        {
            Write(member, currency, to);
        }
    }

    /// <summary>Writes those of a currency.</summary>
    public static void Write(MemberState member, int currency, BlobWriter to)
    {
        to.Signed(member.Balances[currency].Pending);
        to.Signed(member.Balances[currency].Available);
        to.Signed(member.Balances[currency].Owed);
        to.Signed(member.Balances[currency].Short);

        // No lots yet and no lots any more are the same.
        var lots = CollectionsMarshal.AsSpan(member.LotsOf(currency));
        to.Count(lots.Length);
        var (lastId, lastEarned) = (0L, member.LastAt.Micros);
        foreach (ref readonly var lot in lots)
        {
            to.Near(lot.Id, lastId);
            to.Near(lot.Earned, lastEarned);
            to.Flag(lot.IsPending);
            if (lot.IsPending)
            {
                to.Near(lot.Matures, lot.Earned);
            }

            to.Near(lot.Expires, lot.Earned);
            to.Near(lot.NoticeAt, lot.Expires);
            to.Count(lot.Awaits);
            to.Signed(lot.Left);
            (lastId, lastEarned) = (lot.Id, lot.Earned);
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var currency = 0; currency < member.Balances.Length; currency++)
        {
            Read(member, currency, ref from);
        }
    }

    /// <summary>Reads those of a currency.</summary>
    public static void Read(MemberState member, int currency, ref BlobReader from)
    {
        member.Balances[currency] = new Balance
        {
            Pending = from.Signed(), Available = from.Signed(), Owed = from.Signed(), Short = from.Signed(),
        };
        var count = from.Count();
        var (lastId, lastEarned) = (0L, member.LastAt.Micros);
        for (; count > 0; count--)
        {
            var lot = new Lot { Id = from.Near(lastId), Earned = from.Near(lastEarned) };
            lot.Matures = from.Flag() ? from.Near(lot.Earned) : long.MinValue;
            lot.Expires = from.Near(lot.Earned);
            lot.NoticeAt = from.Near(lot.Expires);
            lot.Awaits = from.Count();
            lot.Left = from.Signed();
            (member.Lots[currency] ??= []).Add(lot);
            (lastId, lastEarned) = (lot.Id, lot.Earned);
        }
    }
}
