using System.Collections.Immutable;
using System.Globalization;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.Rules.Compiled;
using Workflows.Core.Versions;
using Workflows.Dsl;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Testing;

/// <summary>A programme written in a test, and the members that live under it.</summary>
public sealed class World
{
    private readonly List<ProgrammeVersion> _versions = [];
    private readonly IWorkers? _workers;
    private int _events;

    /// <summary>A world under a programme; the ledger is checked after every step.</summary>
    public World(
        string text, IRuleBackend? backend = null, bool checksLedger = true, IWorkflowHost? runsJourneys = null, IWorkers? workers = null)
    {
        _workers = workers;
        _versions.Add(new ProgrammeVersion(Compile(text), Instant.Earliest));
        Plan = PlanOf(_versions, backend, runsJourneys);
        Log = new MemoryLog(checksLedger ? new LedgerChecks(() => Plan) : null);
        Population = new Population(Plan, Log, Log, workers);
    }

    public ProgrammePlan Plan { get; private set; }

    public Programme Programme => Plan.Programme;

    public MemoryLog Log { get; }

    /// <summary>Every event as it was told, before it was said whose it is.</summary>
    public List<Arrival> Told { get; } = [];

    public Population Population { get; private set; }

    /// <summary>Another version of the programme comes into force.</summary>
    public IReadOnlyList<Step> Apply(string local, string text) => Apply(At(local), text);

    /// <summary>Another version of the programme comes into force.</summary>
    public IReadOnlyList<Step> Apply(Instant at, string text)
    {
        var from = Log.Steps.Count;
        _versions.Add(new ProgrammeVersion(Compile(text), at));
        Plan = PlanOf(_versions);
        Population.CloseAt(at);
        var next = new Population(Plan, Log, Log, _workers);
        next.Begin(Population);
        Population = next;
        return [.. Log.Steps.Skip(from)];
    }

