using System.Collections.Immutable;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Versions;

/// <summary>How far a text is on its way into force: who has to be for it, and who is.</summary>
/// <param name="Number">Which version it is to be, from 2.</param>
/// <param name="Version">The version: an approval is for this text only.</param>
/// <param name="Needed">How many different people have to be for it, from 1.</param>
/// <param name="For">Who is, in the order in which they said so; nobody twice.</param>
public sealed record Publishing(int Number, string Version, int Needed, ImmutableArray<StoredApproval> For)
{
    /// <summary>How many more people have to be for it; at least the one who puts it into force where nobody is yet.</summary>
    public int Missing => Math.Max(0, Needed - For.Length);

    /// <summary>
    /// How far a text is. The version in force decides with the new one: whoever alone leaves `publish by 2 people` out of a text is still one of two.
    /// </summary>
    /// <param name="approvals">All approvals of the database.</param>
    /// <param name="before">The version in force.</param>
    /// <param name="next">The text.</param>
    /// <param name="number">Which version it is to be.</param>
    public static Publishing Of(IReadOnlyList<StoredApproval> approvals, Programme before, Programme next, int number)
    {
        ArgumentNullException.ThrowIfNull(approvals);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(next);
        return new Publishing(
            number, next.Version, Math.Max(before.Publishers, next.Publishers),
            [.. approvals.Where(one => one.Number == number && one.Version == next.Version).DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Whether somebody is for it already: names that differ in nothing but capitals are one person's.</summary>
    public bool Has(string name) => For.Any(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same with one more approval.</summary>
    public Publishing With(StoredApproval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return Has(approval.Name) ? this : this with { For = For.Add(approval) };
    }
}
