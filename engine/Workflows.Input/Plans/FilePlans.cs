using System.Text;
using Workflows.Input.Files;
using Workflows.Input.Values;
using Workflows.Model.Programmes;

namespace Workflows.Input.Plans;

/// <summary>
/// What the records of one file can become: events in the plain form (columns named as the fields), or what the programme's maps make of
/// them. A file with a header is one or the other; without a header each record is judged by itself.
/// </summary>
internal sealed class FilePlans
{
    private readonly EventPlan[] _types = [];
    private readonly byte[][] _typeNames = [];
    private readonly EventPlan? _only;
    private readonly int _memberColumn;
    private readonly int _atColumn;
    private readonly int _typeColumn = -1;
    private int _lastType;

    /// <summary>Finds the plans.</summary>
    /// <exception cref="InputFault">The file has a header that fits nothing, or a map can't be followed.</exception>
    public FilePlans(Programme programme, string file, string? typeName, RecordSource source)
    {
        var builder = new PlanBuilder(programme, source);
        var onlyType = OnlyType(programme, file, typeName);
        HasHeader = source.HasHeader;
        var types = ToldFromOutside(programme).ToList();
        TypeNames = [.. types.Select(type => type.Name)];
        _memberColumn = source.ColumnNamed("member");
        _atColumn = source.ColumnNamed("at");
        var hasPlainColumns = _memberColumn >= 0 && _atColumn >= 0;
        var typeColumn = source.ColumnNamed("type");
        if (!source.HasHeader || !hasPlainColumns || typeColumn < 0)
        {
            var maps = programme.Maps.Where(map => builder.Missing(map).Length == 0).ToArray();
            Maps = [.. maps.Select(builder.OfMap)];
            GroupNames = [.. maps.Select(map => map.GroupBy ?? "")];
        }

        if (source.HasHeader && Maps.Length > 0)
        {
            return;
        }

        if (source.HasHeader && !(hasPlainColumns && (typeColumn >= 0 || onlyType is not null)))
        {
            throw new InputFault($"{file}: {Misfit(programme, builder, hasPlainColumns)}");
        }

        _typeColumn = typeColumn;
        _types = [.. types.Select(builder.OfType)];
        _typeNames = [.. TypeNames.Select(Encoding.UTF8.GetBytes)];
        _only = onlyType is null ? null : _types[types.IndexOf(onlyType)];
    }

    /// <summary>Whether the file has one header for all of its records, so that all of them are of one form.</summary>
    public bool HasHeader { get; }

    /// <summary>The plans of the maps that fit the file, in the order of the text.</summary>
    public EventPlan[] Maps { get; } = [];

    /// <summary>For each map the column by which it groups; empty for none.</summary>
    public string[] GroupNames { get; } = [];

    /// <summary>The names of the programme's event types.</summary>
    public string[] TypeNames { get; }

    /// <summary>The plan by which a record is read in the plain form; null where it isn't of that form.</summary>
    public EventPlan? PlainOf(RawRecord record)
    {
        var name = record[_typeColumn];
        if (name.IsEmpty)
        {
            return Maps.Length == 0 || (LooksPlain(record) && !Array.Exists(Maps, map => map.Wants(record))) ? _only : null;
        }

        if (_lastType < _typeNames.Length && name.SequenceEqual(_typeNames[_lastType]))
        {
            return _types[_lastType];
        }

        var found = -1;
        for (var i = 0; i < _typeNames.Length; i++)
        {
            found = name.SequenceEqual(_typeNames[i]) ? i : found;
        }

        _lastType = Math.Max(found, 0);
        return found < 0 ? null : _types[found];
    }

    /// <summary>
    /// Why a record that neither the plain form nor a map takes is wrong; null where it is merely of no interest: with maps, a record that
    /// says nothing of the plain form belongs to another program.
    /// </summary>
    public string? ComplaintAbout(RawRecord record)
    {
        if (Maps.Length > 0 && !(LooksPlain(record) && _typeNames.Length > 0))
        {
            return null;
        }

        var name = record[_typeColumn];
        if (name.IsEmpty)
        {
            return "the event type is missing; give it.";
        }

        var near = NearWord.Of(Encoding.UTF8.GetString(name), TypeNames);
        return near is null
            ? $"{Quoted.Show(name)} isn't an event of the programme; write one of {string.Join(", ", TypeNames)}."
            : $"{Quoted.Show(name)} isn't an event of the programme; did you mean {near}?";
    }

    private bool LooksPlain(RawRecord record) => !record[_memberColumn].IsEmpty && !record[_atColumn].IsEmpty;

    /// <summary>What members' steps pass on to each other, and what workflows ask, is no business of files.</summary>
    private static IEnumerable<EventType> ToldFromOutside(Programme programme) =>
        programme.EventTypes.Where(type => BuiltInEvents.IsToldFromOutside(type.Index));

    private static EventType? OnlyType(Programme programme, string file, string? typeName)
    {
        if (typeName is not null)
        {
            return ToldFromOutside(programme).FirstOrDefault(type => type.Name == typeName)
                ?? throw new InputFault($"{file}: the programme has no event {typeName}; name one of "
                    + $"{string.Join(", ", ToldFromOutside(programme).Select(type => type.Name))}.");
        }

        var own = programme.EventTypes.Where(type => type.Index >= BuiltInEvents.Count).Take(2).ToArray();
        return own.Length == 1 ? own[0] : null;
    }

    private static string Misfit(Programme programme, PlanBuilder builder, bool hasPlainColumns)
    {
        if (hasPlainColumns)
        {
            return "the file has no column \"type\" and the programme has several events; add the column, or name the type.";
        }

        var nearest = programme.Maps.OrderBy(map => builder.Missing(map).Length).FirstOrDefault();
        var plain = "the columns fit no event: there is no \"member\" and \"at\"";
        return nearest is null
            ? $"{plain}; name the columns so, or write a map in the programme."
            : $"{plain}, and the map {nearest.Name} would need \"{string.Join("\", \"", builder.Missing(nearest))}\"; "
                + "rename the columns or write a map.";
    }
}
