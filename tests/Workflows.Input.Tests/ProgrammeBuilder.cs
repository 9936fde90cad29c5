using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Input.Tests;

/// <summary>A programme by hand, as the compiler would make it: the built-in events come first.</summary>
internal sealed class ProgrammeBuilder
{
    private readonly List<EventType> _types = [];
    private readonly List<InputMap> _maps = [];
    private string _zone = "UTC";
    private string _currency = "USD";

    public ProgrammeBuilder(params (string Name, DataType Type)[] memberFields)
    {
        Event("Joined", memberFields);
        Event("Updated", memberFields);
        Event("Redeemed", ("redemption", DataType.Text), ("points", DataType.Whole), ("currency", DataType.Text));
        Event("TaskDone", ("task", DataType.Text), ("outcome", DataType.Text));
        foreach (var name in BuiltInEvents.Names.Skip(4))
        {
            Event(name);
        }
    }

    public static DataType Money { get; } = new(DataKind.Money) { Scale = 100, Unit = "USD" };

    public static DataType Percent { get; } = new(DataKind.Percent) { Scale = DataType.PercentScale };

    public static DataType Number { get; } = new(DataKind.Number) { Scale = DataType.NumberScale };

    public static DataType OneOf(params string[] words) => new(DataKind.Choice) { Choices = [.. words] };

    public static DataType Range(int least, int most) => DataType.Whole with { Least = new Fraction(least, 1), Most = new Fraction(most, 1) };

    public static DataType Optional(DataType type) => type with { IsOptional = true };

    public static DataType List(params (string Name, DataType Type)[] fields) =>
        new(DataKind.Lines) { IsOptional = true, LineFields = Fields(fields) };

    public static ImmutableArray<Field> Fields(params (string Name, DataType Type)[] fields) =>
        [.. fields.Select((field, index) => new Field(field.Name, index, field.Type, SourceSpan.None))];

    public ProgrammeBuilder In(string zone, string currency = "USD")
    {
        (_zone, _currency) = (zone, currency);
        return this;
    }

    public ProgrammeBuilder Event(string name, params (string Name, DataType Type)[] fields)
    {
        _types.Add(new EventType(name, _types.Count, Fields(fields), SourceSpan.None));
        return this;
    }

    /// <summary>The event declared last has its key in a field.</summary>
    public ProgrammeBuilder KeyedBy(string field) =>
        Change(type => type with { Key = KeySource.Field, Fields = [.. type.Fields.Select(f => f.Name == field ? f with { IsKey = true } : f)] });

    /// <summary>The event declared last takes an event of another type back.</summary>
    public ProgrammeBuilder Reverses(string name, string by, string amount) => Change(type => type with
    {
        Reverses = new Reversal(_types.FindIndex(other => other.Name == name), type.FieldNamed(by)!, type.FieldNamed(amount), null, SourceSpan.None),
    });

    /// <summary>The event declared last has its key from elsewhere.</summary>
    public ProgrammeBuilder Key(KeySource source) => Change(type => type with { Key = source });

    public ProgrammeBuilder With(string field, Func<Field, Field> change) =>
        Change(type => type with { Fields = [.. type.Fields.Select(f => f.Name == field ? change(f) : f)] });

    public ProgrammeBuilder Map(string name, string of, KeySource? key, string? groupBy, MapCondition[] only, params MapEntry[] entries)
    {
        _maps.Add(new InputMap(name, _types.FindIndex(type => type.Name == of), [.. entries], [.. only], groupBy, key, SourceSpan.None));
        return this;
    }

    public static MapEntry From(string target, params string[] columns) => new(target, [.. columns], null, null, SourceSpan.None);

    public static MapEntry FromAs(string target, string format, params string[] columns) => new(target, [.. columns], null, format, SourceSpan.None);

    public static MapEntry Is(string target, string value) => new(target, [], value, null, SourceSpan.None);

    public static MapCondition Where(string column, params string[] values) => new(column, [.. values], SourceSpan.None);

    public Programme Build() => new()
    {
        Name = "Test",
        Title = "Test",
        Version = "0",
        Currency = _currency,
        MoneyScale = 100,
        TimeZone = _zone,
        EventTypes = [.. _types],
        Maps = [.. _maps],
        Span = SourceSpan.None,
    };

    private ProgrammeBuilder Change(Func<EventType, EventType> change)
    {
        _types[^1] = change(_types[^1]);
        return this;
    }
}
