using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>What guards hold of a member, as bytes.</summary>
internal static class HeldCodec
{
    /// <summary>Writes it; a count of 0 where there is nothing.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        var last = member.LastAt.Micros;
        to.Count(member.HeldEarnings?.Count ?? 0);
        foreach (var held in member.HeldEarnings ?? [])
        {
            to.Text(held.Key);
            to.Signed(held.LogId);
            to.Count(held.Guard);
            to.Near(held.At.Micros, last);
            to.Count(held.Parts.Length);
            foreach (var part in held.Parts)
            {
                to.Count(part.Currency);
                to.Signed(part.Points);
                to.Count(part.Rule);
                to.Count(part.Effect);
            }

            to.Count(held.Loans.Length);
            foreach (var (rule, effect) in held.Loans)
            {
                to.Count(rule);
                to.Count(effect);
            }
        }
    }

    /// <summary>Reads it.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        var last = member.LastAt.Micros;
        for (var count = from.Count(); count > 0; count--)
        {
            (member.HeldEarnings ??= []).Add(new HeldEarning(
                from.Text() ?? "", from.Signed(), from.Count(), new Instant(from.Near(last)), ReadParts(ref from))
            {
                Loans = ReadLoans(ref from),
            });
        }
    }

    private static ImmutableArray<(int Rule, int Effect)> ReadLoans(ref BlobReader from)
    {
        var loans = ImmutableArray.CreateBuilder<(int Rule, int Effect)>();
        for (var count = from.Count(); count > 0; count--)
        {
            loans.Add((from.Count(), from.Count()));
        }

        return loans.ToImmutable();
    }

    private static ImmutableArray<HeldPart> ReadParts(ref BlobReader from)
    {
        var parts = ImmutableArray.CreateBuilder<HeldPart>();
        for (var count = from.Count(); count > 0; count--)
        {
            parts.Add(new HeldPart(from.Count(), from.Signed(), from.Count(), from.Count()));
        }

        return parts.ToImmutable();
    }
}
