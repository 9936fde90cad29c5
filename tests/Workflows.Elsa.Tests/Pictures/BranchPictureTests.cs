using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

/// <summary>Several ways at the same time, as they are drawn and as they become text.</summary>
public sealed class BranchPictureTests
{
    private const string Steps = """
          send email "one"
          at the same time {
            branch Call {
              # the desk calls
              task Ring to "Desk" due in 2 days {
                on done { }
                on overdue { finish "missed" }
              }
            }
            branch Write { wait 3 days }  # three days
          }
          finish "over"
        """;

    [Fact]
    public void A_picture_of_branches_that_nobody_changed_leaves_the_text_as_it_is()
    {
        var studio = Open();
        Assert.Equal(("Fork", "Join"), (KindOf(studio, "fork-2"), KindOf(studio, "join-2.end")));
        Assert.Equal("finish-3", studio.TargetOf("join-2.end", "Done"));
        Assert.Empty(studio.Save().Edits);
    }

    [Fact]
    public void A_fork_from_the_toolbox_becomes_text()
    {
        var studio = new Studio(Programmes.With("  send email \"one\"\n  finish \"over\""), "J");
        var fork = studio.Drop(PictureStepKind.Fork, (PictureFields.Branches, "[\"Rest\",\"Gift\"]"));
        var join = studio.Drop(PictureStepKind.Join, (PictureFields.Mode, PictureOutcomes.UntilFirst));
        var rest = studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "3 days"));
        var await = studio.Drop(PictureStepKind.WaitFor, (PictureFields.Event, "Purchase"), (PictureFields.UpTo, "7 days"));
        var gift = studio.Drop(PictureStepKind.Bonus, (PictureFields.Amount, "5"), (PictureFields.Currency, "Miles"));
        studio.Connect("send-1", "Done", fork);
        studio.Connect(fork, "Rest", rest);
        studio.Connect(rest, "Done", join);
        studio.Connect(fork, "Gift", await);
        studio.Connect(await, "Arrived", gift);
        studio.Connect(gift, "Done", join);
        studio.Connect(await, "Late", join);
        studio.Connect(join, "Done", "finish-2");
        Assert.Equal("""
              send email "one"
              at the same time, until the first {
                branch Rest { wait 3 days }
                branch Gift {
                  wait up to 7 days for Purchase {
                    on arrived { bonus 5 Miles }
                    on late { }
                  }
                }
              }
              finish "over"
            """, Programmes.StepsOf(studio.Saved()).ReplaceLineEndings("\n"));
        Assert.Empty(studio.Save().Edits);
    }

    [Fact]
    public void A_branch_gets_another_name_and_the_join_another_mode_by_single_words()
    {
        var studio = Open();
        var first = studio.TargetOf("fork-2", "Write")!;
        studio.Cut("fork-2", "Write");
        studio.Set("fork-2", PictureFields.Branches, "[\"Call\",\"Rest\"]");
        studio.Connect("fork-2", "Rest", first);
        studio.Set("join-2.end", PictureFields.Mode, PictureOutcomes.UntilFirst);
        var text = Programmes.StepsOf(studio.Saved());
        Assert.Equal(Steps.Replace("same time", "same time, until the first", StringComparison.Ordinal).Replace("Write", "Rest", StringComparison.Ordinal), text);
        studio.Set("join-2.end", PictureFields.Mode, PictureOutcomes.UntilAll);
        Assert.Equal(Steps.Replace("Write", "Rest", StringComparison.Ordinal), Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void A_branch_is_added_and_taken_out_with_its_steps()
    {
        var studio = Open();
        studio.Set("fork-2", PictureFields.Branches, "[\"Call\",\"Write\",\"Third\"]");
        var step = studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "sms"), (PictureFields.Template, "third"));
        studio.Connect("fork-2", "Third", step);
        studio.Connect(step, "Done", "join-2.end");
        Assert.Equal(
            Steps.Replace("# three days\n", "# three days\n    branch Third { send sms \"third\" }\n", StringComparison.Ordinal), Programmes.StepsOf(studio.Saved()));
        studio.Set("fork-2", PictureFields.Branches, "[\"Call\",\"Third\"]");
        studio.Remove(studio.TargetOf("fork-2", "Write")!);
        var text = Programmes.StepsOf(studio.Saved());
        Assert.DoesNotContain("Write", text, StringComparison.Ordinal);
        Assert.Contains("# three days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_within_a_branch_stays_in_it()
    {
        var studio = Open();
        var step = studio.Drop(PictureStepKind.Decide, (PictureFields.Condition, "balance of Miles > 1"));
        studio.Connect("wait-2.Write.1", "Done", step);
        studio.Connect(step, "True", "wait-2.Write.1");
        studio.Connect(step, "False", "join-2.end");
        var text = Programmes.StepsOf(studio.Saved());
        Assert.Contains("""
                branch Write {
                  step Pause { }
                  wait 3 days
                  if balance of Miles > 1 { go to Pause }
                }
            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_several_branches_lead_to_is_refused()
    {
        var studio = Open();
        studio.Connect("wait-2.Write.1", "Done", "finish-3");
        AssertRefused("LOY3215", "lead to `Finish \"over\"`", studio);
    }

    [Fact]
    public void A_join_without_a_fork_is_refused()
    {
        var studio = new Studio(Programmes.With("  send email \"one\"\n  finish \"over\""), "J");
        studio.Splice("send-1", "Done", studio.Drop(PictureStepKind.Join, (PictureFields.Mode, PictureOutcomes.UntilAll)));
        AssertRefused("LOY3216", "a line that is in no branch leads to `Together1`", studio);
    }

    [Fact]
    public void Branches_that_come_together_in_two_places_are_refused()
    {
        var studio = Open();
        var join = studio.Drop(PictureStepKind.Join, (PictureFields.Mode, PictureOutcomes.UntilAll));
        studio.Connect("wait-2.Write.1", "Done", join);
        AssertRefused("LOY3217", "come together in `When all have ended` and in `Together1`", studio);
    }

    [Fact]
    public void A_way_that_ends_in_a_branch_for_which_others_wait_is_refused()
    {
        var studio = Open();
        studio.Cut("task-2.Call.1", "done");
        AssertRefused("LOY3218", "nothing follows `Task Ring to Desk, due in 2 days` by `done`", studio);
    }

    [Fact]
    public void A_branch_that_never_comes_where_all_are_waited_for_is_refused()
    {
        var studio = Open();
        studio.Connect("wait-2.Write.1", "Done", "wait-2.Write.1");
        AssertRefused("LOY3219", "waits for all branches, and `Write` never comes there", studio);
    }

    [Fact]
    public void Where_one_branch_never_ends_nothing_follows_and_the_text_stays_as_it_is()
    {
        var endless = Steps.Replace("{ wait 3 days }", "{\n      step Round { }\n      wait 3 days\n      go to Round\n    }", StringComparison.Ordinal);
        var studio = new Studio(Programmes.With(endless), "J");
        Assert.Null(studio.TargetOf("join-2.end", "Done"));
        Assert.Empty(studio.Save().Edits);
        studio.Splice("start", "Done", studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "9 days")));
        Assert.Equal("  wait 9 days\n" + endless, Programmes.StepsOf(studio.Saved()));
    }

    private static Studio Open() => new(Programmes.With(Steps), "J");

    private static string KindOf(Studio studio, string id) => studio.Drawn().Steps.Single(step => step.Id == id).Kind.ToString();

    private static void AssertRefused(string code, string message, Studio studio)
    {
        var before = studio.Text;
        var refusals = studio.Save().Refusals;
        Assert.Contains(refusals, one => one.Descriptor.Id == code && one.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(before, studio.Text);
    }
}
