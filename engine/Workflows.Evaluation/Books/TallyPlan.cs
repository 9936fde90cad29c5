using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Books;

/// <summary>Which events have to be counted so that every measure, follow-up and section of the report can be computed
/// afterwards.</summary>
internal sealed class TallyPlan
{
    private readonly Programme _programme;
    private readonly List<TallySlot> _slots = [];
    private readonly Dictionary<Expression.Figure, int> _byFigure = new(ReferenceEqualityComparer.Instance);
    private readonly int[] _byReportAggregate;

    public TallyPlan(Programme programme, EvaluationSettings settings)
    {
        _programme = programme;
        foreach (var figure in Figures())
        {
            if (figure.Subject.EventType is { } type && !programme.EventTypes[type].IsMarket)
            {
                var use = figure.Kind switch
                {
                    FigureKind.Nps => TallyUse.Promoters,
                    FigureKind.Smallest or FigureKind.Largest => TallyUse.Extremes,
                    _ => TallyUse.None,
                };
                _byFigure[figure] = Slot(type, figure.Subject.Where, figure.Subject.Field, use);
            }
        }

        _byReportAggregate = [.. programme.ReportAggregates.Select(SlotOf)];
        (Sales, SalesField, MarginShare) = FindSales(settings);
        Slots = [.. _slots];
        ByEventType = [.. programme.EventTypes.Select(type => Enumerable.Range(0, Slots.Length)
            .Where(slot => Slots[slot].EventType == type.Index || Slots[slot].TakenBackBy.ContainsKey(type.Index)
                || Slots[slot].TakenWholeBy.Contains(type.Index)).ToImmutableArray())];
    }

    /// <summary>All kinds of events that are counted.</summary>
    public ImmutableArray<TallySlot> Slots { get; }

    /// <summary>The slots that an event type may change.</summary>
    public ImmutableArray<ImmutableArray<int>> ByEventType { get; }

    /// <summary>The slot that holds sales; -1 where the programme has no money to speak of.</summary>
    public int Sales { get; }

    /// <summary>The field that holds sales.</summary>
    public Field? SalesField { get; }

    /// <summary>What of the sales is margin; null where nobody said.</summary>
    public Fraction? MarginShare { get; }

    /// <summary>The slot of a figure over events.</summary>
    public int this[Expression.Figure figure] => _byFigure[figure];

    /// <summary>The slot of a value of a member's history in the period; -1 where it is kept otherwise, or not at all.</summary>
    public int OfReportAggregate(int aggregate) => _byReportAggregate[aggregate];

    /// <summary>The first figure that asks for a promoter score, with its slot; -1 for none.</summary>
    public int Promoters => _slots.FindIndex(slot => slot.Use == TallyUse.Promoters);

    private IEnumerable<Expression.Figure> Figures() =>
        _programme.Measures.Select(measure => measure.Value).Concat(_programme.FollowUps.Select(followUp => followUp.When))
            .Concat(_programme.Lets.Select(let => let.Value))
            .SelectMany(Model.Expressions.Figures.Of);

    private int SlotOf(Aggregate aggregate)
    {
        if (aggregate.Source is not AggregateSource.Events events || aggregate.Type.IsText)
        {
            return -1;
        }

        return aggregate.Kind switch
        {
            AggregateKind.Count or AggregateKind.Any or AggregateKind.Sum or AggregateKind.Average =>
                Slot(events.EventType, events.Where, events.Field, TallyUse.None),
            AggregateKind.Smallest or AggregateKind.Largest => Slot(events.EventType, events.Where, events.Field, TallyUse.Extremes),
            AggregateKind.First or AggregateKind.Last => Slot(events.EventType, events.Where, events.Field, TallyUse.Ends),
            AggregateKind.Distinct or AggregateKind.LastAt or AggregateKind.DaysBetweenLastTwo or AggregateKind.Streak => -1,
        };
    }

    private int Slot(int eventType, Expression? where, Field? field, TallyUse use)
    {
        var found = _slots.FindIndex(slot => slot.EventType == eventType && slot.Where == where && slot.Field == field && slot.Use == use);
        if (found >= 0)
        {
            return found;
        }

        var type = _programme.EventTypes[eventType];
        var takenBack = where is null && use == TallyUse.None && field is not null ? TakenBack(type, field) : [];
        var takenWhole = where is null && use == TallyUse.None && field is not null ? TakenWhole(type) : [];
        var source = $"events {type.Name}{(where is null ? "" : " where " + Words(where))}"
            + (takenBack.Count + takenWhole.Count == 0 ? ""
                : $", less {string.Join(", ", takenBack.Keys.Concat(takenWhole).Order().Select(by => _programme.EventTypes[by].Name))} at its own date");
        _slots.Add(new TallySlot(eventType, where, field, use, source) { TakenBackBy = takenBack, TakenWholeBy = takenWhole });
        return _slots.Count - 1;
    }

    private static string Words(Expression where) => $"line {where.Span.Line} of the programme says";

    /// <summary>Which events take an amount off a field.</summary>
    private SortedDictionary<int, Field> TakenBack(EventType type, Field field)
    {
        var found = new SortedDictionary<int, Field>();
        foreach (var reversing in _programme.EventTypes)
        {
            if (reversing.Reverses is { Amount: { } amount } reversal && reversal.EventType == type.Index)
            {
                if (type.ReducedBy(reversal)?.Index == field.Index)
                {
                    found.Add(reversing.Index, amount);
                }
            }
        }

        return found;
    }

    /// <summary>Which events take one back whole: they name neither an amount nor lines.</summary>
    private SortedSet<int> TakenWhole(EventType type) => [.. _programme.EventTypes
        .Where(reversing => reversing.Reverses is { Amount: null, Items: null } reversal && reversal.EventType == type.Index)
        .Select(reversing => reversing.Index)];

    /// <summary>
    /// Sales are what the measure <c>margin</c> takes its share of; without it, the first money of the first business event that can be
    /// taken
    /// back, or else of the first that has money.
    /// </summary>
    private (int Slot, Field? Field, Fraction? Share) FindSales(EvaluationSettings settings)
    {
        var stated = settings.MarginShare is { } share ? RunBooks.FractionOf(share) : (Fraction?)null;
        if (_programme.Measures.FirstOrDefault(measure => measure.Name == "margin")?.Value is Expression.Arithmetic
            {
                Operator: ArithmeticOperator.Times,
            } product
            && (ShareOf(product.Left, product.Right) ?? ShareOf(product.Right, product.Left)) is { } found)
        {
            return (_byFigure[found.Sales], found.Sales.Subject.Field, stated ?? found.Share);
        }

        var business = _programme.EventTypes.Skip(BuiltInEvents.Count).Where(type => type.Reverses is null && MoneyOf(type) is not null)
            .ToList();
        var chosen = business.Find(type => _programme.EventTypes.Any(
            other => other.Reverses?.EventType == type.Index)) ?? business.FirstOrDefault();
        return chosen is null ? (-1, null, stated) : (Slot(chosen.Index, null, MoneyOf(chosen), TallyUse.None), MoneyOf(chosen), stated);
    }

    private static (Expression.Figure Sales, Fraction Share)? ShareOf(Expression sales, Expression share) =>
        sales is Expression.Figure { Kind: FigureKind.Sum } figure && share is Expression.Number number ? (figure, number.Value) : null;

    private static Field? MoneyOf(EventType type) => type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Money);
}
