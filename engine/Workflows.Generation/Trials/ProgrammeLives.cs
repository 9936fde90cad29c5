using System.Collections.Immutable;
using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Generation.Trials;

/// <summary>
/// Customers made up for a programme, to try its promises on: what happens to them are events of its own types, with values that its examples
/// use, values next to these, and others. The same seed and number give the same life on every machine.
/// </summary>
public sealed class ProgrammeLives
{
    private const int EventsMost = 12;
    private const int MinutesOfDay = 24 * 60;

    // 2026-01-01, where the programme doesn't say when it starts.
    private const int UsualStart = 20_454;

    private readonly Programme _programme;
    private readonly ulong _seed;
    private readonly UsualValues _usual;
    private readonly ImmutableArray<EventType> _types;
    private readonly ImmutableArray<string> _names;

    /// <summary>Customers of a programme.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="seed">Of all random numbers.</param>
    public ProgrammeLives(Programme programme, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(programme);
        _programme = programme;
        _seed = seed;
        _usual = new UsualValues(programme);
        _types = [.. programme.EventTypes.Where(type => !type.IsMarket && (type.Index >= BuiltInEvents.Count || type.Index == BuiltInEvents.Redeemed))];
        var hasOthers = programme.EventTypes.Any(type => type.Index >= BuiltInEvents.Count && type.Fields.Any(field => field.Type.Kind == DataKind.Member));
        _names = hasOthers ? ["ann", "ben"] : ["ann"];
    }

    /// <summary>One life, by its number; its last step lets the clock go on.</summary>
    public Example Life(int number)
    {
        var random = new RandomStream(_seed, number, Purpose.Trials);
        var values = new RandomValues(random, _usual, _names);
        var joined = (_programme.Starts ?? UsualStart) + random.NextBelow(60);
        ImmutableArray<ExampleMember> members = [.. _names.Select(name => new ExampleMember(name, joined, SourceSpan.None)
        {
            Fields = [.. values.OfMember(_programme.MemberFields)],
        })];
        var steps = ImmutableArray.CreateBuilder<ExampleStep>();
        var told = new List<(int Type, string Key)>();
        var (day, minute) = (joined, 0);
        for (var left = 1 + random.NextBelow(EventsMost); left > 0 && _types.Length > 0; left--)
        {
            (day, minute) = Later(random, day, minute);
            var type = _types[random.NextBelow(_types.Length)];
            var key = string.Create(CultureInfo.InvariantCulture, $"{type.Name[..1]}-{steps.Count + 1}");
            var before = type.Reverses is { } reversal ? told.Where(one => one.Type == reversal.EventType).Select(one => one.Key).ToList() : [];
            if (type.Reverses is null || before.Count > 0)
            {
                var reversed = before.Count > 0 ? before[random.NextBelow(before.Count)] : null;
                steps.Add(new ExampleStep.Happens(
                    new(day, minute), _names[random.NextBelow(_names.Length)], type.Index, values.OfEvent(type, key, reversed), null, null, SourceSpan.None));
                told.Add((type.Index, key));
            }
        }

        steps.Add(new ExampleStep.IsSent(_names[0], null, new(day + random.NextBelow(500), MinutesOfDay - 1), SourceSpan.None));
        return new($"customer {number}", members, steps.ToImmutable(), SourceSpan.None);
    }

    /// <summary>Mostly some days later, at times on the same day, at times after a long silence.</summary>
    private static (int Day, int Minute) Later(RandomStream random, int day, int minute) => random.NextBelow(10) switch
    {
        0 => (day + random.NextBelow(200) + 1, random.NextBelow(MinutesOfDay)),
        < 4 when minute < MinutesOfDay - 2 => (day, minute + 1 + random.NextBelow(MinutesOfDay - minute - 1)),
        _ => (day + 1 + random.NextBelow(10), random.NextBelow(MinutesOfDay)),
    };
}
