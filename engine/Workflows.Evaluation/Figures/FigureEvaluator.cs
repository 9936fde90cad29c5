using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Output;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;
using Workflows.Statistics;

namespace Workflows.Evaluation.Figures;

/// <summary>Evaluates measures and the conditions of follow-ups: exact fractions, and a reason wherever there is no figure.</summary>
internal sealed class FigureEvaluator(RunBooks books, RunEnd end)
{
    private readonly MemberShare _shares = new(books, end);
    private readonly MarketFigures _market = new(books);
    private readonly JourneyFigures _journeys = new(books, end);
    private readonly Dictionary<int, FigureScope> _segments = [];
    private readonly Dictionary<int, Func<string, int?, FigureValue>> _rivals = [];
    private readonly HashSet<int> _underWay = [];

    /// <summary>The period as figures name it.</summary>
    public string Period { get; } = PeriodName(books.Period);

    /// <summary>All members in the period.</summary>
    public FigureScope All { get; } = FigureScope.OfMembers(books, PeriodName(books.Period));

    /// <summary>The members of a segment in the period.</summary>
    public FigureScope Of(int segment)
    {
        if (!_segments.TryGetValue(segment, out var scope))
        {
            _segments[segment] = scope = FigureScope.OfMembers(books, Period, segment);
        }

        return scope;
    }

    /// <summary>The value of an expression over a scope.</summary>
    public FigureValue Value(Expression expression, FigureScope scope) => expression switch
    {
        Expression.Number number => new FigureValue(number.Value, null, []),
        Expression.Arithmetic arithmetic => Calculate(arithmetic, scope),
        Expression.Named named => Value(books.Programme.Lets[named.Let].Value, scope),
        Expression.Figure figure => OfFigure(figure, scope),
        _ => FigureValue.None("it asks for something that isn't a figure over all members"),
    };

    /// <summary>Whether a condition over figures holds; null where a figure that it needs is missing.</summary>
    public bool? Holds(Expression condition, FigureScope scope) => condition switch
    {
        Expression.And x => And(Holds(x.Left, scope), () => Holds(x.Right, scope)),
        Expression.Or x => !And(!Holds(x.Left, scope), () => !Holds(x.Right, scope)),
        Expression.Not x => !Holds(x.Operand, scope),
        Expression.Compare x when Value(x.Left, scope).Value is { } left && Value(x.Right, scope).Value is { } right =>
            ExpressionInterpreter.Satisfies(left.CompareTo(right), x.Operator),
        Expression.Number { Type.Kind: DataKind.YesNo } x => x.Value != Fraction.Zero,
        _ => null,
    };

    private static bool? And(bool? left, Func<bool?> right) => left == false ? false : right() is { } r ? r ? left : false : null;

