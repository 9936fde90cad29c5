using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Model.Programmes;

/// <summary>A measure of effectiveness.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Index">Its place in <see cref="Programme.Measures"/>.</param>
/// <param name="Value">How it is computed.</param>
/// <param name="Target">What it should be; null for nothing stated.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Measure(string Name, int Index, Expression Value, Target? Target, SourceSpan Span)
{
    /// <summary>Whether it is told of each journey by its hold-out, and not of all members.</summary>
    public bool IsOfJourney { get; init; }
}

/// <summary>What a measure should be; at least one end is given.</summary>
/// <param name="Least">The lower end.</param>
/// <param name="LeastIsIn">Whether the lower end itself is right.</param>
/// <param name="Most">The upper end.</param>
/// <param name="MostIsIn">Whether the upper end itself is right.</param>
public sealed record Target(Fraction? Least, bool LeastIsIn, Fraction? Most, bool MostIsIn);

/// <summary>What is done when a measure shows that something should be. It is looked at once for each calendar period that has closed.</summary>
public sealed record FollowUp(string Name, int Index, Expression When, ImmutableArray<FollowUpAction> Actions, SourceSpan Span)
{
    /// <summary>In how many closed calendar periods in a row the condition has to hold, and which: a month where nothing is said.</summary>
    public TimeLength For { get; init; } = new(1, TimeUnit.Month);

    /// <summary>
    /// With which confidence, between 0 and 1, the condition has to hold: the interval for repeated looks lies wholly on its side. Null where the
    /// figure itself decides.
    /// </summary>
    public Fraction? Confidence { get; init; }

    /// <summary>For how long it is silent once it fired; null for not at all.</summary>
    public TimeLength? Rest { get; init; }
}

/// <summary>An action of a follow-up.</summary>
public abstract record FollowUpAction(SourceSpan Span)
{
    /// <summary>Puts a proposal to somebody.</summary>
    public sealed record Propose(string Words, string To, SourceSpan Span) : FollowUpAction(Span);

    /// <summary>Tells somebody.</summary>
    public sealed record Alert(string To, SourceSpan Span) : FollowUpAction(Span);

    /// <summary>Gives somebody a task.</summary>
    public sealed record Task(string Name, string To, TimeLength DueIn, SourceSpan Span) : FollowUpAction(Span);

    /// <summary>Lets a journey start for nobody any more; who is in it goes on.</summary>
    /// <param name="Journey">Index of the journey.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Pause(int Journey, SourceSpan Span) : FollowUpAction(Span);
}

/// <summary>A report that is made regularly.</summary>
public sealed record Report(string Name, string Template, TimeUnit Every, string To, SourceSpan Span);

/// <summary>How a file of another program becomes events of a type.</summary>
/// <param name="Name">As declared.</param>
/// <param name="EventType">Index of the event type.</param>
/// <param name="Entries">Where each value comes from.</param>
/// <param name="Only">Which records count: all of these must hold.</param>
/// <param name="GroupBy">The column whose equal neighbours make one event with a line each; null where each record is an event.</param>
/// <param name="Key">Where the key comes from, if not from a field.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record InputMap(
    string Name, int EventType, ImmutableArray<MapEntry> Entries, ImmutableArray<MapCondition> Only, string? GroupBy, KeySource? Key, SourceSpan Span);

/// <summary>Where one value comes from.</summary>
/// <param name="Target"><c>member</c>, <c>at</c>, a field, or <c>lines.sku</c> for a field of the lines.</param>
/// <param name="Columns">Columns or JSON paths with dots, joined by a blank where there are several; empty for a fixed value.</param>
/// <param name="Fixed">The fixed value; null where it comes from columns.</param>
/// <param name="Format">How dates are written (<c>d/M/yyyy H:mm</c>); null for ISO 8601.</param>
/// <param name="Span">Where it is written.</param>
public sealed record MapEntry(string Target, ImmutableArray<string> Columns, string? Fixed, string? Format, SourceSpan Span);

/// <summary>A record counts where a column holds one of some texts.</summary>
public sealed record MapCondition(string Column, ImmutableArray<string> Values, SourceSpan Span);
