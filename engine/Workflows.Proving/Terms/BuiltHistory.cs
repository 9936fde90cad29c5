using System.Collections.Immutable;
using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Proving.Solving;

namespace Workflows.Proving.Terms;

/// <summary>An earlier event that may have been.</summary>
/// <param name="Name">The words before the keys of its fields.</param>
/// <param name="Type">Index of its type.</param>
/// <param name="Day">Its day.</param>
/// <param name="Minute">Its minute of the day.</param>
internal sealed record Earlier(string Name, int Type, int Day, int Minute)
{
    /// <summary>The key of whether it was.</summary>
    public string Exists => $"{Name} was";
}

/// <summary>
/// A history made of single events at fixed days, so that a case can be told as an example and run. What can't be found among these events
/// may still be: this history proves nothing.
/// </summary>
/// <param name="day">The day of the event at hand.</param>
/// <param name="minute">Its minute of the day.</param>
/// <param name="earlier">The events that may have been before, the latest first.</param>
internal sealed class BuiltHistory(int day, int minute, ImmutableArray<Earlier> earlier) : HistoryTerms
{
    /// <summary>How many days before the event at hand a member may have joined: one of these.</summary>
    public static ImmutableArray<int> Joined { get; } = [45, 500, 1, 6, 15, 29, 75, 100, 200, 1_200];

    /// <summary>The earlier events, the latest first.</summary>
    public ImmutableArray<Earlier> Events => earlier;

    /// <summary>The key of when the member joined: its place in <see cref="Joined"/>.</summary>
    public const string JoinedKey = "joined";

    /// <summary>The terms of an earlier event, of which nothing is known that was before it.</summary>
    public static ConditionTerms At(Earlier one, Programme programme, Script script) =>
        new(programme, script, new NoHistory(), programme.EventTypes[one.Type]) { Event = one.Name, FixedDay = one.Day };

