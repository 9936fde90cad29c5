namespace Workflows.Core.Rules;

/// <summary>Orders texts by their UTF-8 bytes, without making the bytes.</summary>
internal static class Utf8Order
{
    /// <summary>Below 0 where the first comes first.</summary>
    public static int Compare(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                return Weight(a[i]).CompareTo(Weight(b[i]));
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>UTF-16 puts surrogates below U+E000 to U+FFFF; UTF-8 puts what they stand for above.</summary>
    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
