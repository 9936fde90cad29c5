using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>Figures over all members, for measures and follow-ups.</summary>
internal sealed class FigureBinder
{
    private const string Cost = "cost";

    private readonly Draft _draft;
    private readonly ExpressionBinder _values;
    private readonly RecordBinder _records;

    public FigureBinder(Draft draft, ExpressionBinder values)
    {
        _draft = draft;
        _values = values;
        _records = new(draft, values);
    }

    /// <summary>Whether it can only be about all members.</summary>
    public static bool IsFigure(ExpressionSyntax syntax) =>
        syntax is ExpressionSyntax.MeasureOf or ExpressionSyntax.ShareOfMembers or ExpressionSyntax.Cost or ExpressionSyntax.Spent
            or ExpressionSyntax.Lift or ExpressionSyntax.PointsFigure { Word: not PointsWord.Earned };

    public Expression Bind(ExpressionSyntax syntax, Surroundings at)
    {
        if (!at.IsFigure)
        {
            _draft.Findings.Report(TypeDiagnostics.OnlyInMeasures, syntax.Span, _draft.Quote(syntax.Span), "ask about the member");
            return Bound.Nothing(syntax.Span);
        }

        return syntax switch
        {
            ExpressionSyntax.MeasureOf measure => MeasureOf(measure),
            ExpressionSyntax.ShareOfMembers share => Share(share),
            ExpressionSyntax.Lift lift => Lift(lift, at),
            ExpressionSyntax.Cost cost => new Expression.Figure(cost.Of, new(), _draft.Money, cost.Span),
            ExpressionSyntax.Spent spent => Spent(spent),
            ExpressionSyntax.PointsFigure points => Points(points),
            ExpressionSyntax.Aggregate aggregate => Aggregate(aggregate),
            _ => OfOneMember(syntax),
        };
    }

    private Expression MeasureOf(ExpressionSyntax.MeasureOf syntax)
    {
        var isOfJourney = _draft.Names.Find(NameKind.Measure, syntax.Measure.Text) is { } found && _draft.IsMeasureOfJourney[found];
        if (syntax.Measure.Text == Cost && !isOfJourney && !_draft.Names.IsAny(syntax.Of.Text, NameKind.Segment, NameKind.Rival))
        {
            ImmutableArray<string> known = ["points", "messages", "tasks", .. _draft.Names.Of(NameKind.Segment)];
            _draft.Names.ReportUnchosen(EvaluationDiagnostics.CostOfNothing, syntax.Of, known, Cost, syntax.Of.Text);
            return Bound.Nothing(syntax.Span);
        }

        var measure = _draft.Names.Resolve(NameKind.Measure, syntax.Measure);
        var subject = isOfJourney && syntax.Rival is null ? OfJourney(syntax.Of)
            : syntax.Rival is null ? OfSegmentOrRival(syntax.Of)
            : OfSegmentAtRival(syntax.Of, syntax.Rival);
        return measure is null || subject is null
            ? Bound.Nothing(syntax.Span)
            : new Expression.Figure(FigureKind.Measure, subject with { Measure = measure }, _draft.MeasureTypes[measure.Value], syntax.Span);
    }

    private FigureSubject? OfJourney(NameSyntax name) =>
        _draft.Names.Resolve(NameKind.Journey, name) is { } journey ? new() { Journey = journey } : null;

    private Expression Lift(ExpressionSyntax.Lift syntax, Surroundings at)
    {
        if (!at.IsOfJourney)
        {
            _draft.Findings.Report(FollowUpDiagnostics.LiftElsewhere, syntax.Span);
            return Bound.Nothing(syntax.Span);
        }

        return _draft.Names.Resolve(NameKind.Measure, syntax.Measure) is { } measure
            ? new Expression.Figure(FigureKind.Lift, new() { Measure = measure }, _draft.MeasureTypes[measure], syntax.Span)
            : Bound.Nothing(syntax.Span);
    }

    private FigureSubject? OfSegmentOrRival(NameSyntax name) => _draft.Names.Resolve(NameKind.Segment, NameKind.Rival, name) switch
    {
        (NameKind.Segment, var segment) => new() { Segment = segment },
        (_, var rival) => new() { Rival = rival },
        null => null,
    };

    private FigureSubject? OfSegmentAtRival(NameSyntax of, NameSyntax at)
    {
        var segment = _draft.Names.Resolve(NameKind.Segment, of);
        var rival = _draft.Names.Resolve(NameKind.Rival, at);
        return segment is null || rival is null ? null : new() { Segment = segment, Rival = rival };
    }

