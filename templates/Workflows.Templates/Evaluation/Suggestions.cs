using Workflows.Model.Diagnostics;
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

    /// <summary>The names of some that are near to a name that is not among them, as a question; empty where none is.</summary>
    internal static string Nearest(string name, IEnumerable<string> candidates, string prefix = "")
    {
        var allowed = Math.Max(1, name.Length / 3);
        var near = candidates.Where(candidate => Math.Abs(candidate.Length - name.Length) <= allowed)
            .Select(candidate => (candidate, distance: EditDistance.Between(name, candidate)))
            .Where(candidate => candidate.distance > 0 && candidate.distance <= allowed && candidate.distance < name.Length)
            .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.candidate, StringComparer.Ordinal)
            .Take(3).Select(candidate => $"`{prefix}{candidate.candidate}`").ToList();
        return near.Count == 0 ? string.Empty : $". Did you mean {string.Join(" or ", near)}?";
    }
}
