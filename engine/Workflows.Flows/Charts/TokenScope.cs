using System.Collections.Immutable;
using Workflows.Flows.Values;

namespace Workflows.Flows.Charts;

/// <summary>A token on its way: an activity ended with the outcome of a connection.</summary>
internal sealed class Token(int source, string? port, int target)
{
    public int Source => source;

    public string? Port => port;

    public int Target => target;

    /// <summary>Whether the target has had it.</summary>
    public bool IsConsumed { get; set; }

    /// <summary>Whether it only stops the one that comes after it.</summary>
    public bool IsBlocking { get; set; }

    /// <summary>Whether it is of use.</summary>
    public bool IsFree => !IsConsumed && !IsBlocking;
}

/// <summary>The tokens of a flowchart.</summary>
internal sealed class TokenScope
{
    /// <summary>In the order in which they were emitted.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>Whether a token waits that came along a connection.</summary>
    public bool HasFreeOn(ChartEdge edge) => Tokens.Exists(token =>
        token.IsFree && token.Source == edge.Source && token.Target == edge.Target && token.Port == edge.Port);

    /// <summary>The tokens as data.</summary>
    public FlowRecord Save(Chart chart) => FlowRecord.Of("Tokens", ImmutableArray.CreateRange(Tokens.Select(token => (object?)new FlowRecord(
    [
        new("Source", chart.Nodes[token.Source].Id), new("Port", token.Port), new("Target", chart.Nodes[token.Target].Id),
        new("IsConsumed", token.IsConsumed), new("IsBlocking", token.IsBlocking),
    ]))));

    /// <summary>Puts back what <see cref="Save"/> gave.</summary>
    public static TokenScope Load(Chart chart, FlowRecord saved)
    {
        var scope = new TokenScope();
        foreach (var token in (saved["Tokens"] as ImmutableArray<object?>? ?? []).OfType<FlowRecord>())
        {
            var source = Array.FindIndex(chart.Nodes, node => node.Id == token["Source"] as string);
            var target = Array.FindIndex(chart.Nodes, node => node.Id == token["Target"] as string);
            if (source >= 0 && target >= 0)
            {
                scope.Tokens.Add(new Token(source, token["Port"] as string, target)
                {
                    IsConsumed = token["IsConsumed"] is true, IsBlocking = token["IsBlocking"] is true,
                });
            }
        }

        return scope;
    }
}
