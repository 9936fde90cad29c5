using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rankings;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>
/// A member's state as bytes. Equal states give equal bytes, whatever room their lists have: of a history only those records are written
/// that some window still needs. Index and sheet stand beside it. One object serves one thread.
/// </summary>
/// <param name="plan">The programme, which says how many of everything there are.</param>
public sealed class MemberCodec(ProgrammePlan plan)
{
    private const byte Version = 10;

    private readonly HistoryCodec _history = new(plan.History);
    private readonly bool[] _isPersonal = [.. plan.Programme.MemberFields.Select(field => field.TellsWho)];

    /// <summary>The cuts by which members are judged that are read: those of the last refresh in the log, which no state repeats.</summary>
    public CutTable Cuts { get; init; } = CutTable.None;

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
            to.Flag(member.MergedInto is not null);
            to.Near(member.LeftAt.Micros, member.LastAt.Micros);
            to.Signed(member.KeptUntil.Micros);
        }

        to.Text(member.LastKey);
        to.Near(member.NextClock.Micros, member.LastAt.Micros);
        to.Near(member.NextWait.Micros, member.LastAt.Micros);
        to.Count(member.AbsorbedCount);
        WriteFields(member, to);
        foreach (var standing in member.Tiers)
        {
            StandingCodec.Write(standing, to);
        }

        StandingCodec.WriteLoans(member, to);

        foreach (var segments in member.Segments)
        {
            to.Unsigned(segments);
        }

        _history.Write(member, to);
        PointsCodec.Write(member, to);
        CapCodec.Write(member, to);
        JourneyCodec.Write(member, to);
        RewardCodec.Write(member, to);
        LookoutCodec.Write(member, to);
        HeldCodec.Write(member, to);
        KeyedUseCodec.Write(member, to);
        HouseholdCodec.Write(member, to);
        PlaceCodec.Write(member, to);
        ErrandCodec.Write(member, to);
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
        var member = new MemberState(id, index, plan) { JoinedAt = new Instant(from.Signed()), LastAt = new Instant(from.Signed()), Cuts = Cuts };
        if (from.Flag())
        {
            member.IsErased = from.Flag();
            member.MergedInto = from.Flag() ? "" : null;
            member.LeftAt = new Instant(from.Near(member.LastAt.Micros));
            member.KeptUntil = new Instant(from.Signed());
        }

        member.LastKey = from.Text() ?? "";
        member.NextClock = new Instant(from.Near(member.LastAt.Micros));
        member.NextWait = new Instant(from.Near(member.LastAt.Micros));
        ReadAbsorbed(member, from.Count());
        ReadFields(member, ref from);
        for (var i = 0; i < member.Tiers.Length; i++)
        {
            member.Tiers[i] = StandingCodec.Read(ref from);
        }

        StandingCodec.ReadLoans(member, ref from);

        for (var i = 0; i < member.Segments.Length; i++)
        {
            member.Segments[i] = from.Unsigned();
        }

        _history.Read(member, ref from);
        PointsCodec.Read(member, ref from);
        CapCodec.Read(member, ref from);
        JourneyCodec.Read(member, ref from);
        RewardCodec.Read(member, ref from);
        LookoutCodec.Read(member, ref from);
        HeldCodec.Read(member, ref from);
        KeyedUseCodec.Read(member, ref from);
        HouseholdCodec.Read(member, ref from);
        PlaceCodec.Read(member, ref from);
        ErrandCodec.Read(member, ref from);
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

        if (member.MergedInto is not null)
        {
            to.Text(member.MergedInto);
        }

        foreach (var absorbed in member.Absorbed ?? [])
        {
            to.Text(absorbed);
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

        member.MergedInto = member.MergedInto is null ? null : from.Text() ?? "";
        for (var i = 0; i < member.AbsorbedCount; i++)
        {
            member.Absorbed![i] = from.Text() ?? "";
        }
    }

    /// <summary>Who they were stands on the sheet.</summary>
    private static void ReadAbsorbed(MemberState member, int count) => member.Absorbed = count == 0 ? null : [.. Enumerable.Repeat("", count)];

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
}
