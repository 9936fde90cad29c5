using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>
/// Turns what is written into conditions and values: names are resolved, types checked, and an optional value is only read where
/// something before it on the way says that it is known. What can't be understood is reported once and becomes a value of unknown type,
/// which goes with everything.
/// </summary>
internal sealed class ExpressionBinder
{
    private readonly Draft _draft;
    private readonly PathBinder _paths;
    private readonly ArithmeticBinder _arithmetic;
    private readonly ComparisonBinder _comparisons;
    private readonly HistoryBinder _history;
    private readonly FigureBinder _figures;
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>The place of the innermost comparison that is bound.</summary>
    private SourceSpan? _comparison;

    public ExpressionBinder(Draft draft)
    {
        _draft = draft;
        Literals = new(draft);
        _paths = new(draft);
        _arithmetic = new(draft, Literals);
        _comparisons = new(draft, this, _paths);
        _history = new(draft, this);
        _figures = new(draft, this);
    }

    public LiteralBinder Literals { get; }

    /// <summary>A condition that stands by itself in the text.</summary>
    public Bound Condition(ExpressionSyntax syntax, Surroundings at, Facts known)
    {
        _reported.Clear();
        return Logic(syntax, at, known);
    }

    /// <summary>A value that stands by itself in the text, and must be there.</summary>
    public Expression Value(ExpressionSyntax syntax, Surroundings at, Facts known)
    {
        _reported.Clear();
        return Read(syntax, at, known);
    }

    /// <summary>A value or condition that gets a name; it may be missing, as those who use it must ask.</summary>
    public Bound Named(ExpressionSyntax syntax, Surroundings at)
    {
        _reported.Clear();
        if (syntax is ExpressionSyntax.And or ExpressionSyntax.Or or ExpressionSyntax.Not or ExpressionSyntax.Compare
            or ExpressionSyntax.Is)
        {
            return Logic(syntax, at, Facts.None);
        }

        var value = Operand(syntax, at, Facts.None);
        return value is { Type: { Kind: DataKind.YesNo, IsOptional: false } } ? AsCondition(value) : Bound.Of(value);
    }

    /// <summary>A condition within another.</summary>
    public Bound Logic(ExpressionSyntax syntax, Surroundings at, Facts known) => syntax switch
    {
        ExpressionSyntax.And and => And(and, at, known),
        ExpressionSyntax.Or or => Or(or, at, known),
        ExpressionSyntax.Not not => Opposite(Logic(not.Operand, at, known), not.Span),
        ExpressionSyntax.Compare or ExpressionSyntax.Is => Comparison(syntax, at, known),
        _ => AsCondition(Read(syntax, at, known)),
    };

    /// <summary>A value that may be missing, and may be an average.</summary>
    public Expression Operand(ExpressionSyntax syntax, Surroundings at, Facts known) => syntax switch
    {
        // Two points of a share, unless points are called that way.
        AmountSyntax { Unit.Text: "points" } points when at.IsFigure && _draft.Names.Find(NameKind.Points, "points") is null =>
            Literals.Bind(new PercentSyntax(points.Number, points.Span)),
        LiteralSyntax literal => Literals.Bind(literal),
        ExpressionSyntax.Path path => _paths.Bind(path, at),
        ExpressionSyntax.Arithmetic sum => _arithmetic.Bind(sum, Read(sum.Left, at, known), Read(sum.Right, at, known), at),
        ExpressionSyntax.Clock clock => Clock(clock, at),
        ExpressionSyntax.DatePart part => DatePart(part, at, known),
        ExpressionSyntax.And or ExpressionSyntax.Or or ExpressionSyntax.Not or ExpressionSyntax.Compare or ExpressionSyntax.Is =>
            Logic(syntax, at, known).Value,
        ExpressionSyntax.Broken => Bound.Nothing(syntax.Span),
        _ => at.IsFigure || FigureBinder.IsFigure(syntax) ? _figures.Bind(syntax, at) : _history.Bind(syntax, at),
    };

    /// <summary>The latest or first event of a type, of which may be asked whether it is known.</summary>
    public Expression Occurrence(ExpressionSyntax.Record record, Surroundings at) => _history.Occurrence(record, at);

    /// <summary>A value that must be there and must not be an average.</summary>
    public Expression Read(ExpressionSyntax syntax, Surroundings at, Facts known)
    {
        var value = Guarded(Operand(syntax, at, known), known);
        if (!IsAverage(value))
        {
            return value;
        }

        _draft.Findings.Report(TypeDiagnostics.AverageOnlyCompared, value.Span, _draft.Quote(value.Span));
        return Bound.Nothing(value.Span);
    }

    /// <summary>Says so where a value may be missing; each value once for a condition.</summary>
    public Expression Guarded(Expression value, Facts known)
    {
        if (value.Type.IsOptional && !IsKnown(value, known) && _reported.Add(Key(value)))
        {
            var quoted = _draft.Quote(value.Span);
            _draft.Findings.Report(Diagnostic.Of(TypeDiagnostics.MayBeMissing, value.Span, quoted, quoted) with { Fixes = AskFirst(quoted) });
        }

        return value;
    }

    /// <summary>
    /// The change that asks first, before the comparison at hand; none outside of one, or for a value that is too long to be quoted. Behind
    /// <c>not</c> it may not be what the author means, so nobody makes it without asking.
    /// </summary>
    private ImmutableArray<TextFix> AskFirst(string quoted) => _comparison is not { } place || quoted.EndsWith('…') ? [] :
    [
        new($"ask first whether `{quoted}` is known", place with { EndLine = place.Line, EndColumn = place.Column }, $"{quoted} is known and "),
    ];

