using System.Collections.Immutable;
using Workflows.Elsa.Printing;
using Workflows.Elsa.Tests.Building;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Elsa.Tests.Printing;

public sealed class ExpressionPrinterTests
{
    private static readonly SourceSpan _none = SourceSpan.None;
    private static readonly Expression _score = new Expression.EventField(Harbour.Score, _none);
    private static readonly Expression _channel = new Expression.EventField(Harbour.Channel, _none);
    private static readonly Expression _birthday = new Expression.MemberField(Harbour.Birthday, _none);
    private static readonly Expression _silence = new Expression.Named(0, DataType.Duration, _none);

    private static readonly Expression _low = Harbour.LowScore();
    private static readonly Expression _gold = Harbour.AtLeastGold;
    private static readonly Expression _known = new Expression.IsKnown(_birthday, _none);

    [Fact]
    public void Conditions_are_printed_as_they_are_written()
    {
        AssertPrints("score <= 6", _low);
        AssertPrints("member is at least Gold", _gold);
        AssertPrints("member is below Silver", new Expression.InTier(0, TierTest.Below, 1, _none));
        AssertPrints("member is Blue", new Expression.InTier(0, TierTest.Exactly, 0, _none));
        AssertPrints("member is in AtRisk", new Expression.InSegment(0, _none));
        AssertPrints("member.birthday is known", _known);
        AssertPrints("channel is app", Compare(Comparison.Equal, _channel, Choice(2)));
        AssertPrints("channel is not web", Compare(Comparison.Different, _channel, Choice(1)));
        AssertPrints("channel is one of shop, web", new Expression.OneOf(_channel, [Choice(0), Choice(1)], _none));
        AssertPrints("score is a multiple of 3", new Expression.IsMultiple(_score, 3, _none));
        AssertPrints(
            "silence >= 60 days", Compare(Comparison.AtLeast, _silence, new Expression.Length(new TimeLength(60, TimeUnit.Day), _none)));
        AssertPrints(
            "month of today = month of member.birthday",
            Compare(
                Comparison.Equal, new Expression.Clock(ClockPart.Month, DataType.Whole, _none),
                new Expression.DatePart(ClockPart.Month, _birthday, DataType.Whole, _none)));
    }

    [Fact]
    public void Brackets_stand_only_where_the_meaning_needs_them()
    {
        var sum = Sum(ArithmeticOperator.Plus, _score, Whole(1));
        AssertPrints("score <= 6 and not member is at least Gold or member.birthday is known", Or(And(_low, Not(_gold)), _known));
        AssertPrints("(score <= 6 or member is at least Gold) and member.birthday is known", And(Or(_low, _gold), _known));
        AssertPrints("not (score <= 6 and member is at least Gold)", Not(And(_low, _gold)));
        AssertPrints("(score + 1) * 2", Sum(ArithmeticOperator.Times, sum, Whole(2)));
        AssertPrints("score + 1 - 2", Sum(ArithmeticOperator.Minus, sum, Whole(2)));
        AssertPrints("2 - (score + 1)", Sum(ArithmeticOperator.Minus, Whole(2), sum));
        AssertPrints("8 / (4 / 2)", Sum(ArithmeticOperator.DividedBy, Whole(8), Sum(ArithmeticOperator.DividedBy, Whole(4), Whole(2))));
        AssertPrints("score + (0 - 5)", Sum(ArithmeticOperator.Plus, _score, Whole(-5)));
    }

    [Fact]
    public void Values_are_printed_with_their_units()
    {
        AssertPrints("250.5 HKD", new Expression.Number(new Fraction(501, 2), Harbour.Total.Type, _none));
        AssertPrints("32%", new Expression.Number(new Fraction(32, 100), new DataType(DataKind.Percent), _none));
        AssertPrints("2026-03-01", new Expression.Number(Fraction.Of(20_513), DataType.Date, _none));
        AssertPrints("yes", new Expression.Number(Fraction.One, DataType.YesNo, _none));
        AssertPrints("(1/3)", new Expression.Number(new Fraction(1, 3), DataType.Whole, _none));
        AssertPrints("\"say \\\"hi\\\"\"", new Expression.Text("say \"hi\"", _none));
    }

