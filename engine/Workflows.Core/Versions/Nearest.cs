using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>Which version says for another one what a thing is that it doesn't declare itself: the last one before it, else the first after it.</summary>
internal static class Nearest
{
    /// <summary>Where the things of a kind are declared, by their common number.</summary>
    /// <param name="versions">The versions.</param>
    /// <param name="numbering">Their numbers.</param>
    /// <param name="version">The version for which it is asked.</param>
    /// <param name="kind">The common numbers of the things of a version.</param>
    public static IReadOnlyList<(int Version, int Index)> Of(
        IReadOnlyList<Programme> versions, Numbering numbering, int version, Func<Numbers, int[]> kind)
    {
        var count = numbering.All.SelectMany(kind).DefaultIfEmpty(-1).Max() + 1;
        return [.. Enumerable.Range(0, count).Select(number => Enumerable.Range(0, versions.Count)
            .Select(i => (Version: i, Index: Array.IndexOf(kind(numbering.All[i]), number)))
            .Where(one => one.Index >= 0)
            .MinBy(one => Distance(one.Version, version)))];
    }

    /// <summary>How far a version is from another one: those before it are nearer than those after it.</summary>
    public static int Distance(int of, int from) => of <= from ? from - of : 1_000_000 + of - from;
}