    private Expression Share(ExpressionSyntax.ShareOfMembers syntax)
    {
        var at = Surroundings.Member("of members in a measure") with { HasReport = true };
        Bound? among = syntax.Among is null ? null : _values.Logic(syntax.Among, at, Facts.None);
        var where = _values.Logic(syntax.Where, at, among?.WhenTrue ?? Facts.None).Value;
        return where.Type.Kind == DataKind.Unknown || among?.Value.Type.Kind == DataKind.Unknown
            ? Bound.Nothing(syntax.Span)
            : new Expression.Figure(
                FigureKind.ShareOfMembers, new() { Where = where, Among = among?.Value }, Types.Percent, syntax.Span);
    }

    private Expression Spent(ExpressionSyntax.Spent syntax) =>
        _draft.Names.Resolve(NameKind.Budget, syntax.Budget) is { } budget && HasLimit(budget, syntax)
            ? new Expression.Figure(FigureKind.Spent, new() { Budget = budget }, Types.Percent, syntax.Span)
            : Bound.Nothing(syntax.Span);

    private bool HasLimit(int budget, ExpressionSyntax.Spent syntax)
    {
        if (!_draft.Budgets[budget].IsPartner || !_draft.Budgets[budget].Limits.IsEmpty)
        {
            return true;
        }

        _draft.Findings.Report(DeclarationDiagnostics.SpentOfNothing, syntax.Span, syntax.Budget.Text);
        return false;
    }

    private Expression Points(ExpressionSyntax.PointsFigure syntax)
    {
        if (syntax.Word == PointsWord.Earned)
        {
            _draft.Findings.Report(TypeDiagnostics.NotHere, syntax.Span, _draft.Quote(syntax.Span), "of all members",
                $"write `issued {syntax.Currency.Text} this period`, or ask within `share of members where …`");
            return Bound.Nothing(syntax.Span);
        }

        if (_draft.Names.Resolve(NameKind.Points, syntax.Currency) is not { } currency || !IsOfReport(syntax.Window))
        {
            return Bound.Nothing(syntax.Span);
        }

        var (kind, type) = syntax.Word switch
        {
            PointsWord.Redeemed => (FigureKind.Redeemed, Types.Points(syntax.Currency.Text)),
            PointsWord.Expired => (FigureKind.Expired, Types.Points(syntax.Currency.Text)),
            PointsWord.WorthOfIssued => (FigureKind.WorthOfIssued, _draft.Money),
            PointsWord.Issued or PointsWord.Earned => (FigureKind.Issued, Types.Points(syntax.Currency.Text)),
        };
        return new Expression.Figure(kind, new() { Currency = currency }, type, syntax.Span);
    }

    private Expression Aggregate(ExpressionSyntax.Aggregate syntax)
    {
        if (syntax.Word is AggregateWord.Any or AggregateWord.Distinct)
        {
            return OfOneMember(syntax);
        }

        if (_records.AnyEvent(syntax.Of) is not { } type)
        {
            return Bound.Nothing(syntax.Span);
        }

        var over = type.IsMarket && syntax.Window is WindowSyntax.OverLast last ? last.Length : null;
        _draft.Findings.MustLast(over);
        if (over is null && !IsOfReport(syntax.Window))
        {
            return Bound.Nothing(syntax.Span);
        }

        var field = syntax.Word == AggregateWord.Count ? null : _records.Field(type, syntax.Of);
        if (syntax.Word != AggregateWord.Count && (field is null || !_records.Suits(field, syntax.Word, syntax.Of)))
        {
            return Bound.Nothing(syntax.Span);
        }

        var where = _records.Where(type, syntax.Where);
        if (where?.Type.Kind == DataKind.Unknown)
        {
            return Bound.Nothing(syntax.Span);
        }

        var (kind, result) = syntax.Word switch
        {
            AggregateWord.Sum => (FigureKind.Sum, Types.Plain(field!.Type)),
            AggregateWord.Average => (FigureKind.Average, Types.Plain(field!.Type)),
            AggregateWord.Nps => (FigureKind.Nps, DataType.Whole),
            AggregateWord.Smallest => (FigureKind.Smallest, Types.Plain(field!.Type)),
            AggregateWord.Largest => (FigureKind.Largest, Types.Plain(field!.Type)),
            AggregateWord.Count or AggregateWord.Any or AggregateWord.Distinct => (FigureKind.Count, DataType.Whole),
        };
        return new Expression.Figure(
            kind, new() { EventType = type.Index, Field = field, Where = where, Over = over?.Value }, result, syntax.Span);
    }

    private bool IsOfReport(WindowSyntax window)
    {
        if (window is WindowSyntax.ThisPeriod)
        {
            return true;
        }

        _draft.Findings.Report(TypeDiagnostics.NotHere, window.Span, _draft.Quote(window.Span), "of all members",
            "a measure is about the period of its report: write `this period`");
        return false;
    }

    private Expression OfOneMember(ExpressionSyntax syntax)
    {
        _draft.Findings.Report(TypeDiagnostics.NotHere, syntax.Span, _draft.Quote(syntax.Span), "of all members",
            "ask within `share of members where …`");
        return Bound.Nothing(syntax.Span);
    }
}
