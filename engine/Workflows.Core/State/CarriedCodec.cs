using System.Numerics;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>
/// What a member who goes under brings to the one who goes on, as a text for the log: all that a member has but journeys and messages. It can be
/// read under a later version of the programme, which has more of everything, and that version writes the same of the time before it.
/// </summary>
internal sealed class CarriedCodec(ProgrammePlan plan)
{
    private const byte Version = 4;

    private readonly HistoryCodec _history = new(plan.History);
    private readonly BlobWriter _bytes = new();

    /// <summary>Writes what a member has, as of the member's last instant.</summary>
    public string Write(MemberState member)
    {
        _bytes.Clear();
        _bytes.Byte(Version);
        _bytes.Signed(member.LastAt.Micros);
        _bytes.Signed(member.JoinedAt.Micros);
        WriteFields(member);
        WriteConsents(member);
        Sparse(member.Tiers.Length, i => member.Tiers[i] is not { Own: 0, Until: 0, Matched: 0 }, i => StandingCodec.Write(member.Tiers[i], _bytes));
        StandingCodec.WriteLoans(member, _bytes);
        _history.WriteCarried(member, plan.Common.Aggregates, _bytes);
        Sparse(
            member.Balances.Length, i => member.Balances[i] is not { Pending: 0, Available: 0, Owed: 0, Short: 0 } || member.LotsOf(i) is { Count: > 0 },
            i => PointsCodec.Write(member, i, _bytes));
        Sparse(
            member.Caps.Length, i => member.Caps[i].PeriodEnd != 0 || (member.CapUses.Length > 0 && member.CapUses[i] is { Count: > 0 }),
            i => CapCodec.Write(member, i, _bytes));
        RewardCodec.Write(member, _bytes);
        HeldCodec.Write(member, _bytes);
        KeyedUseCodec.Write(member, _bytes);
        PlaceCodec.Write(member, _bytes);
        LookoutCodec.Write(member, _bytes);
        foreach (var lookout in member.Lookouts ?? [])
        {
            _bytes.Text(lookout.Member);
        }

        _bytes.Count(member.AbsorbedCount);
        foreach (var absorbed in member.Absorbed ?? [])
        {
            _bytes.Text(absorbed);
        }

        return Convert.ToBase64String(_bytes.Written);
    }

    /// <summary>Reads what a member brought.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="member">The id of who brought it.</param>
    /// <exception cref="FormatException">The text is damaged, or of another version.</exception>
    public MemberState Read(string text, string member)
    {
        var from = new BlobReader(Convert.FromBase64String(text));
        from.Version(Version);
        var carried = new MemberState(member, -1, plan) { LastAt = new Instant(from.Signed()), JoinedAt = new Instant(from.Signed()) };
        ReadFields(carried, ref from);
        ReadConsents(carried, ref from);
        for (var count = from.Count(); count > 0; count--)
        {
            carried.Tiers[from.Count()] = StandingCodec.Read(ref from);
        }

        StandingCodec.ReadLoans(carried, ref from);

        _history.ReadCarried(carried, ref from);
        for (var count = from.Count(); count > 0; count--)
        {
            PointsCodec.Read(carried, from.Count(), ref from);
        }

        for (var count = from.Count(); count > 0; count--)
        {
            CapCodec.Read(carried, from.Count(), ref from);
        }

        RewardCodec.Read(carried, ref from);
        HeldCodec.Read(carried, ref from);
        KeyedUseCodec.Read(carried, ref from);
        PlaceCodec.Read(carried, ref from);
        LookoutCodec.Read(carried, ref from);
        for (var i = 0; i < (carried.Lookouts?.Count ?? 0); i++)
        {
            carried.Lookouts![i] = carried.Lookouts[i] with { Member = from.Text() ?? "" };
        }

        for (var count = from.Count(); count > 0; count--)
        {
            (carried.Absorbed ??= []).Add(from.Text() ?? "");
        }

        return from.IsAtEnd ? carried : throw BlobReader.Damaged();
    }

    /// <summary>Only what there is anything of, each with its index: so later versions that have more write the same.</summary>
    private void Sparse(int length, Predicate<int> isThere, Action<int> write)
    {
        var all = Enumerable.Range(0, length).Where(i => isThere(i)).ToList();
        _bytes.Count(all.Count);
        foreach (var i in all)
        {
            _bytes.Count(i);
            write(i);
        }
    }

    private void WriteConsents(MemberState member)
    {
        _bytes.Unsigned(member.Consents);
        Sparse(member.ConsentTexts.Length, i => member.ConsentTimes[i] != 0, i =>
        {
            _bytes.Signed(member.ConsentTimes[i]);
            _bytes.Text(member.ConsentTexts[i]);
        });
    }

    private static void ReadConsents(MemberState member, ref BlobReader from)
    {
        member.Consents = from.Unsigned();
        for (var count = from.Count(); count > 0; count--)
        {
            var consent = from.Count();
            (member.ConsentTimes[consent], member.ConsentTexts[consent]) = (from.Signed(), from.Text());
        }
    }

    private void WriteFields(MemberState member)
    {
        _bytes.Unsigned(member.FieldsKnown);
        for (var known = member.FieldsKnown; known != 0; known &= known - 1)
        {
            var field = BitOperations.TrailingZeroCount(known);
            _bytes.Signed(member.FieldNumbers[field]);
            _bytes.Text(member.FieldTexts[field]);
        }
    }

    private static void ReadFields(MemberState member, ref BlobReader from)
    {
        member.FieldsKnown = from.Unsigned();
        for (var known = member.FieldsKnown; known != 0; known &= known - 1)
        {
            var field = BitOperations.TrailingZeroCount(known);
            (member.FieldNumbers[field], member.FieldTexts[field]) = (from.Signed(), from.Text());
        }
    }
}
