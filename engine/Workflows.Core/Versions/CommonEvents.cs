using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>
/// The event types and the fields of members that any version declares, for one of the versions: in its words where it declares them, else
/// in those of the version next to it. A field that a version doesn't know is optional in it.
/// </summary>
internal sealed class CommonEvents(IReadOnlyList<Programme> versions, Numbering numbering, int version)
{
    /// <summary>The event types.</summary>
    public ImmutableArray<EventType> Types { get; } = TypesOf(versions, numbering, version);

    /// <summary>The fields of members.</summary>
    public ImmutableArray<Field> MemberFields { get; } = Fields(
        [.. versions.Select((one, i) => (one.MemberFields, numbering.All[i].MemberFields))], version, mayMiss: true);

    /// <summary>The consents.</summary>
    public ImmutableArray<Consent> Consents { get; } =
        [.. Nearest.Of(versions, numbering, version, numbers => numbers.Consents).Select((place, number) =>
            versions[place.Version].Consents[place.Index] with { Index = number })];

    private static ImmutableArray<EventType> TypesOf(IReadOnlyList<Programme> versions, Numbering numbering, int version)
    {
        var types = ImmutableArray.CreateBuilder<EventType>();
        foreach (var place in Nearest.Of(versions, numbering, version, numbers => numbers.EventTypes))
        {
            var number = types.Count;
            var known = new List<(int Version, EventType Type)>();
            for (var i = 0; i < versions.Count; i++)
            {
                var index = Array.IndexOf(numbering.All[i].EventTypes, number);
                if (index >= 0)
                {
                    known.Add((i, versions[i].EventTypes[index]));
                }
            }

            var own = known.FindIndex(one => one.Version == place.Version);
            var fields = Fields([.. known.Select(one => (WithLines(one.Type, numbering.All[one.Version]), numbering.All[one.Version].Fields[one.Type.Index]))],
                own, mayMiss: place.Version == version);
            var type = known[own].Type;
            types.Add(type with
            {
                Index = number,
                Fields = fields,
                Decides = type.Decides is { } decides ? Of(decides, numbering.All[place.Version], type.Index) : null,
                Reverses = type.Reverses is { } reverses ? Of(reverses, numbering.All[place.Version], type.Index) : null,
            });
        }

        return types.ToImmutable();
    }

    /// <summary>The fields of an event with those of its lines under their common numbers.</summary>
    private static ImmutableArray<Field> WithLines(EventType type, Numbers numbers) => [.. type.Fields.Select(field =>
        field.Type.Kind != DataKind.Lines ? field : field with
        {
            Type = field.Type with
            {
                LineFields = Placed(field.Type.LineFields, numbers.LineFields[(type.Index, field.Index)]),
            },
        })];

    /// <summary>Fields at their common numbers; between them what this version doesn't know, as optional text that is never told.</summary>
    private static ImmutableArray<Field> Placed(ImmutableArray<Field> fields, int[] numbers)
    {
        var placed = new Field?[numbers.Length == 0 ? 0 : numbers.Max() + 1];
        foreach (var field in fields)
        {
            placed[numbers[field.Index]] = field with { Index = numbers[field.Index] };
        }

        return [.. placed.Select((field, i) => field ?? new Field($"unused_{i}", i, DataType.Text with { IsOptional = true }, fields[0].Span))];
    }

    private static HoldDecision Of(HoldDecision decides, Numbers numbers, int type) => decides with
    {
        By = decides.By with { Index = numbers.Fields[type][decides.By.Index] },
        EventType = decides.EventType is { } held ? numbers.EventTypes[held] : null,
    };

    private static Reversal Of(Reversal reverses, Numbers numbers, int type)
    {
        Field Own(Field field) => field with { Index = numbers.Fields[type][field.Index] };
        return reverses with
        {
            EventType = numbers.EventTypes[reverses.EventType],
            By = Own(reverses.By),
            Amount = reverses.Amount is { } amount ? Own(amount) : null,
            Items = reverses.Items is { } items ? items with { Index = numbers.Fields[type][items.Index] } : null,
        };
    }

    /// <summary>All fields by their common number.</summary>
    private static ImmutableArray<Field> Fields((ImmutableArray<Field> Fields, int[] Numbers)[] versions, int own, bool mayMiss)
    {
        var count = versions.SelectMany(one => one.Numbers).DefaultIfEmpty(-1).Max() + 1;
        var fields = ImmutableArray.CreateBuilder<Field>(count);
        for (var number = 0; number < count; number++)
        {
            var known = Enumerable.Range(0, versions.Length)
                .Select(i => (Version: i, Index: Array.IndexOf(versions[i].Numbers, number)))
                .Where(one => one.Index >= 0)
                .OrderBy(one => Nearest.Distance(one.Version, own)).ToList();
            var field = versions[known[0].Version].Fields[known[0].Index];
            var choices = known.Select(one => versions[one.Version].Fields[one.Index].Type.Choices).MaxBy(one => one.Length);
            var isOwn = known[0].Version == own;
            fields.Add(field with
            {
                Index = number,
                Default = isOwn ? field.Default : null,
                DefaultText = isOwn ? field.DefaultText : null,
                Type = field.Type with { Choices = choices, IsOptional = field.Type.IsOptional || (mayMiss && !isOwn) },
            });
        }

        return fields.ToImmutable();
    }
}
