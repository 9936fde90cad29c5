using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Witnesses;

/// <summary>Tells the values of a case as an example of the language: a member, what happened before, and the event.</summary>
internal sealed class WitnessBuilder(Programme programme, Script script, Answer answer, BuiltHistory history)
{
    /// <summary>The name of the member.</summary>
    public const string Member = "ann";

    private int _keys;

    /// <summary>The example.</summary>
    /// <param name="happens">The event that happens; null for none.</param>
    /// <param name="day">Its day.</param>
    /// <param name="minute">Its minute of the day.</param>
    public Example Example(EventType? happens, int day, int minute)
    {
        var joined = day - BuiltHistory.Joined[(int)ValueOf(BuiltHistory.JoinedKey, 0)];
        var member = new ExampleMember(Member, joined, programme.Span)
        {
            Tiers = [.. programme.Ladders.Select(ladder => (ladder.Index, (int)ValueOf($"tier {ladder.Name}", 0))).Where(tier => tier.Item2 > 0)],
            Fields = [.. programme.MemberFields.Where(field => IsThere("member", field)).Select(field => (field.Index, Number("member", field), Text("member", field)))],
        };
        List<ExampleStep> steps = [.. history.Events.Reverse().Where(one => IsYes(one.Exists))
            .Select(one => Happens(one.Name, programme.EventTypes[one.Type], one.Day, one.Minute))];
        if (happens is not null)
        {
            steps.Add(Happens("event", happens, day, minute));
        }

        // The clock goes on to the instant that the case is about.
        ExampleStep end = new ExampleStep.IsSent(Member, null, new(day, minute), SourceSpan.None);
        return new("a case that the prover found", [member], [.. steps, end], programme.Span);
    }

    private ExampleStep.Happens Happens(string of, EventType type, int day, int minute)
    {
        var values = type.Fields.Where(field => IsThere(of, field)).Select(field => field.Type.Kind == DataKind.Lines
            ? new ExampleValue(field.Index, 0, null, Lines(of, field))
            : new ExampleValue(field.Index, Number(of, field), Text(of, field), []));
        return new(new(day, minute), Member, type.Index, [.. values], null, null, programme.Span);
    }

    private ImmutableArray<ImmutableArray<ExampleValue>> Lines(string of, Field field) =>
    [
        .. Enumerable.Range(0, RuleTerms.Lines).Select(i => $"{of} line {i}").Where(line => IsYes($"{line} is")).Select(line => field.Type.LineFields
            .Where(one => IsThere(line, one)).Select(one => new ExampleValue(one.Index, Number(line, one), Text(line, one), [])).ToImmutableArray()),
    ];

    private bool IsThere(string of, Field field) => !field.Type.IsOptional || IsYes($"known {of} {field.Name}");

    private long Number(string of, Field field)
    {
        if (field.Type.IsText || field.Type.Kind == DataKind.Lines)
        {
            return 0;
        }

        var (least, most) = field.Type.IsNumeric ? ConditionTerms.Ends(field.Type) : (0, 0);
        return (long)ValueOf($"{of} {field.Name}", field.Default ?? BigInteger.Clamp(0, least, BigInteger.Max(least, most)));
    }

    /// <summary>Keys are of each event's own, and nobody is the friend of oneself.</summary>
    private string? Text(string of, Field field) =>
        !field.Type.IsText ? null
        : field.IsKey ? string.Create(CultureInfo.InvariantCulture, $"K-{++_keys}")
        : answer.Values.TryGetValue($"{of} {field.Name}", out var number) ? script.Spelled(number)
        : field.DefaultText ?? "other";

    private bool IsYes(string key) => ValueOf(key, 0).IsOne;

    private BigInteger ValueOf(string key, BigInteger otherwise) => answer.Values.TryGetValue(key, out var value) ? value : otherwise;
}
