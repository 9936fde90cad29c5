using Workflows.Templates.Syntax;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>The name an author probably meant: near enough, and of the right kind.</summary>
internal static class Suggestions
{
    /// <summary>For a function that is not there: another one of the group, or another variable that can be called.</summary>
    internal static string ForFunction(Expression target, RenderState state) => target switch
    {
        Member { Target: Variable group } member when state.Variables.Get(group.Name) is IReadOnlyDictionary<string, object?> members =>
            Nearest(member.Name, members.Where(pair => pair.Value is Callable).Select(pair => pair.Key), group.Name + "."),
        Variable variable => Nearest(variable.Name, state.Variables.Names().Where(name => state.Variables.Get(name) is Callable)),
        _ => string.Empty,
    };

    /// <summary>For a value that is not there: another variable, or another member.</summary>
    internal static string ForMissing(Expression target, RenderState state) => target switch
    {
        Variable variable => Nearest(variable.Name, state.Variables.Names()),
        Member { Target: Variable owner } member when state.Variables.Get(owner.Name) is IReadOnlyDictionary<string, object?> members =>
            Nearest(member.Name, members.Keys),
        _ => string.Empty,
    };

    private static string Nearest(string name, IEnumerable<string> candidates, string prefix = "")
    {
        var allowed = Math.Max(1, name.Length / 3);
        var near = candidates.Where(candidate => Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(candidate => candidate.distance > 0 && candidate.distance <= allowed && candidate.distance < name.Length)
            .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.candidate, StringComparer.Ordinal)
            .Take(3).Select(candidate => $"`{prefix}{candidate.candidate}`").ToList();
        return near.Count == 0 ? string.Empty : $". Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>Letters to add, remove, change or swap with the next one (Damerau and Levenshtein, without overlaps).</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
