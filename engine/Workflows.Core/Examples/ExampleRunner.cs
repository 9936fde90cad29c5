using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Planning;
using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Examples;

/// <summary>An expectation that wasn't met, or an event of the example that was refused.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record ExampleFailure(SourceSpan Place, string Message);

/// <summary>How an example went.</summary>
/// <param name="Example">The example.</param>
/// <param name="Failures">What was not as promised; empty where it passes.</param>
/// <param name="Steps">The steps that it made, for coverage and explanations.</param>
public sealed record ExampleResult(Example Example, ImmutableArray<ExampleFailure> Failures, IReadOnlyList<Step> Steps);

/// <summary>Runs the examples of a programme through the same core as live events.</summary>
/// <param name="plan">The programme.</param>
/// <param name="also">Gets every step besides; null for nobody.</param>
public sealed class ExampleRunner(ProgrammePlan plan, IStepSink? also = null)
{
    /// <summary>Runs one example, on a population of its own.</summary>
    public ExampleResult Run(Example example) => Play(example).Result;

    /// <summary>Runs one example; the population is as the example leaves it.</summary>
    internal (ExampleResult Result, Population Population) Play(Example example)
    {
        var log = new MemoryLog(also);
        var population = new Population(plan, log, log);
        var failures = ImmutableArray.CreateBuilder<ExampleFailure>();
        population.Give(example.Cuts);
        foreach (var member in example.Members)
        {
            Enrol(member, population);
        }

        var used = example.Members.Where(member => !member.Used.IsEmpty).ToDictionary(member => member.Name);
        var lastEvent = log.Steps.Count;
        var expectations = new Expectations(plan, population, log);
        foreach (var step in example.Steps)
        {
            if (step is ExampleStep.Happens happens)
            {
                lastEvent = log.Steps.Count;
                if (used.Remove(happens.Member, out var given))
                {
                    Use(given, AtOf(happens.At), population);
                }

                if (population.Take(RecordOf(happens, lastEvent), KnownAt(happens)) is not Refusal.None and var refusal)
                {
                    failures.Add(new ExampleFailure(step.Span, RefusalText.Of(refusal)));
                }
            }
            else if (expectations.Check(step, lastEvent) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return (new ExampleResult(example, failures.ToImmutable(), log.Steps), population);
    }

    private void Enrol(ExampleMember given, Population population)
    {
        var type = plan.Programme.EventTypes[BuiltInEvents.Joined];
        var record = new EventRecord
        {
            Type = type.Index, Member = given.Name, At = plan.Calendar.StartOfDay(given.Joined), Key = $"joined {given.Name}",
            Numbers = new long[type.Fields.Length], Texts = new string?[type.Fields.Length], Known = Known(given, type),
        };
        foreach (var (index, number, text) in given.Fields)
        {
            var field = type.FieldNamed(plan.Programme.MemberFields[index].Name)!;
            record.Numbers[field.Index] = number;
            record.Texts[field.Index] = text;
        }

        foreach (var consent in Consents(given))
        {
            record.Numbers[type.FieldNamed(consent.Column)!.Index] = 1;
        }

        population.Take(record);
        var member = population.Find(given.Name)!;
        member.Arms = given.Arms.IsEmpty ? null : given.Arms.ToDictionary(arm => arm.Journey, arm => arm.HeldOut);
        foreach (var (ladder, tier) in given.Tiers)
        {
            population.Step.Place(member, ladder, tier, record.At);
        }

        var output = new StepOutput();
        foreach (var (currency, points) in given.Balances)
        {
            population.Step.BringIn(member, currency, points, record.At, output);
        }

        population.Requeue(member);
    }

    /// <summary>What rules gave already counts in the period of the member's first event: that is where its caps are asked.</summary>
    private static void Use(ExampleMember given, Instant at, Population population)
    {
        foreach (var (rule, currency, points) in given.Used)
        {
            population.Step.Use(population.Find(given.Name)!, rule, currency, points, at);
        }
    }

    private ulong Known(ExampleMember given, EventType type)
    {
        var known = 0UL;
        foreach (var (index, _, _) in given.Fields)
        {
            known |= 1UL << type.FieldNamed(plan.Programme.MemberFields[index].Name)!.Index;
        }

        foreach (var consent in plan.Programme.Consents)
        {
            known |= 1UL << type.FieldNamed(consent.Column)!.Index;
        }

        return known;
    }

    private IEnumerable<Consent> Consents(ExampleMember given) => given.Consents is { } some
        ? plan.Programme.Consents.Where(consent => some.Contains(consent.Index))
        : plan.Programme.Consents;

    private EventRecord RecordOf(ExampleStep.Happens happens, int number)
    {
        var type = plan.Programme.EventTypes[happens.EventType];
        var (numbers, texts, known) = Values(happens.Values, type.Fields.Length);
        foreach (var field in type.Fields.Where(field => (known >> field.Index & 1) == 0 && (field.Default is not null || field.DefaultText is not null)))
        {
            (numbers[field.Index], texts[field.Index]) = (field.Default ?? 0, field.DefaultText);
            known |= 1UL << field.Index;
        }

        var key = type.Fields.FirstOrDefault(field => field.IsKey);
        var lines = happens.Values.FirstOrDefault(value => !value.Lines.IsDefaultOrEmpty);
        return new EventRecord
        {
            Type = type.Index, Member = happens.Member, At = AtOf(happens.At),
            Key = key is not null && texts[key.Index] is { } text ? text : $"event {number}",
            Replaces = happens.Replaces, Numbers = numbers, Texts = texts, Known = known,
            Lines = lines is null ? [] : [.. lines.Lines.Select(line => LineOf(line, type, lines.Field))],
        };
    }

    private static LineRecord LineOf(ImmutableArray<ExampleValue> line, EventType type, int field)
    {
        var (numbers, texts, known) = Values(line, type.Fields[field].Type.LineFields.Length);
        return new LineRecord(numbers, texts, known);
    }

    private static (long[] Numbers, string?[] Texts, ulong Known) Values(ImmutableArray<ExampleValue> values, int count)
    {
        var numbers = new long[count];
        var texts = new string?[count];
        var known = 0UL;
        foreach (var value in values)
        {
            numbers[value.Field] = value.Number;
            texts[value.Field] = value.Text;
            known |= 1UL << value.Field;
        }

        return (numbers, texts, known);
    }

    private Instant? KnownAt(ExampleStep.Happens happens) => happens.KnownAt is { } at ? AtOf(at) : null;

    private Instant AtOf(LocalMinute at) => plan.Calendar.At(at.Day, at.Minute * Instant.PerMinute);
}
