using System.Text.Json;
using Workflows.Flows.Activities;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;

namespace Workflows.Flows.Charts;

/// <summary>Activities and connections of a flowchart, by place.</summary>
internal sealed class Chart
{
    private readonly string? _start;
    private readonly Dictionary<int, int> _places;

    /// <summary>Reads the connections between the activities that were made of a flowchart.</summary>
    public Chart(FlowNode[] nodes, JsonElement json)
    {
        Nodes = nodes;
        _start = json.Member("start") switch
        {
            { ValueKind: JsonValueKind.String } id => id.GetString(),
            { ValueKind: JsonValueKind.Object } activity => activity.TextOf("id"),
            _ => null,
        };
        _places = nodes.Select((node, place) => (node.Index, place)).ToDictionary(pair => pair.Index, pair => pair.place);
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < nodes.Length; place++)
        {
            byId.TryAdd(nodes[place].Id, place);
        }

        Edges = [.. json.Elements("connections").Select(connection => Read(connection, byId)).OfType<ChartEdge>().Distinct()
            .Select((edge, index) => edge with { Index = index })];
        var exits = Edges.ToLookup(edge => edge.Source);
        Exits = [.. Enumerable.Range(0, nodes.Length).Select(place => exits[place].ToArray())];
        JoinModes = [.. nodes.Select(node => node.Behaviour is FlowJoin ? node.Inputs[0] : null)];
        var isJourney = Array.Exists(nodes, node => AskedStep.IsOwn(node.Type)) && Array.TrueForAll(nodes, node => IsFork(node) || EndsOneWay(node))
            && Array.TrueForAll(Exits, edges => edges.DistinctBy(edge => edge.Port ?? "Done").Count() == edges.Length);
        var hasForks = isJourney && Array.Exists(nodes, IsFork);
        IsOnePath = isJourney && !hasForks && !HasJoinOfAll();
        Branching = hasForks && Start(null) is { } first && Array.TrueForAll(JoinModes, mode => mode is null or { IsConstant: true, Constant: 1L or 2L })
            ? Branching.Of(nodes.Length, Array.ConvertAll(Edges, edge => (edge.Source, edge.Target)), first, place => IsFork(nodes[place]), place => JoinModes[place] is not null)
            : null;
    }

    /// <summary>
    /// Whether it is a journey of which at most one step is ever due. It goes where the connection of the outcome leads. Counting visits would do the same
    /// without loops, and lose the flow in loops that are entered in the middle.
    /// </summary>
    public bool IsOnePath { get; }

    /// <summary>The branches of a journey whose forks and joins belong together, so that nothing has to be counted; null for all others.</summary>
    public Branching? Branching { get; }

    /// <summary>The activities, in the order of the file.</summary>
    public FlowNode[] Nodes { get; }

    /// <summary>The connections, in the order of the file, each once.</summary>
    public ChartEdge[] Edges { get; }

    /// <summary>The connections from each activity.</summary>
    public ChartEdge[][] Exits { get; }

    /// <summary>The setting that says how a join works; null for what is no join.</summary>
    public InputSlot?[] JoinModes { get; }

    /// <summary>Place of an activity; -1 where it isn't of this flowchart.</summary>
    public int PlaceOf(FlowNode node) => _places.GetValueOrDefault(node.Index, -1);

    /// <summary>Place of the activity that is first; null for an empty flowchart.</summary>
    /// <param name="trigger">Id of the activity that was the trigger; null for none.</param>
    public int? Start(string? trigger)
    {
        var entered = Edges.Select(edge => edge.Target).ToHashSet();
        return Where(node => trigger is not null && node.Id == trigger)
            ?? Where(node => _start is not null && node.Id == _start)
            ?? Where(node => node.Type == "Elsa.Start")
            ?? Where(node => node.CanStart)
            ?? Where(node => !entered.Contains(PlaceOf(node)))
            ?? Where(_ => true);
    }

    /// <summary>Whether an activity never ends with several outcomes at once.</summary>
    private static bool EndsOneWay(FlowNode node) =>
        node.Behaviour is AskedStep or Simple or FlowJoin or Event or Delay || node.Type == "Elsa.FlowDecision";

    /// <summary>Whether an activity is a fork whose branches are known.</summary>
    private static bool IsFork(FlowNode node) => node.Type == "Elsa.FlowFork" && node.Inputs is [{ IsConstant: true }, ..];

    /// <summary>Whether a join with several ways in asks for all of them, or may do so.</summary>
    private bool HasJoinOfAll() => Edges.GroupBy(edge => edge.Target)
        .Any(ways => ways.Count() > 1 && JoinModes[ways.Key] is { } mode && mode is not { IsConstant: true, Constant: 1L or 2L });

    private int? Where(Predicate<FlowNode> condition) => Array.FindIndex(Nodes, condition) is var place and >= 0 ? place : null;

    /// <summary>
    /// Older exports write the ends flat. A connection with an end that isn't there is passed over, and so is one of an activity of an unknown
    /// type.
    /// </summary>
    private ChartEdge? Read(JsonElement json, Dictionary<string, int> places)
    {
        var (source, port, target) = json.Member("source") is { ValueKind: JsonValueKind.Object } nested
            ? (nested.TextOf("activity"), nested.TextOf("port"), json.Member("target")?.TextOf("activity"))
            : (json.TextOf("source"), json.TextOf("sourcePort"), json.TextOf("target"));
        return source is not null && target is not null && places.TryGetValue(source, out var from) && places.TryGetValue(target, out var to)
            && Nodes[from].Behaviour is not NotFoundBehaviour && Nodes[to].Behaviour is not NotFoundBehaviour
            ? new ChartEdge(0, from, port, to) : null;
    }
}
