using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Proving.Questions;

/// <summary>What is to be proved besides what every programme is asked.</summary>
public sealed record ProofOptions
{
    /// <summary>Milliseconds for one question, above 0.</summary>
    public int Limit { get; init; } = 2_000;

    /// <summary>The largest amount or number that an event is taken to have where its declaration has no largest one, in whole units; above 0.</summary>
    public long UpTo { get; init; } = 1_000;

    /// <summary>Names of rules, or of segments, of which no two may ever be true for the same.</summary>
    public ImmutableArray<ImmutableArray<string>> Exclusive { get; init; } = [];

    /// <summary>Names of segments of which every member must be in one.</summary>
    public ImmutableArray<ImmutableArray<string>> Cover { get; init; } = [];

    /// <summary>The version before, with which the programme is compared; null for none.</summary>
    public Programme? Against { get; init; }
}
