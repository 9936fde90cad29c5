using Workflows.Evaluation.Sections;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using static Workflows.Model.Diagnostics.SourceSpan;

namespace Workflows.Evaluation.Tests;

/// <summary>How the report names steps of journeys that go several ways at the same time.</summary>
public sealed class BranchWordsTests
{
    [Fact]
    public void A_step_is_named_with_the_branch_in_whose_list_it_stands()
    {
        JourneyStep ring = new JourneyStep.Task("2.Call.1", "Ring", "Desk", "normal", new(2, TimeUnit.Day), [], None);
        JourneyStep wait = new JourneyStep.Wait("2.Write.1", new(3, TimeUnit.Day), None);
        JourneyStep behind = new JourneyStep.Wait("3", new(3, TimeUnit.Day), None);
        var fork = new JourneyStep.Fork("2", true, [new("Call", [ring], None), new("Write", [wait], None)], None);
        Assert.Equal(["Call: ", "Write: ", ""], new[] { ring, wait, behind }.Select(step => StepWords.Branch([fork], step)));
        Assert.Equal("At the same time, until the first", StepWords.Of(fork, null!));
    }
}