    private Bound Comparison(ExpressionSyntax syntax, Surroundings at, Facts known)
    {
        var outer = _comparison;
        _comparison = syntax.Span;
        var bound = syntax is ExpressionSyntax.Compare compare
            ? _comparisons.Compare(compare, at, known) : _comparisons.Is((ExpressionSyntax.Is)syntax, at, known);
        _comparison = outer;
        return bound;
    }

    /// <summary>Whether it is the mean of something of a member.</summary>
    public bool IsAverage(Expression value) =>
        _draft.Followed(value) is Expression.History history && _draft.AggregateOf(history).Kind == AggregateKind.Average;

    /// <summary>What is known where a value is.</summary>
    public Facts Knowing(Expression value)
    {
        var record = RecordOf(value);
        return Facts.Of(record is null ? [Key(value)] : [Key(value), record]);
    }

    /// <summary>A condition that holds where another doesn't.</summary>
    public static Bound Opposite(Bound bound, SourceSpan place) =>
        bound.Value.Type.Kind == DataKind.Unknown
            ? bound
            : new(new Expression.Not(bound.Value, place), bound.WhenFalse, bound.WhenTrue);

    private Bound And(ExpressionSyntax.And and, Surroundings at, Facts known)
    {
        var left = Logic(and.Left, at, known);
        var right = Logic(and.Right, at, known.With(left.WhenTrue));
        return IsBroken(left, right)
            ? Bound.Broken(and.Span)
            : new(
                new Expression.And(left.Value, right.Value, and.Span),
                left.WhenTrue.With(right.WhenTrue),
                left.WhenFalse.OrElse(left.WhenTrue.With(right.WhenFalse)));
    }

    private Bound Or(ExpressionSyntax.Or or, Surroundings at, Facts known)
    {
        var left = Logic(or.Left, at, known);
        var right = Logic(or.Right, at, known.With(left.WhenFalse));
        return IsBroken(left, right)
            ? Bound.Broken(or.Span)
            : new(
                new Expression.Or(left.Value, right.Value, or.Span),
                left.WhenTrue.OrElse(left.WhenFalse.With(right.WhenTrue)),
                left.WhenFalse.With(right.WhenFalse));
    }

    private static bool IsBroken(Bound left, Bound right) =>
        left.Value.Type.Kind == DataKind.Unknown || right.Value.Type.Kind == DataKind.Unknown;

    private Bound AsCondition(Expression value)
    {
        if (value.Type.Kind == DataKind.YesNo)
        {
            var named = value is Expression.Named { Let: var let } ? _draft.Lets[let]?.Bound : null;
            return named is { } bound ? bound with { Value = value }
                : RecordOf(value) is { } record ? new(value, Facts.Of([record]), Facts.None)
                : Bound.Of(value);
        }

        if (value.Type.Kind != DataKind.Unknown)
        {
            _draft.Findings.Report(Diagnostic.Of(TypeDiagnostics.NotACondition, value.Span, _draft.Quote(value.Span), Types.InWords(value.Type))
                with { Fixes = UnitFix.AsCondition(value) });
        }

        return Bound.Broken(value.Span);
    }

    private Expression Clock(ExpressionSyntax.Clock clock, Surroundings at)
    {
        if (!at.HasClock)
        {
            _draft.Findings.Report(TypeDiagnostics.NotHere, clock.Span, _draft.Quote(clock.Span), at.Place, "ask about the record itself");
            return Bound.Nothing(clock.Span);
        }

        var type = clock.Part switch
        {
            ClockPart.Weekday => Types.Weekday,
            ClockPart.Today => DataType.Date,
            ClockPart.Hour or ClockPart.Month or ClockPart.DayOfMonth => DataType.Whole,
        };
        return new Expression.Clock(clock.Part, type, clock.Span);
    }

    private Expression DatePart(ExpressionSyntax.DatePart part, Surroundings at, Facts known)
    {
        var day = Read(part.Of, at, known);
        if (day.Type.Kind is not (DataKind.Date or DataKind.Unknown))
        {
            _draft.Findings.Report(TypeDiagnostics.WrongType, day.Span,
                _draft.Quote(day.Span), Types.InWords(day.Type), "a date", "write for example `month of today`");
        }

        return day.Type.Kind == DataKind.Date
            ? new Expression.DatePart(part.Part, day, DataType.Whole, part.Span)
            : Bound.Nothing(part.Span);
    }

    private bool IsKnown(Expression value, Facts known) =>
        known.Has(Key(value))
        || (_draft.Followed(value) is Expression.History history
            && _draft.AggregateOf(history) is { Kind: AggregateKind.Last or AggregateKind.First,
                Source: AggregateSource.Events { Field.Type.IsOptional: false } }
            && known.Has(RecordOf(history)!));

    private string Key(Expression value)
    {
        var followed = _draft.Followed(value);
        return ExpressionKey.Of(followed is Expression.History or Expression.MemberField ? followed : value);
    }

    // What tells that there is at least one event of a type; null for a value that doesn't.
    private string? RecordOf(Expression value)
    {
        var aggregate = _draft.Followed(value) is Expression.History history ? _draft.AggregateOf(history) : null;
        return aggregate?.Kind is AggregateKind.Count or AggregateKind.Sum or AggregateKind.Distinct or AggregateKind.Streak
            || aggregate?.Source is not AggregateSource.Events events
                ? null
                : $"record {events.EventType}";
    }
}