    private static string PeriodName(ReportPeriod period) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
            $"{Calendar.DateOf(period.From):yyyy-MM-dd}/{Calendar.DateOf(period.Until):yyyy-MM-dd}");

    private FigureValue Calculate(Expression.Arithmetic x, FigureScope scope)
    {
        var left = Value(x.Left, scope);
        var right = Value(x.Right, scope);
        var sources = FigureValue.Together(left, right);
        if (left.Value is not { } a || right.Value is not { } b)
        {
            return new FigureValue(null, left.WhyNot ?? right.WhyNot, sources);
        }

        if (x.Operator == ArithmeticOperator.DividedBy && b == Fraction.Zero)
        {
            return new FigureValue(null, "it would divide by 0", sources);
        }

        var value = x.Operator switch
        {
            ArithmeticOperator.Plus => a + b,
            ArithmeticOperator.Minus => a - b,
            ArithmeticOperator.Times => a * b,
            ArithmeticOperator.DividedBy => a / b,
        };
        return new FigureValue(value, null, sources) { N = CountOf(left, right) };
    }

    /// <summary>Of how many a calculated figure is made: a constant counts nothing, and two different counts have no common one.</summary>
    private static long? CountOf(FigureValue left, FigureValue right) =>
        right.Sources.Count == 0 ? left.N : left.Sources.Count == 0 || left.N == right.N ? right.N : null;

    private FigureValue OfFigure(Expression.Figure figure, FigureScope scope)
    {
        var subject = figure.Subject;
        var inside = subject.Segment is { } segment ? Of(segment) : scope;
        return figure.Kind switch
        {
            FigureKind.ShareOfMembers => _shares.Of(subject, inside),
            FigureKind.Count or FigureKind.Sum or FigureKind.Average or FigureKind.Nps or FigureKind.Smallest or FigureKind.Largest =>
                IsOfMarket(subject) ? _market.Of(figure) : OfEvents(figure, inside),
            FigureKind.Issued => Points("issued less reversed", inside.Issued[subject.Currency!.Value], subject.Currency.Value, inside),
            FigureKind.Redeemed => Points("redeemed", inside.Redeemed[subject.Currency!.Value], subject.Currency.Value, inside),
            FigureKind.Expired => Points("expired", inside.Expired[subject.Currency!.Value], subject.Currency.Value, inside),
            FigureKind.WorthOfIssued => FigureValue.Of(
                Fraction.Of(inside.Issued[subject.Currency!.Value]) * books.Programme.Currencies[subject.Currency.Value].Worth,
                null, $"postings of {books.Programme.Currencies[subject.Currency.Value].Name} issued less reversed, at worth; "
                    + $"{Rows(inside)}"),
            FigureKind.CostOfPoints => FigureValue.Of(CostOfPoints(inside), null,
                $"postings issued less reversed, at worth x expected redemption; {Rows(inside)}"),
            FigureKind.CostOfMessages => FigureValue.Of(
                RunBooks.FractionOf(inside.MessageCost), inside.Messages, $"effects MessageSent at stated unit costs; {Rows(inside)}"),
            FigureKind.CostOfTasks => FigureValue.Of(
                RunBooks.FractionOf(inside.Tasks * books.Settings.TaskCost), inside.Tasks,
                    $"effects TaskGiven at the stated unit cost; {Rows(inside)}"),
            FigureKind.Spent => Spent(subject.Budget!.Value),
            FigureKind.Measure => OfMeasure(subject, inside),
            FigureKind.Lift => FigureValue.None("a lift is told of a journey"),
        };
    }

    /// <summary>What the points issued cost: worth times the share that is expected to be redeemed.</summary>
    public Fraction CostOfPoints(FigureScope scope)
    {
        var cost = Fraction.Zero;
        foreach (var currency in books.Programme.Currencies)
        {
            cost += Fraction.Of(scope.Issued[currency.Index]) * currency.Worth * currency.ExpectedRedemption;
        }

        return cost;
    }

    /// <summary>How much of each of a budget's limits is spent in the period in which the report ends.</summary>
    public ImmutableArray<LimitUse> UsesOf(int budget) => LimitUse.Of(books.Programme.Budgets[budget], books, end);

    /// <summary>What a partner has to pay for points up to the end of the run, in money, by month.</summary>
    public IEnumerable<(Instant Month, Fraction Money)> OwedBy(int partner)
    {
        var pool = books.Plan.Pools.First(pool => pool.Budget == partner && !pool.IsLimited);
        return end.Pools.Where(balance => balance.Pool == pool.Index)
            .Select(balance => (new Instant(balance.Period), Fraction.Of(balance.Spent, pool.Scale)));
    }

    private FigureValue Spent(int budget)
    {
        var most = UsesOf(budget).Aggregate(Fraction.Zero, (most, use) => use.Share > most ? use.Share : most);
        return FigureValue.Of(most, null, $"balance of budget {books.Programme.Budgets[budget].Name} in its period at the report's end");
    }

    private bool IsOfMarket(FigureSubject subject) => books.Programme.EventTypes[subject.EventType!.Value].IsMarket;

    private FigureValue OfMeasure(FigureSubject subject, FigureScope scope)
    {
        var measure = subject.Measure!.Value;
        if (subject.Journey is { } journey)
        {
            return OfJourney(measure, journey, books.Settings.Confidence);
        }

        if (subject.Rival is { } rival)
        {
            return OfRival(rival, books.Programme.Measures[measure].Name, scope.Segment);
        }

        if (!_underWay.Add(measure))
        {
            return FigureValue.None("it is defined by itself");
        }

        var value = Value(books.Programme.Measures[measure].Value, scope);
        _underWay.Remove(measure);
        return value;
    }

    /// <summary>A measure of a journey, with the interval of a confidence.</summary>
    public FigureValue OfJourney(int measure, int journey, double confidence) =>
        _journeys.Of(books.Programme.Measures[measure], books.Programme.Journeys[journey], confidence);

    /// <summary>
    /// Whether a figure lies above a fixed value, with a confidence that holds however often one looks; null within where it can't be said.
    /// </summary>
    public ConfidentAnswer Against(Expression figure, Fraction threshold, double confidence)
    {
        if (figure is Expression.Figure { Subject: { Journey: { } journey, Measure: { } measure } })
        {
            return _journeys.Against(books.Programme.Measures[measure], books.Programme.Journeys[journey], threshold, confidence);
        }

        var value = Value(figure, All);
        if (value.Value is not { } number || value.Spread is not var (variance, minimal) || value.N is not { } count)
        {
            return new ConfidentAnswer(null, value.WhyNot ?? "it has no interval");
        }

        var answer = ThresholdJudgement.Of(number.ToDouble(), variance, count, threshold.ToDouble(), minimal, confidence);
        return answer.IsAbove is not null ? new ConfidentAnswer(answer.IsAbove, "")
            : new ConfidentAnswer(null, answer.MoreNeeded > 0 ? $"not enough data yet: {PeopleNumbers.Whole(answer.MoreNeeded)} more members needed"
                : "no difference of the size that matters is seen, with enough members to see one");
    }

    /// <summary>A rival's measure of a name, over our members or those of a segment of ours.</summary>
    public FigureValue OfRival(int rival, string measure, int? segment)
    {
        if (end.Rivals.FirstOrDefault(one => one.Rival.Index == rival) is not { } there)
        {
            return FigureValue.None($"the programme of {books.Programme.Rivals[rival].Name} was not run");
        }

        if (!_rivals.TryGetValue(rival, out var measures))
        {
            _rivals[rival] = measures = there.Measures(books, end);
        }

        return measures(measure, segment);
    }

    private FigureValue Points(string what, long points, int currency, FigureScope scope) =>
        FigureValue.Of(Fraction.Of(points), null, $"postings of {books.Programme.Currencies[currency].Name} {what}; {Rows(scope)}");

    private FigureValue OfEvents(Expression.Figure figure, FigureScope scope)
    {
        var slot = books.Tallies[figure];
        var tally = scope.Tallies[slot];
        var source = $"{books.Tallies.Slots[slot].Source}; {Rows(scope)}";
        var scale = figure.Subject.Field?.Type.Scale ?? 1;
        return figure.Kind switch
        {
            FigureKind.Count => FigureValue.Of(Fraction.Of(tally.Count), tally.Count, source),
            FigureKind.Sum => FigureValue.Of(Fraction.Of(tally.Sum, scale), tally.Count, source),
            _ when tally.Count == 0 => FigureValue.None("there is no such event in the period", source),
            FigureKind.Average => FigureValue.Of(Fraction.Of(tally.Sum, scale) / Fraction.Of(tally.Count), tally.Count, source),
            FigureKind.Smallest => FigureValue.Of(Fraction.Of(tally.Low, scale), tally.Count, source),
            FigureKind.Largest => FigureValue.Of(Fraction.Of(tally.High, scale), tally.Count, source),
            _ => Promoters(tally, source),
        };
    }

    private FigureValue Promoters(in Tally tally, string source)
    {
        var score = new NetPromoter(tally.Low, tally.Count - tally.Low - tally.High, tally.High);
        var interval = score.Adjusted(books.Settings.Confidence);
        return FigureValue.Of(Fraction.Of(100 * (tally.Low - tally.High)) / Fraction.Of(tally.Count), tally.Count, source) with
        {
            Interval = new Interval(100 * interval.Low, 100 * interval.High),
            Spread = (Math.Max(10_000 * score.Variance, 10_000.0 / (tally.Count + 2)), 100 * books.Settings.MinimalEffect),
        };
    }

    private static string Rows(FigureScope scope) => $"{scope.Words}, {scope.Period}";
}
