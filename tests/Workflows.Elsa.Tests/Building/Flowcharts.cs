using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Tests.Building;

/// <summary>Makes definitions from a few words.</summary>
internal static class Flowcharts
{
    /// <summary>The JSON of a flowchart.</summary>
    /// <param name="activities"><c>id Type name=value…</c> each; the type is <c>Loyalty.Send</c> where none is given.</param>
    /// <param name="connections"><c>a -> b</c> or <c>a:Port -> b</c> each.</param>
    public static string Json(string[] activities, string[] connections) => DefinitionWriter.Write(new ElsaDefinition(
        "d:1", "d", "d", "", 1, [],
        new ElsaActivity("root", "Elsa.Flowchart")
        {
            Flow = new ElsaFlow(null, [.. activities.Select(Activity)], [.. connections.Select(Connection)]),
        }));

    private static ElsaActivity Activity(string text)
    {
        var parts = text.Split(' ');
        return new ElsaActivity(parts[0], parts.Length > 1 ? parts[1] : "Loyalty.Send")
        {
            Inputs = [.. parts.Skip(2).Select(part => part.Split('='))
                .Select(part => new ElsaInput(part[0], "Object", "Literal", part[1]))
                .Concat(text.EndsWith("Elsa.FlowDecision", StringComparison.Ordinal) ? [new ElsaInput("condition", "Boolean", "Loyalty", "asked")] : [])],
        };
    }

    private static ElsaConnection Connection(string text)
    {
        var ends = text.Split(" -> ");
        var source = ends[0].Split(':');
        return new ElsaConnection(source[0], source.Length > 1 ? source[1] : ElsaConnection.Done, ends[1]);
    }
}
