using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Model.Programmes;

/// <summary>
/// So many times what a journey brings in margin and so many times what it costs, both as the difference between its arms, and a plain number.
/// </summary>
/// <param name="Margin">How many times the margin counts.</param>
/// <param name="Points">How many times the cost of points counts.</param>
/// <param name="Messages">How many times the cost of messages counts.</param>
/// <param name="Tasks">How many times the cost of tasks counts.</param>
/// <param name="Plain">The plain number.</param>
public readonly record struct JourneySum(Fraction Margin, Fraction Points, Fraction Messages, Fraction Tasks, Fraction Plain)
{
    /// <summary>Whether it is a plain number.</summary>
    public bool IsPlain => this == new JourneySum { Plain = Plain };

    /// <summary>Whether it can be told member by member: what a member costs is known as a whole only.</summary>
    public bool IsToldByMember => Points == Messages && Messages == Tasks && Plain == Fraction.Zero;

    /// <summary>So many times the sum.</summary>
    public JourneySum Times(Fraction factor) => new(Margin * factor, Points * factor, Messages * factor, Tasks * factor, Plain * factor);

    /// <summary>This sum and so many times another one.</summary>
    public JourneySum Plus(JourneySum other, Fraction times) => new(
        Margin + (other.Margin * times), Points + (other.Points * times), Messages + (other.Messages * times), Tasks + (other.Tasks * times),
        Plain + (other.Plain * times));
}

/// <summary>What a measure of a journey comes to: a sum, or a sum for each unit of another one.</summary>
/// <param name="Over">The sum, or what is divided.</param>
/// <param name="Under">By what it is divided; null for nothing.</param>
public readonly record struct JourneyRatio(JourneySum Over, JourneySum? Under)
{
    /// <summary>The measure that margin is told by.</summary>
    public const string Margin = "margin";

    /// <summary>What a measure of a journey comes to; null where it isn't made of the lift of margin, costs and plain numbers, divided once at most.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="measure">A measure of a journey.</param>
    public static JourneyRatio? Of(Programme programme, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(measure);
        return Of(programme, measure.Value) is { Over.IsPlain: false, Over.IsToldByMember: true } ratio && ratio.Under is not { IsToldByMember: false }
            ? ratio : null;
    }

    private static JourneyRatio? Of(Programme programme, Expression value) => value switch
    {
        Expression.Number number => Sum(new JourneySum { Plain = number.Value }),
        Expression.Named named => Of(programme, programme.Lets[named.Let].Value),
        Expression.Figure { Kind: FigureKind.Lift } => Sum(new JourneySum { Margin = Fraction.One }),
        Expression.Figure { Kind: FigureKind.CostOfPoints } => Sum(new JourneySum { Points = Fraction.One }),
        Expression.Figure { Kind: FigureKind.CostOfMessages } => Sum(new JourneySum { Messages = Fraction.One }),
        Expression.Figure { Kind: FigureKind.CostOfTasks } => Sum(new JourneySum { Tasks = Fraction.One }),
        Expression.Figure { Kind: FigureKind.Measure, Subject: { Segment: null, Rival: null, Journey: null, Measure: { } measure } } =>
            Of(programme, programme.Measures[measure].Value),
        Expression.Arithmetic sum when Of(programme, sum.Left) is { } left && Of(programme, sum.Right) is { } right => Together(sum.Operator, left, right),
        _ => null,
    };

    private static JourneyRatio Sum(JourneySum sum) => new(sum, null);

    private static JourneyRatio? Together(ArithmeticOperator sign, JourneyRatio left, JourneyRatio right) => sign switch
    {
        ArithmeticOperator.Plus => Plus(left, right, Fraction.One),
        ArithmeticOperator.Minus => Plus(left, right, -Fraction.One),
        ArithmeticOperator.Times when right.IsPlain => left with { Over = left.Over.Times(right.Over.Plain) },
        ArithmeticOperator.Times when left.IsPlain => right with { Over = right.Over.Times(left.Over.Plain) },
        ArithmeticOperator.DividedBy when right.IsPlain && right.Over.Plain != Fraction.Zero => left with { Over = left.Over.Times(Fraction.One / right.Over.Plain) },
        ArithmeticOperator.DividedBy when left.Under is null && right.Under is null && !right.IsPlain => new(left.Over, right.Over),
        _ => null,
    };

    private static JourneyRatio? Plus(JourneyRatio left, JourneyRatio right, Fraction times) =>
        left.Under == right.Under ? left with { Over = left.Over.Plus(right.Over, times) }
        : left.Under is { } under && right.IsPlain ? left with { Over = left.Over.Plus(under, right.Over.Plain * times) }
        : right.Under is { } other && left.IsPlain ? new(right.Over.Times(times).Plus(other, left.Over.Plain), other)
        : null;

    private bool IsPlain => Under is null && Over.IsPlain;
}
