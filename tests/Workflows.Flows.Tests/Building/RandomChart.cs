using System.Globalization;
using System.Text.Json.Nodes;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Building;

/// <summary>Random flowcharts: forks, decisions, joins of all modes, waits, containers, faults now and then. Ways only lead on.</summary>
internal static class RandomChart
{
    public static JsonObject Of(int seed)
    {
        var random = new Random(seed);
        return Definition("d", Flow(random, "c", 2), ("variables", Variables(("n", "Int32", "0"))),
            ("options", new JsonObject { ["incidentStrategyType"] = random.Next(2) == 0 ? "ContinueWithIncidentsStrategy" : "FaultStrategy" }));
    }

    private static JsonObject Flow(Random random, string id, int depth)
    {
        var count = random.Next(3, 9);
        var steps = Enumerable.Range(0, count).Select(place => (JsonNode)Any(random, string.Create(CultureInfo.InvariantCulture, $"{id}{place}"), depth)).ToArray();
        var ways = new List<string>();
        for (var from = 0; from < count - 1; from++)
        {
            var ports = steps[from]!["type"]!.GetValue<string>() switch
            {
                "Elsa.FlowDecision" => new[] { "True", "False" },
                "Elsa.FlowFork" => ["L", "R"],
                _ => ["Done"],
            };
            foreach (var port in ports)
            {
                for (var more = random.Next(1, 3); more > 0; more--)
                {
                    ways.Add(string.Create(CultureInfo.InvariantCulture, $"{id}{from}.{port} {id}{random.Next(from + 1, count)}"));
                }
            }
        }

        return Chart(id, steps, [.. ways.Distinct(StringComparer.Ordinal)]);
    }

    private static JsonObject Any(Random random, string id, int depth) => random.Next(12) switch
    {
        0 => Event(id, "go"),
        1 => Step("Delay", id, ("timeSpan", "00:05:00")),
        2 => Step("FlowDecision", id, ("condition", random.Next(2) == 0)),
        3 => Step("FlowFork", id, ("branches", Items("""["L","R"]"""))),
        4 => Step("FlowJoin", id, ("mode", new[] { "WaitAny", "WaitAll", "WaitAllActive" }[random.Next(3)])),
        5 when depth > 0 => Flow(random, id, depth - 1),
        6 when depth > 0 => Sequence(id, Line(id + "a"), Any(random, id + "b", depth - 1), Line(id + "z")),
        7 when depth > 0 => Parallel(id, Any(random, id + "x", depth - 1), Any(random, id + "y", depth - 1)),
        8 when depth > 0 => Step("ForEach", id, ("items", Items("[1,2]")), ("body", Any(random, id + "i", depth - 1))),
        9 when random.Next(4) == 0 => Step("Fault", id, ("message", "boom")),
        10 when random.Next(4) == 0 => Step("End", id),
        _ => Line(id),
    };
}
