namespace Workflows.Dsl.Drawing;

/// <summary>The longest run of entries that two lists hold in the same order; each entry is in a list once.</summary>
internal static class CommonOrder
{
    /// <summary>The entries, in their order.</summary>
    public static List<T> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : class
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = ReferenceEquals(before[i], after[j])
                    ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var common = new List<T>();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (ReferenceEquals(before[i], after[j]))
            {
                common.Add(before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }
}
