using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Tests.Binding;

public sealed class JourneyLoweringTests
{
    private readonly Programme _programme = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;

    [Fact]
    public void Steps_are_named_by_their_place()
    {
        var journey = _programme.Journeys[0];
        var wait = Assert.IsType<JourneyStep.WaitFor>(journey.Steps[2]);
        Assert.Equal(("3", true), (wait.Id, wait.SinceStart));
        Assert.Equal(["3.arrived.1", "3.arrived.2"], wait.Arrived.Select(step => step.Id));
        var branch = Assert.IsType<JourneyStep.If>(Assert.Single(wait.Late));
        var task = Assert.IsType<JourneyStep.Task>(Assert.Single(branch.Then));
        Assert.Equal("3.late.1.then.1.reached.1", task.Outcomes[0].Steps[0].Id);
        var inner = Assert.IsType<JourneyStep.If>(Assert.Single(branch.Else));
        Assert.Equal("3.late.1.else.1.else.1", inner.Else[0].Id);
        var fork = Assert.IsType<JourneyStep.Fork>(Assert.IsType<JourneyStep.Part>(journey.Steps[3]).Steps[0]);
        Assert.Equal(("4.Last.1", true), (fork.Id, fork.UntilFirst));
        Assert.Equal([("Write", "4.Last.1.Write.1"), ("Ring", "4.Last.1.Ring.1")], fork.Branches.Select(one => (one.Name, one.Steps[0].Id)));
        var ring = Assert.IsType<JourneyStep.Task>(fork.Branches[1].Steps[0]);
        Assert.False(Assert.IsType<JourneyStep.Fork>(Assert.Single(ring.Outcomes[1].Steps)).UntilFirst);
        Assert.Equal(("marketing", new Fraction(1, 10), new Again(new(180, TimeUnit.Day), false)),
            (journey.Purpose, journey.HoldOut, journey.Again));
        Assert.Equal(new TimeLength(30, TimeUnit.Day), journey.Goal!.UpTo);
    }

    [Fact]
    public void Examples_hold_values_as_records_do()
    {
        var example = _programme.Examples[0];
        Assert.Equal([(1, 0, 980L)], example.Members[0].Used.ToArray());
        Assert.Equal([(1, 0L, (string?)null)], example.Members[0].Fields.ToArray());
        Assert.Empty(example.Members[1].Consents!.Value);
        Assert.Null(example.Members[0].Consents);
        var purchase = Assert.IsType<ExampleStep.Happens>(example.Steps[0]);
        Assert.Equal((20_519, 18 * 60), (purchase.At.Day, purchase.At.Minute));
        Assert.Equal(25_005, purchase.Values.Single(value => value.Field == 1).Number);
        Assert.Equal("ben", purchase.Values.Single(value => value.Text == "ben").Text);
        Assert.Equal(500, Assert.Single(purchase.Values[^1].Lines).Single(value => value.Field == 3).Number);
        Assert.Equal(12 * 60, Assert.IsType<ExampleStep.Happens>(example.Steps[1]).At.Minute);
    }
}
