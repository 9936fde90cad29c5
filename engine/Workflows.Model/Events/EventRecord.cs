using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Model.Events;

/// <summary>
/// One event of one member, already checked against its type: a fact. Values stand at the index of their field; a number is a whole
/// multiple of <c>1/Scale</c> of its type, a day is its day number, a choice its place, yes is 1. Nobody changes it once it is made.
/// </summary>
public sealed class EventRecord
{
    /// <summary>Index of its type in the programme.</summary>
    public required int Type { get; init; }

    /// <summary>The member's id.</summary>
    public required string Member { get; init; }

    /// <summary>When it occurred.</summary>
    public required Instant At { get; init; }

    /// <summary>What makes it the same event when it is told twice.</summary>
    public required string Key { get; init; }

    /// <summary>The key of the event of the same type that was wrong and that this one puts right; null for an event of its own.</summary>
    public string? Replaces { get; init; }

    /// <summary>Numbers by field index; 0 where the field isn't a number or is missing.</summary>
    public required long[] Numbers { get; init; }

    /// <summary>
    /// Texts by field index; null where the field isn't a text or is missing. Of money that was told in another currency it is what was told
    /// (<see cref="ToldMoney"/>); the number is what that counts in the programme's.
    /// </summary>
    public required string?[] Texts { get; init; }

    /// <summary>Bit i is set where field i is there.</summary>
    public required ulong Known { get; init; }

    /// <summary>The lines of its basket, if its type has them.</summary>
    public LineRecord[] Lines { get; init; } = [];

    /// <summary>The member's id of an event of the market, which is nobody's.</summary>
    public const string Nobody = "";

    /// <summary>The largest number of fields of an event or of a member, so that <see cref="Known"/> has a bit for each.</summary>
    public const int FieldsMost = 64;

    /// <summary>Whether a field is there.</summary>
    public bool Has(int field) => (Known >> field & 1) != 0;

    /// <summary>The same event with room for fields that its type got in a later version of the programme; nothing is known of them.</summary>
    /// <param name="type">Its type.</param>
    public EventRecord WithRoomFor(EventType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var room = type.Fields.Length;
        var lines = Lines.Length == 0 ? 0 : type.Fields.Where(field => field.Type.Kind == DataKind.Lines).Max(field => field.Type.LineFields.Length);
        if (Numbers.Length >= room && Array.TrueForAll(Lines, line => line.Numbers.Length >= lines))
        {
            return this;
        }

        return new EventRecord
        {
            Type = Type, Member = Member, At = At, Key = Key, Replaces = Replaces, Known = Known,
            Numbers = Roomier(Numbers, room), Texts = Roomier(Texts, room),
            Lines = [.. Lines.Select(line => new LineRecord(Roomier(line.Numbers, lines), Roomier(line.Texts, lines), line.Known))],
        };
    }

    private static T[] Roomier<T>(T[] values, int room)
    {
        var roomier = new T[Math.Max(room, values.Length)];
        values.CopyTo(roomier, 0);
        return roomier;
    }

    /// <summary>The same event, as one of another member.</summary>
    public EventRecord OfMember(string member) => new()
    {
        Type = Type, Member = member, At = At, Key = Key, Replaces = Replaces, Numbers = Numbers, Texts = Texts, Known = Known, Lines = Lines,
    };

    /// <summary>The same event, as of another instant.</summary>
    public EventRecord MovedTo(Instant at) => new()
    {
        Type = Type, Member = Member, At = at, Key = Key, Replaces = Replaces, Numbers = Numbers, Texts = Texts, Known = Known, Lines = Lines,
    };
}

/// <summary>A line of a basket. Values as in <see cref="EventRecord"/>.</summary>
/// <param name="Numbers">Numbers by field index.</param>
/// <param name="Texts">Texts by field index.</param>
/// <param name="Known">Bit i is set where field i is there.</param>
public sealed record LineRecord(long[] Numbers, string?[] Texts, ulong Known)
{
    /// <summary>Whether a field is there.</summary>
    public bool Has(int field) => (Known >> field & 1) != 0;
}
