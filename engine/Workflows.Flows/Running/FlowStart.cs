using System.Security.Cryptography;
using System.Text;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>How an instance begins.</summary>
/// <param name="InstanceId">What it is to be called; unique among all.</param>
public sealed record FlowStart(string InstanceId)
{
    /// <summary>An id for an instance that comes from a key: who begins it twice by the same key means the same instance.</summary>
    public static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    /// <summary>What it is given.</summary>
    public FlowRecord Input { get; init; } = FlowRecord.Empty;

    /// <summary>What it shares with what it belongs to outside; null for nothing.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>For people; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The activity that is the trigger; null where the instance is simply started.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>The instance that begins it; null for none.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The bookmark of the parent that its end resumes; null for none.</summary>
    public string? ParentBookmarkId { get; init; }

    /// <summary>The instance as it is before anything is done.</summary>
    internal FlowInstance Begin(FlowDefinition definition, DateTimeOffset at) =>
        new(InstanceId, definition.DefinitionId, definition.Id, definition.Version)
        {
            Input = Input,
            CorrelationId = CorrelationId,
            Name = Name,
            TriggerActivityId = TriggerActivityId,
            ParentInstanceId = ParentInstanceId,
            ParentBookmarkId = ParentBookmarkId,
            CreatedAt = at,
        };
}