    [Fact]
    public void History_names_its_records_and_its_window()
    {
        var isApp = Compare(Comparison.Equal, _channel, Choice(2));
        var month = new Window.OverLast(new TimeLength(1, TimeUnit.Month));
        AssertPrints("count of Purchase where channel is app over last 1 month", AggregateKind.Count, Purchases(isApp, null), month);
        AssertPrints(
            "sum of Purchase.total this calendar year", AggregateKind.Sum,
            Purchases(null, Harbour.Total), new Window.ThisCalendar(TimeUnit.Year));
        AssertPrints("any Purchase among last 6", AggregateKind.Any, Purchases(null, null), new Window.AmongLast(6));
        AssertPrints("last Purchase.total", AggregateKind.Last, Purchases(null, Harbour.Total), new Window.Ever());
        AssertPrints(
            "distinct of Purchase.channel over last 30 calendar days", AggregateKind.Distinct,
            Purchases(null, Harbour.Channel), new Window.OverLastCalendar(30, TimeUnit.Day));
        AssertPrints("earned Miles ever", AggregateKind.Sum, new AggregateSource.EarnedPoints(0), new Window.Ever());
        AssertPrints(
            "smallest of Purchase.total this period of 28 days from 2026-03-01",
            AggregateKind.Smallest, Purchases(null, Harbour.Total), new Window.ThisPeriodOf(28, 20_513));
    }

    [Fact]
    public void Time_since_names_joining_or_an_event()
    {
        AssertPrints("time since joining", new Expression.TimeSince(null, _none));
        var aggregate = new Aggregate(0, AggregateKind.LastAt, Purchases(null, null), new Window.Ever(), DataType.Duration, _none);
        Assert.Equal(
            "time since last Purchase",
            ExpressionPrinter.Print(Harbour.Programme with { Aggregates = [aggregate] }, new Expression.TimeSince(0, _none)));
    }

    [Fact]
    public void Figures_name_what_they_are_about()
    {
        var ever = new FigureSubject { EventType = 0, Field = Harbour.Total, Segment = 0 };
        AssertPrints("sum of Purchase.total this period of AtRisk", new Expression.Figure(FigureKind.Sum, ever, Harbour.Total.Type, _none));
        AssertPrints(
            "share of members where member is at least Gold among member.birthday is known",
            new Expression.Figure(FigureKind.ShareOfMembers, new FigureSubject { Where = _gold, Among = _known }, DataType.Whole, _none));
        AssertPrints("spent of Launch", new Expression.Figure(FigureKind.Spent, new FigureSubject { Budget = 1 }, DataType.Whole, _none));
    }

    private static void AssertPrints(string expected, Expression expression) =>
        Assert.Equal(expected, ExpressionPrinter.Print(Harbour.Programme, expression));

    private static void AssertPrints(string expected, AggregateKind kind, AggregateSource source, Window window)
    {
        ImmutableArray<Aggregate> aggregates = [new Aggregate(0, kind, source, window, DataType.Whole, _none)];
        var programme = Harbour.Programme with { Aggregates = aggregates };
        Assert.Equal(expected, ExpressionPrinter.Print(programme, new Expression.History(0, DataType.Whole, _none)));
    }

    private static AggregateSource.Events Purchases(Expression? where, Field? field) => new(0, where, field);

    private static Expression.Number Whole(int value) => new(Fraction.Of(value), DataType.Whole, _none);

    private static Expression.Number Choice(int place) => new(Fraction.Of(place), Harbour.Channel.Type, _none);

    private static Expression.Compare Compare(Comparison comparison, Expression left, Expression right) =>
        new(comparison, left, right, _none);

    private static Expression.Arithmetic Sum(ArithmeticOperator sign, Expression left, Expression right) =>
        new(sign, left, right, DataType.Whole, _none);

    private static Expression.And And(Expression left, Expression right) => new(left, right, _none);

    private static Expression.Or Or(Expression left, Expression right) => new(left, right, _none);

    private static Expression.Not Not(Expression operand) => new(operand, _none);
}
