using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Generation.Trials;

/// <summary>The values that a programme's examples give its fields: what its author thinks of, and mostly what its rules turn on.</summary>
internal sealed class UsualValues
{
    private readonly Dictionary<(int Type, int List, int Field), List<(long Number, string? Text)>> _values = [];

    internal UsualValues(Programme programme)
    {
        foreach (var happens in programme.Examples.SelectMany(example => example.Steps).OfType<ExampleStep.Happens>())
        {
            foreach (var value in happens.Values)
            {
                Add((happens.EventType, -1, value.Field), value);
                foreach (var inner in value.Lines.IsDefault ? [] : value.Lines.SelectMany(line => line))
                {
                    Add((happens.EventType, value.Field, inner.Field), inner);
                }
            }
        }
    }

    /// <summary>The values of a field; of a line's field with the field that holds the lines, else -1.</summary>
    internal IReadOnlyList<(long Number, string? Text)> Of(int type, int list, Field field) =>
        _values.TryGetValue((type, list, field.Index), out var known) ? known : ImmutableArray<(long, string?)>.Empty;

    private void Add((int, int, int) of, ExampleValue value)
    {
        if (!_values.TryGetValue(of, out var known))
        {
            _values[of] = known = [];
        }

        if (!known.Contains((value.Number, value.Text)))
        {
            known.Add((value.Number, value.Text));
        }
    }
}
