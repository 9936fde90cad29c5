using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What a member's own history says: aggregates, the time since something, balances.</summary>
internal sealed class HistoryBinder
{
    private readonly Draft _draft;
    private readonly RecordBinder _records;
    private readonly WindowBinder _windows;

    public HistoryBinder(Draft draft, ExpressionBinder values)
    {
        _draft = draft;
        _records = new(draft, values);
        _windows = new(draft);
    }

    public Expression Bind(ExpressionSyntax syntax, Surroundings at)
    {
        if (!at.HasMember)
        {
            _draft.Findings.Report(TypeDiagnostics.NotHere, syntax.Span, _draft.Quote(syntax.Span), at.Place,
                "ask about the member after `when`");
            return Bound.Nothing(syntax.Span);
        }

        return syntax switch
        {
            ExpressionSyntax.Aggregate aggregate => Aggregate(aggregate, at),
            ExpressionSyntax.Record record => Record(record),
            ExpressionSyntax.TimeSince since => TimeSince(since),
            ExpressionSyntax.DaysBetweenLastTwo days => Days(days),
            ExpressionSyntax.Streak streak => Streak(streak, at),
            ExpressionSyntax.PointsFigure points => Earned(points, at),
            ExpressionSyntax.Balance balance => Balance(balance),
            _ => Bound.Nothing(syntax.Span),
        };
    }

    /// <summary>When the latest or first event of a type was.</summary>
    public Expression Occurrence(ExpressionSyntax.Record record, Surroundings at) =>
        !at.HasMember ? Bind(record, at)
        : OccurrenceOf(record.Of.Parts[0], record.Span) is { } history ? history
        : Bound.Nothing(record.Span);

    private Expression Aggregate(ExpressionSyntax.Aggregate syntax, Surroundings at)
    {
        if (syntax.Word == AggregateWord.Nps)
        {
            _draft.Findings.Report(TypeDiagnostics.OnlyInMeasures, syntax.Span, _draft.Quote(syntax.Span),
                "ask for the `average of` a member's own answers");
            return Bound.Nothing(syntax.Span);
        }

        var type = _records.Event(syntax.Of);
        var window = _windows.Bind(syntax.Window, at);
        var counts = syntax.Word is AggregateWord.Count or AggregateWord.Any;
        if (type is null || !Counted(syntax, type, counts, out var field))
        {
            return Bound.Nothing(syntax.Span);
        }

        var where = _records.Where(type, syntax.Where);
        return window is null || where?.Type.Kind == DataKind.Unknown
            ? Bound.Nothing(syntax.Span)
            : History(KindOf(syntax.Word), new AggregateSource.Events(type.Index, where, field), window, TypeOf(syntax.Word, field),
                syntax.Span);
    }

    private bool Counted(ExpressionSyntax.Aggregate syntax, EventType type, bool counts, out Field? field)
    {
        field = null;
        if (counts)
        {
            if (syntax.Of.Parts.Count > 1)
            {
                _draft.Findings.Report(TypeDiagnostics.WrongType, syntax.Of.Span,
                    _draft.Quote(syntax.Of.Span), "a field", "an event",
                    $"write `{type.Name}` alone, or `sum of {_draft.Quote(syntax.Of.Span)}`");
                return false;
            }

            return true;
        }

        field = _records.Field(type, syntax.Of);
        return field is not null && _records.Suits(field, syntax.Word, syntax.Of);
    }

    private Expression Record(ExpressionSyntax.Record syntax)
    {
        if (_records.Event(syntax.Of) is not { } type)
        {
            return Bound.Nothing(syntax.Span);
        }

        if (syntax.Of.Parts.Count == 1)
        {
            var example = type.Fields.FirstOrDefault()?.Name ?? "total";
            _draft.Findings.Report(TypeDiagnostics.FieldNeeded, syntax.Span, _draft.Quote(syntax.Span), example);
            return Bound.Nothing(syntax.Span);
        }

        if (_records.Field(type, syntax.Of) is not { } field || !_records.Suits(field, AggregateWord.Distinct, syntax.Of))
        {
            return Bound.Nothing(syntax.Span);
        }

        return History(
            syntax.IsFirst ? AggregateKind.First : AggregateKind.Last,
            new AggregateSource.Events(type.Index, null, field), new Window.Ever(), Types.Plain(field.Type) with { IsOptional = true },
                syntax.Span);
    }

