using System.Collections.Immutable;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Rivals;

/// <summary>
/// Our events as a rival's programme declares them: by the names of types, fields and choices. What the rival's programme doesn't know,
/// and what is a matter between us and the member (requests for rewards, tasks of our staff), doesn't happen there.
/// </summary>
internal sealed class RivalEvents
{
    private readonly ImmutableArray<TypeMap?> _types;

    /// <summary>The events of two programmes that fit; see <c>Compiler.CheckRival</c>.</summary>
    public RivalEvents(Programme ours, Programme theirs) =>
        _types = [.. ours.EventTypes.Select(type => MapOf(type, theirs))];

    /// <summary>The event there, or null where it is none.</summary>
    public EventRecord? Of(EventRecord record)
    {
        if (_types[record.Type] is not { } map)
        {
            return null;
        }

        var values = map.Fields.Of(new(record.Numbers, record.Texts, record.Known));
        return new EventRecord
        {
            Type = map.Type,
            Member = record.Member,
            At = record.At,
            Key = record.Key,
            Replaces = record.Replaces,
            Numbers = values.Numbers,
            Texts = values.Texts,
            Known = values.Known,
            Lines = map.Lines is { } lines ? [.. record.Lines.Select(lines.Of)] : [],
        };
    }

    /// <summary>The same events there, by type and key; those that are none there are left out.</summary>
    public IReadOnlySet<(int Type, string Key)> Of(IReadOnlySet<(int Type, string Key)> events)
    {
        var found = new HashSet<(int Type, string Key)>();
        foreach (var (type, key) in events)
        {
            if (_types[type] is { } map)
            {
                found.Add((map.Type, key));
            }
        }

        return found;
    }

    private static TypeMap? MapOf(EventType ours, Programme theirs)
    {
        var isBuiltIn = ours.Index < BuiltInEvents.Count;
        if (isBuiltIn && ours.Index is not (BuiltInEvents.Joined or BuiltInEvents.Updated))
        {
            return null;
        }

        var type = theirs.EventTypes.FirstOrDefault(type => type.Name == ours.Name && !type.IsMarket);
        var lines = type?.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines);
        return type is null || ours.IsMarket ? null : new TypeMap(
            type.Index,
            new FieldMap(ours.Fields, type.Fields),
            lines is not null && ours.FieldNamed(lines.Name) is { } list ? new FieldMap(list.Type.LineFields, lines.Type.LineFields) : null);
    }

    private sealed record TypeMap(int Type, FieldMap Fields, FieldMap? Lines);

    /// <summary>Where each of their fields stands in ours.</summary>
    private sealed class FieldMap(ImmutableArray<Field> ours, ImmutableArray<Field> theirs)
    {
        private readonly ImmutableArray<(int From, ImmutableArray<int> Choices)> _fields = [.. theirs.Select(field =>
            ours.FirstOrDefault(own => own.Name == field.Name) is { } own ? (own.Index, ChoicesOf(own.Type, field.Type)) : (-1, []))];

        public LineRecord Of(LineRecord record)
        {
            var (numbers, texts, known) = (new long[_fields.Length], new string?[_fields.Length], 0UL);
            for (var i = 0; i < _fields.Length; i++)
            {
                var (from, choices) = _fields[i];
                if (from >= 0 && record.Has(from))
                {
                    numbers[i] = choices.IsEmpty ? record.Numbers[from] : choices[(int)record.Numbers[from]];
                    texts[i] = record.Texts[from];
                    known |= 1UL << i;
                }
            }

            return new LineRecord(numbers, texts, known);
        }

        private static ImmutableArray<int> ChoicesOf(DataType own, DataType their) =>
            [.. own.Choices.Select(choice => their.Choices.IndexOf(choice))];
    }
}
