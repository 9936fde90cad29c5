using System.Text;
using Workflows.Input.Files;
using Workflows.Input.Values;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Input.Plans;

/// <summary>Finds the columns of a file that the maps and the event types of a programme need.</summary>
internal sealed class PlanBuilder(Programme programme, RecordSource source)
{
    private const string MemberTarget = "member";
    private const string AtTarget = "at";
    private const string KeyTarget = "key";
    private const string ReplacesTarget = "replaces";
    private static readonly string[] ReceivedTargets = ["received_at", "received"];

    // Types that several plans make share it, so that equal lines are counted over the whole file.
    private readonly Dictionary<int, ContentKey> _contentKeys = [];

    /// <summary>The plan of the plain form of a type: columns named as the fields.</summary>
    public EventPlan OfType(EventType type)
    {
        ValueSource? Find(string name) => source.ColumnNamed(name) is >= 0 and var column ? ValueSource.Of(name, column) : null;

        ValueSource Needed(string name) => Find(name) ?? Nowhere(name);

        return Build(type, null, Find, Needed(MemberTarget), Needed(AtTarget));
    }

    /// <summary>The columns that a map names and the file hasn't.</summary>
    public string[] Missing(InputMap map) =>
    [
        .. ColumnsOf(map).Distinct(StringComparer.Ordinal).Where(column => source.ColumnNamed(column) < 0),
    ];

    /// <summary>The plan of a map whose columns the file has.</summary>
    /// <exception cref="InputFault">The map isn't one that can be followed.</exception>
    public EventPlan OfMap(InputMap map)
    {
        var type = programme.EventTypes[map.EventType];
        foreach (var entry in map.Entries.Where(entry => !IsTarget(type, entry.Target)))
        {
            throw new InputFault(
                $"the map {map.Name} gives a value to {entry.Target}, which {type.Name} doesn't have; name one of its fields.");
        }

        ValueSource? Find(string target) =>
            map.Entries.FirstOrDefault(entry => entry.Target == target) is { } entry ? SourceOf(entry, source.ColumnNamed) : null;

        ValueSource Needed(string target) => Find(target)
            ?? throw new InputFault($"the map {map.Name} doesn't say where {target} comes from; add: {target} from \"the column\".");

        return Build(type, map, Find, type.IsMarket ? Find(MemberTarget) ?? Nowhere(MemberTarget) : Needed(MemberTarget), Needed(AtTarget));
    }

    private static ValueSource Nowhere(string name) => new(name, [], [], null, -1);

    private EventPlan Build(
        EventType type, InputMap? map, Func<string, ValueSource?> find, ValueSource member, ValueSource at)
    {
        var linesField = type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines);
        var received = ReceivedTargets.Where(name => type.FieldNamed(name) is null).Select(find).FirstOrDefault(found => found is not null);
        if (!_contentKeys.TryGetValue(type.Index, out var contentKey))
        {
            _contentKeys.Add(type.Index, contentKey = new ContentKey(type));
        }

        FieldPlan[] fields =
        [
            .. type.Fields.Where(field => field != linesField)
                .Select(field => PlanOf(field, field.Name, find(field.Name), type)),
        ];
        return new EventPlan
        {
            Type = type,
            Member = member,
            At = at,
            Key = find(KeyTarget),
            Replaces = find(ReplacesTarget),
            Received = received,
            Fields = fields,
            KeyField = Array.Find(fields, field => field.Field.IsKey),
            Lines = linesField is null ? null : LinesOf(linesField, map, find),
            KeySource = map?.Key ?? type.Key,
            ContentKey = contentKey,
            Only =
            [
                .. (map?.Only ?? []).Select(only =>
                    (source.ColumnNamed(only.Column), only.Values.Select(Encoding.UTF8.GetBytes).ToArray())),
            ],
            Needed = source.HasHeader || map is null or { Only.Length: > 0 } ? [] : NeededColumns(member, at, fields),
            GroupColumn = map?.GroupBy is { } column ? source.ColumnNamed(column) : -1,
        };
    }

    private LinesPlan LinesOf(Field lines, InputMap? map, Func<string, ValueSource?> find)
    {
        var list = find(lines.Name);
        var paths = new JsonPaths();
        var fields = new List<FieldPlan>();
        foreach (var field in lines.Type.LineFields)
        {
            var target = $"{lines.Name}.{field.Name}";
            var found = list is null ? find(target) : ElementSource(target, field.Name, paths);
            fields.Add(PlanOf(field, target, found));
        }

        return new LinesPlan(lines, [.. fields], list, paths);

        // Inside a list a map's columns are paths from the element; the plain form has the fields by name.
        ValueSource ElementSource(string target, string name, JsonPaths elementPaths)
        {
            var entry = map?.Entries.FirstOrDefault(candidate => candidate.Target == target);
            return entry is null ? ValueSource.Of(target, elementPaths.ColumnOf(name)) : SourceOf(entry, elementPaths.ColumnOf);
        }
    }

    private FieldPlan PlanOf(Field field, string label, ValueSource? found, EventType? type = null) =>
        new(field, label, found, type?.Index == BuiltInEvents.Updated, programme.Currency, source.CommaIsUnclear)
        {
            IsMagnitude = type?.Reverses?.Amount is { } amount && amount.Index == field.Index,
            IsZone = type?.Index is BuiltInEvents.Joined or BuiltInEvents.Updated && field.Name == programme.Messages.Zone,
        };

    private static ValueSource SourceOf(MapEntry entry, Func<string, int> columnNamed)
    {
        var form = entry.Format is null ? null : new PatternTime(entry.Format);
        var zone = entry.Columns.Length > 1 ? entry.Columns.FirstOrDefault(IsZone) : null;
        return new ValueSource(
            entry.Columns.Length == 0 ? entry.Target : string.Join(' ', entry.Columns),
            [.. entry.Columns.Where(column => column != zone).Select(columnNamed)],
            entry.Fixed is null ? null : Encoding.UTF8.GetBytes(entry.Fixed),
            form,
            zone is null ? -1 : columnNamed(zone));
    }

    private static bool IsZone(string column) =>
        string.Concat(column.Where(char.IsAsciiLetter)).Equals("timezone", StringComparison.OrdinalIgnoreCase);

    private static bool IsTarget(EventType type, string target)
    {
        if (target is MemberTarget or AtTarget or KeyTarget or ReplacesTarget || ReceivedTargets.Contains(target) || type.FieldNamed(target) is not null)
        {
            return true;
        }

        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && type.FieldNamed(target[..dot]) is { } lines
            && lines.Type.LineFields.Any(field => field.Name == target[(dot + 1)..]);
    }

    private IEnumerable<string> ColumnsOf(InputMap map)
    {
        // Paths inside the elements of a list aren't columns of the file.
        var lists = map.Entries
            .Where(entry => programme.EventTypes[map.EventType].FieldNamed(entry.Target)?.Type.Kind == DataKind.Lines)
            .Select(entry => $"{entry.Target}.")
            .ToArray();
        var own = map.Entries.Where(entry => !lists.Any(list => entry.Target.StartsWith(list, StringComparison.Ordinal)));
        var columns = own.SelectMany(entry => entry.Columns).Concat(map.Only.Select(only => only.Column));
        return map.GroupBy is null ? columns : columns.Append(map.GroupBy);
    }

    private static int[] NeededColumns(ValueSource member, ValueSource at, FieldPlan[] fields) =>
    [
        .. member.Columns,
        .. at.Columns,
        .. fields.Where(field => field.IsRequired && field.Default is null && field.DefaultText is null)
            .SelectMany(field => field.Source?.Columns ?? []),
    ];
}
