using Workflows.Dsl.Binding;
using Workflows.Dsl.Checking;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// Rules that lead to each other: each reacts to what the points of the one before can cause. A rule fires at most once for an event, so
/// they come to an end; but the next event begins anew. One with a cap breaks the circle, and so does one that waits for points to expire.
/// </summary>
internal static class CircleFindings
{
    /// <summary>Names each circle of at least two rules once, rule by rule.</summary>
    public static void Check(Programme programme, Findings findings)
    {
        var rules = programme.Rules.Where(rule => rule.Caps.IsEmpty && rule.Trigger is not Trigger.ExpiryOf)
            .Select(rule => (Rule: rule, Causes: FeedbackChecks.CausesOf(programme, rule.Trigger), Gives: Gives(rule)))
            .Where(one => one.Causes.Count > 0 && one.Gives.Count > 0)
            .ToList();
        var next = rules.Select(one => Enumerable.Range(0, rules.Count).Where(other => rules[other].Causes.Overlaps(one.Gives)).ToList()).ToList();
        var named = new HashSet<int>();
        for (var start = 0; start < rules.Count; start++)
        {
            if (!named.Contains(start) && CircleFrom(start, next) is { } circle && !circle.Exists(named.Contains))
            {
                named.UnionWith(circle);
                var path = string.Join(" → ", circle.Append(start).Select(index => $"`{rules[index].Rule.Name}`"));
                findings.Report(Diagnostic.Of(AnalysisDiagnostics.Circle, rules[start].Rule.Span, path) with
                {
                    Related = [.. circle.Skip(1).Select(index => ("goes on here", rules[index].Rule.Span))],
                });
            }
        }
    }

    private static HashSet<int> Gives(Rule rule) => [.. rule.Effects.Where(effect => effect.To is null).SelectMany(effect => RuleChecks.Given(effect))];

    /// <summary>The shortest way from a rule back to it over at least one other; null where there is none.</summary>
    private static List<int>? CircleFrom(int start, List<List<int>> next)
    {
        var from = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var at))
        {
            foreach (var to in next[at])
            {
                if (to == start && at != start)
                {
                    var circle = new List<int> { at };
                    while (circle[^1] != start)
                    {
                        circle.Add(from[circle[^1]]);
                    }

                    circle.Reverse();
                    return circle;
                }

                if (to != start && from.TryAdd(to, at))
                {
                    open.Enqueue(to);
                }
            }
        }

        return null;
    }
}
