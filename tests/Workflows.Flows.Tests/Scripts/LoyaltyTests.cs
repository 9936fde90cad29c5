using Workflows.Flows.Definitions;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using Workflows.Scripts;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Scripts;

/// <summary>Our own language in workflows that aren't journeys.</summary>
public sealed class LoyaltyTests
{
    [Theory]
    [InlineData("Total * 2 + 1", "15")]
    [InlineData("Total / 2", "3.5")]
    [InlineData("10% * 200 HKD", "20")]
    [InlineData("order.total >= 100 and channel is app", "True")]
    [InlineData("channel is one of shop, web or not (Total < 8)", "False")]
    [InlineData("order.note is known", "False")]
    [InlineData("order.note is known and order.note = \"x\"", "False")]
    [InlineData("Who = \"Ann\"", "True")]
    [InlineData("order.on < 2026-05-02", "True")]
    [InlineData("Total is every 7th", "True")]
    public void An_expression_of_our_language_is_worked_out_over_variables_and_inputs(string script, string said) =>
        Assert.Equal(said, Say(script).Said);

    [Theory]
    [InlineData("order.note > 1", "`order.note` isn't known here; ask whether it `is known` first.")]
    [InlineData("Who > 1", "`Who` can't be compared with a part of the expression: they are of different kinds.")]
    [InlineData("Total / (Total - 7)", "a part of the expression has no value: a division by zero, or too large a number.")]
    public void What_has_no_value_is_an_incident_that_says_why(string script, string why) => Assert.Equal(why, Say(script).Incident);

    [Theory]
    [InlineData("balance of Miles > 10", "give the value to the workflow as an input.")]
    [InlineData("member is at least Gold", "give the value to the workflow as an input.")]
    [InlineData("Total >", "`Total >`: ")]
    public void What_asks_for_a_member_or_can_not_be_read_is_refused_with_the_activity(string script, string words)
    {
        var problem = Assert.Single(Library(script).Version("d:1")!.Problems);
        Assert.StartsWith("`l` (Elsa.WriteLine), Text: ", problem, StringComparison.Ordinal);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static (string Said, string Incident) Say(string script)
    {
        var library = Library(script);
        var input = FlowRecord.Of("Who", "Ann").With("channel", "app")
            .With("order", JsonText.Read("""{"total":120.5,"on":"2026-05-01","lines":[{"sku":"a"},{"sku":"b"}]}"""));
        var build = library.Version("d:1")!;
        Assert.True(build.Flow is not null, string.Join(' ', build.Problems));
        var burst = new FlowExecutor(library, new FlowSettings()).Start(build.Flow, new FlowStart("i") { Input = input }, Noon);
        return (string.Join(' ', burst.Commands.OfType<FlowCommand.WriteText>().Select(line => line.Text)),
            string.Join(' ', burst.Instance.Incidents.Select(incident => incident.Cause)));
    }

    private static FlowLibrary Library(string script) => FlowLibrary.Of(
        [
            FlowDefinition.Read(Definition(
                "d", Sequence("s", Step("WriteLine", "l", ("text", Expression("Loyalty", script)))), ("variables", Variables(("Total", "Int32", "7"))),
                ("inputs", Named("Who", "channel", "order"))).Text()),
        ],
        [new LoyaltyEngine()]);
}
