using Workflows.Dsl.Drawing;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

public sealed class RefusalTests
{
    private const string Steps = """
          send email "one"
          wait up to 7 days for Purchase {
            on late { wait 2 days }
          }
          finish "over"
        """;

    [Fact]
    public void A_step_that_no_line_leads_to_is_refused_by_name()
    {
        var studio = Open();
        studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "3 days"));
        AssertRefused("LOY3201", "no line leads to `Wait1`", studio);
    }

    [Fact]
    public void What_a_step_that_was_taken_out_led_to_is_refused_by_name()
    {
        var studio = Open();
        studio.Remove("waitFor-2");
        AssertRefused("LOY3201", "no line leads to `Finish \"over\"`", studio);
    }

    [Fact]
    public void A_step_of_other_workflows_is_refused_by_name()
    {
        var studio = Open();
        studio.DropForeign("Elsa.Delay", "Delay1", "send-1");
        AssertRefused("LOY3202", "`Delay1` isn't something that a journey can do", studio);
    }

    [Fact]
    public void A_loop_with_two_entries_is_refused()
    {
        var studio = Open();
        var decision = studio.Drop(PictureStepKind.Decide, (PictureFields.Condition, "balance of Miles > 1"));
        studio.Splice("start", "Done", decision, "True");
        studio.Connect(decision, "False", "wait-2.late.1");
        studio.Connect("wait-2.late.1", "Done", "waitFor-2");
        AssertRefused("LOY3203", "is entered in two places", studio);
    }

    [Fact]
    public void Two_ways_at_once_are_refused()
    {
        var studio = Open();
        studio.ConnectAlso("send-1", "Done", "finish-3");
        AssertRefused("LOY3204", "two lines leave `Send email \"one\"` by `Done`", studio);
    }

    [Fact]
    public void A_picture_without_its_start_is_refused()
    {
        var studio = Open();
        studio.Remove("start");
        AssertRefused("LOY3205", "no start", studio);
    }

    [Fact]
    public void A_line_from_an_outcome_that_a_step_doesnt_have_is_refused()
    {
        var studio = Open();
        studio.Connect("send-1", "Bounced", "finish-3");
        AssertRefused("LOY3206", "by `Bounced`, an outcome that it doesn't have", studio);
    }

    [Fact]
    public void A_picture_of_an_older_text_is_refused()
    {
        var studio = Open();
        studio.Type("7 days", "9 days");
        studio.Set("send-1", PictureFields.Template, "two");
        AssertRefused("LOY3207", "older than the text", studio);
    }

    [Fact]
    public void A_picture_goes_on_when_another_part_of_the_text_was_changed()
    {
        var studio = Open();
        studio.Type("# the journey", "# our journey");
        studio.Set("send-1", PictureFields.Template, "two");
        Assert.Contains("send email \"two\"", studio.Saved(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_to_the_start_is_refused()
    {
        var studio = Open();
        studio.Connect("wait-2.late.1", "Done", "start");
        AssertRefused("LOY3208", "to the start", studio);
    }

    [Theory]
    [InlineData("waitFor-2", PictureFields.UpTo, "soon", "`soon` isn't a length of time such as `7 days`")]
    [InlineData("waitFor-2", PictureFields.UpTo, "7 days for Purchase { } wait 2 days", "isn't a length of time")]
    [InlineData("waitFor-2", PictureFields.Where, "total > 5 HKD since start", "isn't a condition")]
    [InlineData("waitFor-2", PictureFields.Where, "total > 5 HKD # really", "isn't a condition")]
    [InlineData("send-1", PictureFields.Channel, "by mail", "isn't a name")]
    [InlineData("start", PictureFields.Exit, "Purchase", "isn't what ends a journey with a word for how")]
    [InlineData("start", PictureFields.HoldOut, "a tenth", "isn't a share such as `10%`")]
    public void What_a_field_cant_hold_is_refused_with_what_it_can(string id, string field, string text, string message)
    {
        var studio = Open();
        studio.Set(id, field, text);
        AssertRefused("LOY3210", message, studio);
    }

    [Fact]
    public void What_a_new_step_doesnt_say_is_asked_for()
    {
        var studio = Open();
        studio.Splice("send-1", "Done", studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "sms")));
        AssertRefused("LOY3211", "`Send1` doesn't say which template it sends", studio);
    }

    [Fact]
    public void What_the_compiler_doesnt_take_is_refused_in_its_words()
    {
        var studio = Open();
        studio.Set("waitFor-2", PictureFields.Event, "Purchas");
        AssertRefused("LOY3212", "there is no event `Purchas`", studio);
        studio.Set("waitFor-2", PictureFields.Event, "Purchase");
        studio.Connect("send-1", "Done", "send-1");
        studio.Remove("waitFor-2");
        studio.Remove("wait-2.late.1");
        studio.Remove("finish-3");
        AssertRefused("LOY3212", "runs in a circle without a wait", studio);
    }

    [Theory]
    [InlineData("[\"done\",\"done\"]", "has the outcome `done` twice")]
    [InlineData("[\"done\",\"overdue\"]", "has the outcome `overdue` twice")]
    public void An_outcome_that_a_task_has_twice_is_refused(string outcomes, string message)
    {
        var studio = Open();
        var task = studio.Drop(
            PictureStepKind.Task, (PictureFields.Task, "Call"), (PictureFields.Team, "Desk"), (PictureFields.DueIn, "2 days"),
            (PictureFields.Outcomes, outcomes));
        studio.Splice("send-1", "Done", task, "done");
        AssertRefused("LOY3214", message, studio);
    }

    [Fact]
    public void A_journey_whose_text_cant_be_read_is_left_alone()
    {
        var studio = Open();
        var given = studio.Drawn();
        var broken = studio.Text.Replace("wait 2 days", "wait 2 dayz", StringComparison.Ordinal);
        Assert.Equal("LOY3200", Assert.Single(Redrawing.Edit("p.loyalty", broken, given, given).Refusals).Descriptor.Id);
        var none = studio.Text.Replace("journey J", "journey K", StringComparison.Ordinal);
        Assert.Equal("LOY3209", Assert.Single(Redrawing.Edit("p.loyalty", none, given, given).Refusals).Descriptor.Id);
    }

    private static Studio Open() => new(Programmes.With(Steps), "J");

    private static void AssertRefused(string code, string words, Studio studio)
    {
        var before = studio.Text;
        var result = studio.Save();
        Assert.Null(result.Text);
        Assert.Empty(result.Edits);
        Assert.Contains(result.Refusals, one => one.Descriptor.Id == code && one.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal(before, studio.Text);
    }
}