    /// <summary>Compiles a programme that must be right.</summary>
    public static Programme Compile(string text)
    {
        var compilation = Compiler.Compile("test.loyalty", text);
        return compilation.Programme
            ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics.Select(d => d.ToString())));
    }

    public static ProgrammePlan PlanOf(string text, IRuleBackend? backend = null) => PlanOf(Compile(text), backend);

    public static ProgrammePlan PlanOf(Programme programme, IRuleBackend? backend = null) =>
        PlanOf([new ProgrammeVersion(programme, Instant.Earliest)], backend);

    /// <summary>Several versions of a programme, ready to run.</summary>
    public static ProgrammePlan PlanOf(IReadOnlyList<ProgrammeVersion> versions, IRuleBackend? backend = null, IWorkflowHost? runsJourneys = null)
    {
        var host = runsJourneys ?? new ElsaWorkflowHost();
        return Lineage.Of(
            versions, backend ?? new CompiledRules(),
            programme => [.. programme.Journeys.Select(journey => host.Load(JourneyCompiler.Compile(programme, journey)))]);
    }

    /// <summary>A local time, <c>2026-03-07 10:00</c>, with seconds and decimals where they matter.</summary>
    public Instant At(string local)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return Plan.Calendar.At(Core.Time.Calendar.DayNumber(DateOnly.FromDateTime(time)), time.TimeOfDay.Ticks / 10);
    }

    /// <summary>A member joins with all consents.</summary>
    public void Join(string local, string member)
    {
        var type = Programme.EventTypes[BuiltInEvents.Joined];
        var values = Programme.Consents.Select(consent => (consent.Column, (object)true)).ToArray();
        var record = RecordOf(type, local, member, $"joined {member}", values);
        Take(record, null);
    }

    /// <summary>Something happens; refused events fail the test.</summary>
    public IReadOnlyList<Effect> On(string local, string member, string type, params (string Field, object Value)[] values) =>
        Received(local, local, member, type, values);

    /// <summary>Something happens and becomes known later.</summary>
    public IReadOnlyList<Effect> Received(
        string receivedLocal, string local, string member, string type, params (string Field, object Value)[] values)
    {
        var eventType = Programme.EventTypes.Single(candidate => candidate.Name == type);
        var key = eventType.Fields.FirstOrDefault(field => field.IsKey);
        var told = values.FirstOrDefault(value => value.Field == key?.Name).Value as string;
        return Take(RecordOf(eventType, local, member, told ?? $"{type} {++_events}", values), At(receivedLocal));
    }

    /// <summary>Something that was told wrong is put right by an event with a key of its own.</summary>
    public IReadOnlyList<Effect> PutRight(
        string receivedLocal, string local, string member, string type, string wrong, params (string Field, object Value)[] values)
    {
        var eventType = Programme.EventTypes.Single(candidate => candidate.Name == type);
        var record = RecordOf(eventType, local, member, $"right {wrong}", values);
        return Take(
            new EventRecord
            {
                Type = record.Type, Member = member, At = record.At, Key = record.Key, Replaces = wrong, Numbers = record.Numbers,
                Texts = record.Texts, Known = record.Known, Lines = record.Lines,
            },
            At(receivedLocal));
    }

    /// <summary>The clock goes on to an instant, and everything due by then is done.</summary>
    public void GoTo(string local) => Population.End(At(local));

    public MemberState Member(string id) => Population.Find(id)!;

    /// <summary>All effects of a member so far.</summary>
    public IEnumerable<Effect> EffectsOf(string member) => Log.Steps.Where(step => step.Member == member).SelectMany(step => step.Effects);

    /// <summary>What a rule posted in a list of effects.</summary>
    public long Gave(IEnumerable<Effect> effects, string rule, string currency) => effects
        .Where(effect => effect.Kind == EffectKind.RuleGave)
        .Where(effect => Programme.Rules[effect.Source].Name == rule && Programme.Currencies[effect.Currency].Name == currency)
        .Sum(effect => effect.Amount);

    /// <summary>Points of a member, pending and available.</summary>
    public long Points(string member, string currency)
    {
        var index = Programme.Currencies.Single(candidate => candidate.Name == currency).Index;
        return Member(member).Pending(index) + Member(member).Available(index);
    }

    /// <summary>The tier on the first ladder.</summary>
    public string Tier(string member) => Programme.Ladders[0].Tiers[Member(member).Tier(0)].Name;

    public EventRecord RecordOf(EventType type, string local, string member, string key, params (string Field, object Value)[] values)
    {
        var record = new EventRecord
        {
            Type = type.Index, Member = member, At = At(local), Key = key,
            Numbers = new long[type.Fields.Length], Texts = new string?[type.Fields.Length],
            Known = values.Aggregate(0UL, (known, value) => known | 1UL << type.FieldNamed(value.Field)!.Index),
            Lines = [.. values.Select(value => value.Value).OfType<(string, object)[][]>().SelectMany(lines => lines)
                .Select(line => LineOf(type.Fields.First(field => field.Type.Kind == DataKind.Lines).Type.LineFields, line, Plan.Calendar.DayOf(At(local))))],
        };
        foreach (var (name, value) in values)
        {
            Set(type.FieldNamed(name)!, value, record.Numbers, record.Texts, Plan.Calendar.DayOf(record.At));
        }

        return record;
    }

    private IReadOnlyList<Effect> Take(EventRecord record, Instant? received)
    {
        var from = Log.Steps.Count;
        Told.Add(new Arrival(record, received));
        var refusal = Population.Take(record, received);
        return refusal == Refusal.None
            ? [.. Log.Steps.Skip(from).Where(step => step.Member == record.Member).SelectMany(step => step.Effects)]
            : throw new InvalidOperationException($"{record.Key}: {RefusalText.Of(refusal)}");
    }

    private LineRecord LineOf(ImmutableArray<Field> fields, (string Field, object Value)[] values, int day)
    {
        var line = new LineRecord(
            new long[fields.Length], new string?[fields.Length],
            values.Aggregate(0UL, (known, value) => known | 1UL << fields.Single(field => field.Name == value.Field).Index));
        foreach (var (name, value) in values)
        {
            Set(fields.Single(field => field.Name == name), value, line.Numbers, line.Texts, day);
        }

        return line;
    }

    private void Set(Field field, object value, long[] numbers, string?[] texts, int day)
    {
        switch (value)
        {
            case string text when field.Type.Kind == DataKind.Choice:
                numbers[field.Index] = field.Type.Choices.IndexOf(text);
                break;
            case string text when field.Type.Kind == DataKind.Date:
                numbers[field.Index] = Core.Time.Calendar.DayNumber(DateOnly.Parse(text, CultureInfo.InvariantCulture));
                break;
            case string text when field.Type.Kind == DataKind.Money:
                (numbers[field.Index], texts[field.Index]) = OtherMoney.Told(Programme, text, day);
                break;
            case string text:
                texts[field.Index] = text;
                break;
            case bool yes:
                numbers[field.Index] = yes ? 1 : 0;
                break;
            case decimal or int:
                var scaled = Fraction.Of(Convert.ToDecimal(value, CultureInfo.InvariantCulture)) * Fraction.Of(field.Type.Scale);
                numbers[field.Index] = (long)scaled.Numerator;
                break;
            default:
                break;
        }
    }
}