    private Expression TimeSince(ExpressionSyntax.TimeSince syntax)
    {
        if (syntax.Event is null)
        {
            return new Expression.TimeSince(null, syntax.Span);
        }

        return OccurrenceOf(syntax.Event, syntax.Span) is { } history
            ? new Expression.TimeSince(history.Aggregate, syntax.Span)
            : Bound.Nothing(syntax.Span);
    }

    private Expression.History? OccurrenceOf(NameSyntax name, SourceSpan place) =>
        _records.Event(name) is { } type
            ? History(
                AggregateKind.LastAt, new AggregateSource.Events(type.Index, null, null), new Window.Ever(),
                DataType.Duration with { IsOptional = true }, place)
            : null;

    private Expression Days(ExpressionSyntax.DaysBetweenLastTwo syntax) =>
        _records.Event(syntax.Event) is { } type
            ? History(
                AggregateKind.DaysBetweenLastTwo, new AggregateSource.Events(type.Index, null, null), new Window.Ever(),
                DataType.Whole with { IsOptional = true }, syntax.Span)
            : Bound.Nothing(syntax.Span);

    private Expression Streak(ExpressionSyntax.Streak syntax, Surroundings at)
    {
        var period = _windows.Bind(syntax.Period, at);
        if (_records.Event(syntax.Event) is not { } type)
        {
            return Bound.Nothing(syntax.Span);
        }

        var where = _records.Where(type, syntax.Where);
        return period is null || where?.Type.Kind == DataKind.Unknown
            ? Bound.Nothing(syntax.Span)
            : History(AggregateKind.Streak, new AggregateSource.Events(type.Index, where, null), period, DataType.Whole, syntax.Span);
    }

    private Expression Earned(ExpressionSyntax.PointsFigure syntax, Surroundings at)
    {
        var currency = _draft.Names.Resolve(NameKind.Points, syntax.Currency);
        var window = _windows.Bind(syntax.Window, at);
        if (window is Window.AmongLast)
        {
            _draft.Findings.Report(TypeDiagnostics.NotHere, syntax.Window.Span, _draft.Quote(syntax.Window.Span), "of points",
                "write `over last 30 days`, `this calendar year` or `ever`");
            return Bound.Nothing(syntax.Span);
        }

        return currency is null || window is null
            ? Bound.Nothing(syntax.Span)
            : History(
                AggregateKind.Sum, new AggregateSource.EarnedPoints(currency.Value), window, Types.Points(syntax.Currency.Text),
                syntax.Span);
    }

    private Expression Balance(ExpressionSyntax.Balance syntax) =>
        _draft.Names.Resolve(NameKind.Points, syntax.Currency) is { } currency ? Balance(syntax, currency) : Bound.Nothing(syntax.Span);

    private Expression.Balance Balance(ExpressionSyntax.Balance syntax, int currency)
    {
        if (_draft.Household?.Pools(currency) == true)
        {
            _draft.Findings.Report(HouseholdDiagnostics.BalanceOfPool, syntax.Span, syntax.Currency.Text);
        }

        return new(currency, Types.Points(syntax.Currency.Text), syntax.Span);
    }

    private Expression.History History(AggregateKind kind, AggregateSource source, Window window, DataType type, SourceSpan place)
    {
        var isOfReport = window is Window.ThisReportPeriod;
        var aggregate = (isOfReport ? _draft.ReportAggregates : _draft.Aggregates).Add(kind, source, window, type, place);
        return new(aggregate.Index, aggregate.Type, place) { OfReport = isOfReport };
    }

    private static AggregateKind KindOf(AggregateWord word) => word switch
    {
        AggregateWord.Count or AggregateWord.Nps => AggregateKind.Count,
        AggregateWord.Sum => AggregateKind.Sum,
        AggregateWord.Average => AggregateKind.Average,
        AggregateWord.Smallest => AggregateKind.Smallest,
        AggregateWord.Largest => AggregateKind.Largest,
        AggregateWord.Distinct => AggregateKind.Distinct,
        AggregateWord.Any => AggregateKind.Any,
    };

    private static DataType TypeOf(AggregateWord word, Field? field) => word switch
    {
        AggregateWord.Any => DataType.YesNo,
        AggregateWord.Sum when field is not null => Types.Plain(field.Type),
        AggregateWord.Average or AggregateWord.Smallest or AggregateWord.Largest when field is not null =>
            Types.Plain(field.Type) with { IsOptional = true },
        _ => DataType.Whole,
    };
}
