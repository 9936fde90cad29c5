using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>A member's place on a ladder, as bytes.</summary>
internal static class StandingCodec
{
    /// <summary>Writes it.</summary>
    public static void Write(in Standing standing, BlobWriter to)
    {
        to.Count(standing.Tier);
        to.Signed(standing.Until);
        to.Signed(standing.GraceFrom);
        to.Count(standing.Fallback);
    }

    /// <summary>Reads it.</summary>
    public static Standing Read(ref BlobReader from) => new()
    {
        Tier = from.Count(), Until = from.Signed(), GraceFrom = from.Signed(), Fallback = from.Count(),
    };
}
