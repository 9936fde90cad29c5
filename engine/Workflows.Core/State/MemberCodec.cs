using System.Runtime.InteropServices;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>
/// A member's state as bytes. Equal states give equal bytes, whatever room their lists have: of a history only those records are written
/// that some window still needs. Index and sheet stand beside it. One object serves one thread.
/// </summary>
/// <param name="plan">The programme, which says how many of everything there are.</param>
public sealed class MemberCodec(ProgrammePlan plan)
{
    private const byte Version = 6;

    private readonly HistoryCodec _history = new(plan.History);
    private readonly bool[] _isPersonal = [.. plan.Programme.MemberFields.Select(field => field.TellsWho)];

    /// <summary>Writes a member's state.</summary>
    public void Write(MemberState member, BlobWriter to)
    {
        to.Byte(Version);
        to.Signed(member.JoinedAt.Micros);
        to.Signed(member.LastAt.Micros);
        to.Flag(member.HasLeft);
        if (member.HasLeft)
        {
            to.Flag(member.IsErased);
            to.Near(member.LeftAt.Micros, member.LastAt.Micros);
            to.Signed(member.KeptUntil.Micros);
        }

        to.Text(member.LastKey);
        to.Near(member.NextClock.Micros, member.LastAt.Micros);
        to.Near(member.NextWait.Micros, member.LastAt.Micros);
        WriteFields(member, to);
        foreach (var standing in member.Tiers)
        {
            to.Count(standing.Tier);
            to.Signed(standing.Until);
            to.Signed(standing.GraceFrom);
            to.Count(standing.Fallback);
        }

        foreach (var segments in member.Segments)
        {
            to.Unsigned(segments);
        }

        _history.Write(member, to);
        WritePoints(member, to);
        WriteCaps(member, to);
        JourneyCodec.Write(member, to);
        RewardCodec.Write(member, to);
        LookoutCodec.Write(member, to);
        HeldCodec.Write(member, to);
        KeyedUseCodec.Write(member, to);
        HouseholdCodec.Write(member, to);
    }

    /// <summary>Reads a member's state.</summary>
    /// <param name="id">The member's id.</param>
    /// <param name="index">The member's index.</param>
    /// <param name="bytes">What was written.</param>
    /// <param name="sheet">The sheet; empty where personal values don't matter, or are destroyed.</param>
    /// <exception cref="FormatException">The bytes are damaged, of another version, or of a programme of another shape.</exception>
    public MemberState Read(string id, int index, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sheet = default)
    {
        var from = new BlobReader(bytes);
        from.Version(Version);
        var member = new MemberState(id, index, plan) { JoinedAt = new Instant(from.Signed()), LastAt = new Instant(from.Signed()) };
        if (from.Flag())
        {
            member.IsErased = from.Flag();
            member.LeftAt = new Instant(from.Near(member.LastAt.Micros));
            member.KeptUntil = new Instant(from.Signed());
        }

        member.LastKey = from.Text() ?? "";
        member.NextClock = new Instant(from.Near(member.LastAt.Micros));
        member.NextWait = new Instant(from.Near(member.LastAt.Micros));
        ReadFields(member, ref from);
        for (var i = 0; i < member.Tiers.Length; i++)
        {
            member.Tiers[i] = new Standing
            {
                Tier = from.Count(), Until = from.Signed(), GraceFrom = from.Signed(), Fallback = from.Count(),
            };
        }

        for (var i = 0; i < member.Segments.Length; i++)
        {
            member.Segments[i] = from.Unsigned();
        }

        _history.Read(member, ref from);
        ReadPoints(member, ref from);
        ReadCaps(member, ref from);
        JourneyCodec.Read(member, ref from);
        RewardCodec.Read(member, ref from);
        LookoutCodec.Read(member, ref from);
        HeldCodec.Read(member, ref from);
        KeyedUseCodec.Read(member, ref from);
        HouseholdCodec.Read(member, ref from);
        if (!sheet.IsEmpty)
        {
            ReadSheet(member, sheet);
        }

        return from.IsAtEnd ? member : throw BlobReader.Damaged();
    }

