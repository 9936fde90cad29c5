using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>The aggregates of a programme; equal ones are kept once.</summary>
internal sealed class AggregateTable
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Aggregate>.Builder _all = ImmutableArray.CreateBuilder<Aggregate>();

    public ImmutableArray<Aggregate> All => _all.ToImmutable();

    public Aggregate this[int index] => _all[index];

    /// <summary>The aggregate that says this, new or known already.</summary>
    public Aggregate Add(AggregateKind kind, AggregateSource source, Window window, DataType type, SourceSpan span)
    {
        var key = ExpressionKey.Of(kind, source, window);
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = _all.Count;
            _indexes.Add(key, index);
            _all.Add(new(index, kind, source, window, type, span));
        }

        return _all[index];
    }
}
