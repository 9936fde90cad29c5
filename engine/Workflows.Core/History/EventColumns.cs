using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Events;

namespace Workflows.Core.History;

/// <summary>Takes the values that a stream keeps out of an event.</summary>
internal sealed class EventColumns(ProgrammePlan plan, RuleFacts facts)
{
    private long[] _values = new long[8];

    /// <summary>The value of each column of a stream; valid until the next call.</summary>
    public ReadOnlySpan<long> Of(StreamPlan stream, EventRecord record)
    {
        if (_values.Length < stream.Columns.Length)
        {
            _values = new long[stream.Columns.Length];
        }

        for (var i = 0; i < stream.Columns.Length; i++)
        {
            var column = stream.Columns[i];
            var holds = column.Condition < 0 || plan.Rules.Holds(column.Condition, facts);
            _values[i] = column.FieldIndex < 0 ? (holds ? 1 : 0)
                : !holds || !record.Has(column.FieldIndex) ? MemberState.Unknown
                : column.IsText ? TextHash.Of(record.Texts[column.FieldIndex]!)
                : record.Numbers[column.FieldIndex];
        }

        return _values.AsSpan(0, stream.Columns.Length);
    }
}
