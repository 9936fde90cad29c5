using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>Points that a guard holds and about which nobody has decided yet.</summary>
/// <param name="Guard">Index of the guard.</param>
/// <param name="Key">The key of the event that earned them.</param>
/// <param name="At">When that was.</param>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Points">How many, above 0.</param>
public readonly record struct UndecidedPoints(int Guard, string Key, Instant At, int Currency, long Points)
{
    /// <summary>Those of a member, oldest event first; an event that earned several kinds of points, or by several rules, is there for each.</summary>
    public static IEnumerable<UndecidedPoints> Of(MemberState member)
    {
        ArgumentNullException.ThrowIfNull(member);
        foreach (var held in member.HeldEarnings ?? [])
        {
            foreach (var part in held.Parts)
            {
                yield return new UndecidedPoints(held.Guard, held.Key, held.At, part.Currency, part.Points);
            }
        }
    }
}
