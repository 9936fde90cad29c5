using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Tests.Binding;

public sealed class ConditionLoweringTests
{
    private readonly Programme _programme = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;

    [Fact]
    public void The_time_since_something_stands_on_the_left()
    {
        var atRisk = Parts(_programme.Segments[0].When).OfType<Expression.Compare>().Single(compare => compare.Right is Expression.Length);
        Assert.Equal(Comparison.AtLeast, atRisk.Operator);
        Assert.IsType<Expression.TimeSince>(_programme.Lets[((Expression.Named)atRisk.Left).Let].Value);
        Assert.Equal(new TimeLength(60, TimeUnit.Day), ((Expression.Length)atRisk.Right).Value);
    }

    [Fact]
    public void Fixed_values_stand_where_their_names_do_and_equal_aggregates_are_one()
    {
        var unhappy = (AggregateSource.Events)_programme.Aggregates.Single(one => one.Kind == AggregateKind.Any).Source;
        Assert.Equal(Fraction.Of(6), ((Expression.Number)((Expression.Compare)unhappy.Where!).Right).Value);
        Assert.Single(_programme.Aggregates, one =>
            one is { Kind: AggregateKind.Count, Window: Window.OverLast { Length: { Count: 12, Unit: TimeUnit.Month } } });
        Assert.Equal(_programme.Aggregates.Select((_, i) => i), _programme.Aggregates.Select(one => one.Index));
    }

    [Fact]
    public void What_members_did_in_the_period_of_a_report_is_kept_apart()
    {
        Assert.Equal([AggregateKind.Count, AggregateKind.Sum], _programme.ReportAggregates.Select(one => one.Kind).Order());
        Assert.All(_programme.ReportAggregates, one => Assert.IsType<Window.ThisReportPeriod>(one.Window));
        var share = Assert.IsType<Expression.Figure>(_programme.Measures[0].Value);
        var earned = (Expression.Compare)share.Subject.Where!;
        Assert.True(((Expression.History)earned.Left).OfReport);
        Assert.Equal((DataKind.Points, "Beans"), (earned.Right.Type.Kind, earned.Right.Type.Unit));
        Assert.Equal(new Target(new Fraction(55, 100), true, null, false), _programme.Measures[0].Target);
    }

    private static IEnumerable<Expression> Parts(Expression expression) => Dsl.Binding.ExpressionParts.All(expression);
}
