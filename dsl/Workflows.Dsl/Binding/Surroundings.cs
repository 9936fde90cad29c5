using System.Collections.Immutable;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a condition or value may ask about at its place in the text.</summary>
internal sealed record Surroundings
{
    /// <summary>The place in the author's words, for messages: "in the `where` of a count".</summary>
    public required string Place { get; init; }

    /// <summary>The event at hand.</summary>
    public EventType? Event { get; init; }

    /// <summary>Whether there is an event at hand that couldn't be understood: then words may mean its fields.</summary>
    public bool IsEventUnknown { get; init; }

    /// <summary>What the line at hand is called.</summary>
    public string? Line { get; init; }

    /// <summary>Where the line at hand is given its name.</summary>
    public SourceSpan LineDeclared { get; init; } = SourceSpan.None;

    /// <summary>The fields of the line at hand.</summary>
    public ImmutableArray<Field> LineFields { get; init; } = [];

    /// <summary>Whether it may ask about the member.</summary>
    public bool HasMember { get; init; }

    /// <summary>The segment of which it is the condition; only there members are put beside each other.</summary>
    public SegmentSyntax? Segment { get; init; }

    /// <summary>Whether it may ask what time it is.</summary>
    public bool HasClock { get; init; }

    /// <summary>Whether it is about all members, in a measure or follow-up.</summary>
    public bool IsFigure { get; init; }

    /// <summary>Whether it is about what a journey changes, in a measure of journeys.</summary>
    public bool IsOfJourney { get; init; }

    /// <summary>Whether there is a period of a report.</summary>
    public bool HasReport { get; init; }

    /// <summary>About a member at any time.</summary>
    public static Surroundings Member(string place) => new() { Place = place, HasMember = true, HasClock = true };

    /// <summary>About a member when an event occurs; null for a trigger that is no event.</summary>
    public static Surroundings MemberAt(EventType? type, string place) => Member(place) with { Event = type };

    /// <summary>About an event when it occurs.</summary>
    public static Surroundings Arriving(EventType type, string place) => new() { Place = place, Event = type, HasClock = true };

    /// <summary>About an event of the past.</summary>
    public static Surroundings Recorded(EventType type) => new() { Place = "in the `where` of a count or sum", Event = type };

    /// <summary>About all members and the period of a report.</summary>
    public static Surroundings Figures(string place) => new() { Place = place, IsFigure = true, HasReport = true };
}
