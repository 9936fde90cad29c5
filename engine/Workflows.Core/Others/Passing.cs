using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Others;

/// <summary>An input that a member's step makes for another member.</summary>
/// <param name="Type">Its type: one of <see cref="PassingEvents"/>.</param>
/// <param name="From">The member whose step makes it.</param>
/// <param name="To">The other member's id.</param>
/// <param name="Key">Cause, rule and number: the same whenever the cause is judged again.</param>
/// <param name="Rule">Index of the rule that it comes from, or -1.</param>
/// <param name="At">When it counts: at the instant of its cause.</param>
internal sealed record Passing(int Type, string From, string To, string Key, int Rule, Instant At)
{
    /// <summary>Index of the points currency, or -1.</summary>
    public int Currency { get; init; } = -1;

    /// <summary>How many points, or 1 for what isn't about points; 0 where a correction takes it all back.</summary>
    public long Points { get; init; } = 1;

    /// <summary>Which of the rule's effects.</summary>
    public int Effect { get; init; }

    /// <summary>The lot that waits; 0 for none.</summary>
    public long Lot { get; init; }

    /// <summary>The last instant at which what is awaited may come.</summary>
    public Instant Until { get; init; } = Instant.Earliest;

    /// <summary>The points by the lot that they come from; empty where they are new.</summary>
    public ImmutableArray<LotPart> Parts { get; init; } = [];

    /// <summary>Index of the member or the household whose step makes it, where a household has to do with it; else -1.</summary>
    public int Who { get; init; } = -1;

    /// <summary>All that a member who goes under brings along; null for none.</summary>
    public string? State { get; init; }

    /// <summary>Whether it puts right what was passed on under the same key.</summary>
    public bool PutsRight { get; init; }

    /// <summary>Whether another one says the same.</summary>
    public bool Equals(Passing? other) => other is not null
        && (Type, From, To, Key, Rule, At) == (other.Type, other.From, other.To, other.Key, other.Rule, other.At)
        && (Currency, Points, Effect, Lot, Until, State, PutsRight)
            == (other.Currency, other.Points, other.Effect, other.Lot, other.Until, other.State, other.PutsRight)
        && Who == other.Who && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, To, Key, Points);

    /// <summary>The event that stands in the other member's log.</summary>
    /// <param name="plan">Names what is numbered.</param>
    /// <param name="cause">The log id of the step that made it.</param>
    /// <param name="at">When it counts for the other member.</param>
    /// <param name="hops">How many steps led to it.</param>
    public EventRecord ToRecord(ProgrammePlan plan, long cause, Instant at, int hops)
    {
        var texts = new string?[PassingEvents.FieldCount];
        texts[PassingEvents.From] = Who < 0 ? From : null;
        texts[PassingEvents.Rule] = Rule < 0 ? null : plan.TextOfRule(Rule);
        texts[PassingEvents.Currency] = Currency < 0 ? null : plan.Programme.Currencies[Currency].Name;
        texts[PassingEvents.State] = State;
        var numbers = new long[PassingEvents.FieldCount];
        numbers[PassingEvents.Points] = Points;
        numbers[PassingEvents.Effect] = Effect;
        numbers[PassingEvents.Lot] = Lot;
        numbers[PassingEvents.Until] = Until == Instant.Earliest ? 0 : Until.Micros;
        numbers[PassingEvents.Hops] = hops;
        numbers[PassingEvents.Who] = Math.Max(Who, 0);

        // What is known is what people read of it; the rest is for the step. What is personal has to be known to be kept apart; between members
        // and households nobody is told by name.
        var known = (Who < 0 ? 1UL << PassingEvents.From : 1UL << PassingEvents.Who) | (Rule < 0 ? 0 : 1UL << PassingEvents.Rule)
            | (Currency < 0 ? 0 : (1UL << PassingEvents.Currency) | (1UL << PassingEvents.Points)) | (State is null ? 0 : 1UL << PassingEvents.State);
        return new EventRecord
        {
            Type = Type, Member = To, At = at, Key = PutsRight ? $"{Key}/{cause}" : Key, Replaces = PutsRight ? Key : null, Numbers = numbers,
            Texts = texts, Known = known, Lines = [.. Parts.Select(LineOf)],
        };
    }

    /// <summary>The points in an input by the lot that they come from.</summary>
    public static ImmutableArray<LotPart> PartsOf(EventRecord record) => [.. record.Lines.Select(line => new LotPart(
        line.Numbers[PassingEvents.PartLot], line.Numbers[PassingEvents.PartEarned], line.Numbers[PassingEvents.PartExpires],
        line.Numbers[PassingEvents.PartPoints]))];

    private static LineRecord LineOf(LotPart part)
    {
        var numbers = new long[PassingEvents.PartFieldCount];
        numbers[PassingEvents.PartLot] = part.Lot;
        numbers[PassingEvents.PartEarned] = part.Earned;
        numbers[PassingEvents.PartExpires] = part.Expires;
        numbers[PassingEvents.PartPoints] = part.Points;
        return new LineRecord(numbers, new string?[PassingEvents.PartFieldCount], 0);
    }
}