    /// <inheritdoc/>
    public override (string Known, NumberTerm Value)? Value(Aggregate aggregate, ConditionTerms terms)
    {
        if (aggregate is { Kind: AggregateKind.Count, Source: AggregateSource.Events { Field: null } last, Window: Window.AmongLast among })
        {
            return ("true", new(AmongLast(last, among.Count, terms), 1));
        }

        if (aggregate.Source is not AggregateSource.Events source || All(source, aggregate.Window, aggregate.Kind, terms) is not { } all)
        {
            return null;
        }

        var scale = aggregate.Type.IsNumeric && aggregate.Kind != AggregateKind.Count ? aggregate.Type.Scale : 1;
        return aggregate.Kind switch
        {
            AggregateKind.Count => ("true", new($"(+ 0 0 {string.Join(' ', all.Select(one => $"(ite {one.Counts} 1 0)"))})", 1)),
            AggregateKind.Any => ("true", new($"(ite (or false {string.Join(' ', all.Select(one => one.Counts))}) 1 0)", 1)),
            AggregateKind.Sum => ("true", new($"(+ 0 0 {string.Join(' ', all.Select(one => $"(ite {one.Counts} {one.Value} 0)"))})", scale)),
            AggregateKind.Last => ($"(or false {string.Join(' ', all.Select(one => one.Counts))})",
                new(Enumerable.Reverse(all).Aggregate("0", (rest, one) => $"(ite {one.Counts} {one.Value} {rest})"), scale)),
            AggregateKind.Streak when aggregate.Window is Window.ThisCalendar calendar => ("true", new(Streak(all, calendar.Unit), 1)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? IsWithin(Expression.TimeSince since, TimeLength length, bool orEqual, ConditionTerms terms)
    {
        if (since.Aggregate is not { } aggregate)
        {
            var joined = terms.Script.Int(JoinedKey, 0, Joined.Length - 1);
            return $"(or false {string.Join(' ', Joined.Select((days, i) => (days, i)).Where(one => IsWithin(day - one.days, 0, length)).Select(one => $"(= {joined} {one.i})"))})";
        }

        if (terms.Programme.Aggregates[aggregate].Source is not AggregateSource.Events source || All(source, new Window.Ever(), AggregateKind.Last, terms) is not { } all)
        {
            return null;
        }

        return Enumerable.Reverse(all).Aggregate("false", (rest, one) => $"(ite {one.Counts} {(IsWithin(one.Day, one.Minute, length) ? "true" : "false")} {rest})");
    }

    /// <inheritdoc/>
    public override string? IsKnown(Expression.TimeSince since, ConditionTerms terms) =>
        since.Aggregate is not { } aggregate ? "true"
        : terms.Programme.Aggregates[aggregate].Source is AggregateSource.Events source && All(source, new Window.Ever(), AggregateKind.Last, terms) is { } all
            ? $"(or false {string.Join(' ', all.Select(one => one.Counts))})"
            : null;

    /// <summary>Each event that a window may hold, the latest first: when it counts, and its value.</summary>
    private List<(string Counts, string Value, int Day, int Minute)>? All(AggregateSource.Events source, Window window, AggregateKind kind, ConditionTerms terms)
    {
        if (window is Window.AmongLast or Window.ThisReportPeriod)
        {
            return null;
        }

        var all = new List<(string, string, int, int)>();
        if (terms.Happens?.Index == source.EventType)
        {
            all.Add((terms.Condition(source.Where), ValueOf(source, terms), day, minute));
        }

        foreach (var one in earlier.Where(one => one.Type == source.EventType))
        {
            var then = At(one, terms.Programme, terms.Script);
            var isIn = kind == AggregateKind.Streak ? "true" : Holds(window, one.Day, one.Minute, terms.Script);
            all.Add(($"(and {terms.Script.Bool(one.Exists)} {isIn} {then.Condition(source.Where)})", ValueOf(source, then), one.Day, one.Minute));
        }

        return all;
    }

    /// <summary>How many of the last events of a type are such as are asked for.</summary>
    private string AmongLast(AggregateSource.Events source, int count, ConditionTerms terms)
    {
        var (all, before) = (new List<string>(), "0");
        foreach (var (exists, isSuch) in OfType(source, terms))
        {
            all.Add($"(ite (and {exists} (< {before} {count}) {isSuch}) 1 0)");
            before = terms.Script.Define("Int", $"(+ {before} (ite {exists} 1 0))");
        }

        return $"(+ 0 0 {string.Join(' ', all)})";
    }

    private IEnumerable<(string Exists, string IsSuch)> OfType(AggregateSource.Events source, ConditionTerms terms)
    {
        if (terms.Happens?.Index == source.EventType)
        {
            yield return ("true", terms.Condition(source.Where));
        }

        foreach (var one in earlier.Where(one => one.Type == source.EventType))
        {
            var then = At(one, terms.Programme, terms.Script);
            yield return (terms.Script.Bool(one.Exists), then.Condition(source.Where));
        }
    }

    private static string ValueOf(AggregateSource.Events source, ConditionTerms terms) =>
        source.Field is { } field ? terms.Number(new Expression.EventField(field, source.Field.Span))?.Term ?? "0" : "0";

    private string Holds(Window window, int then, int at, Script script) => window switch
    {
        Window.Ever => "true",
        Window.OverLast over => IsWithin(then, at, over.Length) ? "true" : "false",
        Window.OverLastCalendar over => Days.Period(over.Unit, day) - Days.Period(over.Unit, then) < over.Count ? "true" : "false",
        Window.ThisCalendar calendar => Days.Period(calendar.Unit, day) == Days.Period(calendar.Unit, then) ? "true" : "false",
        Window.ThisPeriodOf of => PeriodOf(of, day) == PeriodOf(of, then) ? "true" : "false",
        Window.ThisMembershipYear => InYear(then, script),
        _ => "false",
    };

    private static int PeriodOf(Window.ThisPeriodOf of, int at) => (int)Math.Floor((at - of.From) / (double)of.Days);

    private string InYear(int then, Script script)
    {
        var joined = script.Int(JoinedKey, 0, Joined.Length - 1);
        return $"(or false {string.Join(' ', Joined.Select((days, i) => (days, i)).Where(one => then >= YearStart(day - one.days)).Select(one => $"(= {joined} {one.i})"))})";
    }

    private int YearStart(int first)
    {
        var years = 0;
        while (Days.Plus(first, new(years + 1, TimeUnit.Year)) <= day)
        {
            years++;
        }

        return Days.Plus(first, new(years, TimeUnit.Year));
    }

    /// <summary>No length ends at the very minute of the event at hand, so it makes no difference whether exactly the length counts.</summary>
    private bool IsWithin(int then, int at, TimeLength length)
    {
        var now = (1440L * day) + minute;
        return length.IsElapsed
            ? (1440L * then) + at + (length.ElapsedMicros / Instant.PerMinute) > now
            : (1440L * Days.Plus(then, length)) + at > now;
    }

    private string Streak(List<(string Counts, string Value, int Day, int Minute)> all, TimeUnit unit)
    {
        var streak = "0";
        for (var back = 30; back >= 0; back--)
        {
            var counts = all.Where(one => Days.Period(unit, day) - Days.Period(unit, one.Day) == back).Select(one => one.Counts);
            streak = string.Create(CultureInfo.InvariantCulture, $"(ite (or false {string.Join(' ', counts)}) (+ 1 {streak}) 0)");
        }

        return streak;
    }

    /// <summary>Conditions on an earlier event ask for nothing that was before it.</summary>
    private sealed class NoHistory : HistoryTerms
    {
        public override (string Known, NumberTerm Value)? Value(Aggregate aggregate, ConditionTerms terms) => null;

        public override string? IsWithin(Expression.TimeSince since, TimeLength length, bool orEqual, ConditionTerms terms) => null;

        public override string? IsKnown(Expression.TimeSince since, ConditionTerms terms) => null;
    }
}