    /// <summary>Writes the sheet: id, personal values, and ids of others, that is what can be destroyed while all else stays.</summary>
    public void WriteSheet(MemberState member, BlobWriter to)
    {
        to.Text(member.Id);
        for (var i = 0; i < _isPersonal.Length; i++)
        {
            if (_isPersonal[i] && member.Has(i))
            {
                to.Signed(member.FieldNumbers[i]);
                to.Text(member.FieldTexts[i]);
            }
        }

        foreach (var lookout in member.Lookouts ?? [])
        {
            to.Text(lookout.Member);
        }
    }

    /// <summary>The id on a sheet.</summary>
    /// <exception cref="FormatException">The bytes are damaged.</exception>
    public static string IdOf(ReadOnlySpan<byte> sheet) => new BlobReader(sheet).Text() ?? throw BlobReader.Damaged();

    private void ReadSheet(MemberState member, ReadOnlySpan<byte> sheet)
    {
        var from = new BlobReader(sheet);
        from.Text();
        for (var i = 0; i < _isPersonal.Length; i++)
        {
            if (_isPersonal[i] && member.Has(i))
            {
                member.FieldNumbers[i] = from.Signed();
                member.FieldTexts[i] = from.Text();
            }
        }

        for (var i = 0; i < (member.Lookouts?.Count ?? 0); i++)
        {
            member.Lookouts![i] = member.Lookouts[i] with { Member = from.Text() ?? "" };
        }
    }

    private void WriteFields(MemberState member, BlobWriter to)
    {
        to.Unsigned(member.FieldsKnown);
        WriteConsents(member, to);
        to.Count(member.FieldNumbers.Length);
        for (var i = 0; i < member.FieldNumbers.Length; i++)
        {
            if (member.Has(i) && !_isPersonal[i])
            {
                to.Signed(member.FieldNumbers[i]);
                to.Text(member.FieldTexts[i]);
            }
        }
    }

    private static void WriteConsents(MemberState member, BlobWriter to)
    {
        to.Unsigned(member.Consents);
        for (var i = 0; i < member.ConsentTexts.Length; i++)
        {
            to.Signed(member.ConsentTimes[i]);
            if (member.ConsentTimes[i] != 0)
            {
                to.Text(member.ConsentTexts[i]);
            }
        }
    }

    private static void ReadConsents(MemberState member, ref BlobReader from)
    {
        member.Consents = from.Unsigned();
        for (var i = 0; i < member.ConsentTexts.Length; i++)
        {
            member.ConsentTimes[i] = from.Signed();
            member.ConsentTexts[i] = member.ConsentTimes[i] != 0 ? from.Text() : null;
        }
    }

    private void ReadFields(MemberState member, ref BlobReader from)
    {
        member.FieldsKnown = from.Unsigned();
        ReadConsents(member, ref from);
        if (from.Count() != member.FieldNumbers.Length)
        {
            throw new FormatException("What was stored belongs to another version of the programme.");
        }

        for (var i = 0; i < member.FieldNumbers.Length; i++)
        {
            if (member.Has(i) && !_isPersonal[i])
            {
                member.FieldNumbers[i] = from.Signed();
                member.FieldTexts[i] = from.Text();
            }
        }
    }

    private static void WritePoints(MemberState member, BlobWriter to)
    {
        for (var currency = 0; currency < member.Balances.Length; currency++)
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
    }

    private static void ReadPoints(MemberState member, ref BlobReader from)
    {
        for (var currency = 0; currency < member.Balances.Length; currency++)
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

    private static void WriteCaps(MemberState member, BlobWriter to)
    {
        for (var cap = 0; cap < member.Caps.Length; cap++)
        {
            to.Signed(member.Caps[cap].PeriodEnd);
            to.Signed(member.Caps[cap].Used);
            var uses = CollectionsMarshal.AsSpan(member.CapUses.Length == 0 ? null : member.CapUses[cap]);
            to.Count(uses.Length);
            var last = member.LastAt.Micros;
            foreach (var (at, amount) in uses)
            {
                to.Near(at, last);
                to.Signed(amount);
                last = at;
            }
        }
    }

    private static void ReadCaps(MemberState member, ref BlobReader from)
    {
        for (var i = 0; i < member.Caps.Length; i++)
        {
            ref var use = ref member.Caps[i];
            (use.PeriodEnd, use.Used) = (from.Signed(), from.Signed());
            var count = from.Count();
            var last = member.LastAt.Micros;
            for (; count > 0; count--)
            {
                last = from.Near(last);
                member.UsesOf(i).Add((last, from.Signed()));
            }
        }
    }
}
