using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

public sealed class LayoutKeptTests
{
    [Fact]
    public void Bodies_on_one_line_grow_to_several_and_shrink_again()
    {
        var studio = Open("""
              wait up to 7 days for Purchase { on late { finish "late" } }
              task Call to "Desk" due in 2 days {
                on reached { finish "spoke" }  # they spoke
                on overdue { send sms "two" }
              }
            """);
        var bonus = studio.Drop(PictureStepKind.Bonus, (PictureFields.Amount, "5"), (PictureFields.Currency, "Miles"), (PictureFields.AllOrNothing, "true"));
        studio.Splice("waitFor-1", "Arrived", bonus);
        studio.Splice("task-2", "reached", studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "1 days")));
        Assert.Equal("""
              wait up to 7 days for Purchase {
                on arrived { bonus 5 Miles, all or nothing }
                on late { finish "late" }
              }
              task Call to "Desk" due in 2 days {
                on reached {
                  wait 1 days
                  finish "spoke"
                }  # they spoke
                on overdue { send sms "two" }
              }
            """, Programmes.StepsOf(studio.Saved()));
        studio.Remove("send-2.overdue.1");
        studio.Set(bonus, PictureFields.AllOrNothing, "false");
        Assert.Equal("""
              wait up to 7 days for Purchase {
                on arrived { bonus 5 Miles }
                on late { finish "late" }
              }
              task Call to "Desk" due in 2 days {
                on reached {
                  wait 1 days
                  finish "spoke"
                }  # they spoke
                on overdue { }
              }
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void Outcomes_of_tasks_are_added_renamed_and_taken_out()
    {
        var studio = Open("""
              task Call to "Desk" due in 2 days {
                on reached { finish "spoke" }  # they spoke
                on unreached { finish "none" }  # nobody there
                on overdue { }
              }
            """);
        studio.Cut("task-1", "reached");
        studio.Connect("task-1", "spoken", "finish-1.reached.1");
        studio.Set("task-1", PictureFields.Outcomes, "[\"spoken\",\"unreached\",\"refused\"]");
        studio.Connect("task-1", "refused", "finish-1.unreached.1");
        studio.Set("task-1", PictureFields.Priority, "urgent");
        Assert.Equal("""
              task Call to "Desk" priority urgent due in 2 days {
                on spoken { finish "spoke" }  # they spoke
                on unreached {
                  step Finish { }
                  finish "none"
                }  # nobody there
                on refused { go to Finish }
                on overdue { }
              }
            """, Programmes.StepsOf(studio.Saved()));
        studio.Cut("task-1", "unreached");
        studio.Set("task-1", PictureFields.Outcomes, "[\"spoken\",\"refused\"]");
        Assert.Equal("""
              task Call to "Desk" priority urgent due in 2 days {
                on spoken { finish "spoke" }  # they spoke
                # nobody there
                on refused { finish "none" }
                on overdue { }
              }
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void An_else_comes_goes_and_takes_more()
    {
        var studio = Open("""
              if balance of Miles > 1 {
                send email "a"
              } else if balance of Miles > 2 { # deeper
                send email "b"
              }
              finish "over"
            """);
        var wait = studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "1 days"));
        studio.Splice("if-1", "False", wait);
        Assert.Equal("""
              if balance of Miles > 1 {
                send email "a"
              } else {
                wait 1 days
                if balance of Miles > 2 { # deeper
                  send email "b"
                }
              }
              finish "over"
            """, Programmes.StepsOf(studio.Saved()));
        studio.Remove("if-1.else.1");
        studio.Remove("send-1.else.1.then.1");
        studio.Connect(wait, "Done", "finish-2");
        Assert.Equal("""
              if balance of Miles > 1 {
                send email "a"
              } else {
                wait 1 days
                # deeper
              }
              finish "over"
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void What_a_journey_says_of_itself_is_changed_added_and_taken_out()
    {
        var studio = Open("  finish \"over\"");
        studio.Rename("Another title");
        studio.Set("start", PictureFields.On, "Purchase where total > 10 HKD");
        studio.Set("start", PictureFields.Again, "30 days after end");
        studio.Set("start", PictureFields.HoldOut, "10%");
        Assert.Contains("""
            journey J "Another title" {
              start on Purchase where total > 10 HKD   # at once
              again 30 days after end
              hold out 10%

              finish "over"
            """, studio.Saved(), StringComparison.Ordinal);
        studio.Set("start", PictureFields.Again, null);
        studio.Set("start", PictureFields.HoldOut, "12%");
        Assert.Contains("""
              start on Purchase where total > 10 HKD   # at once
              hold out 12%

            """, studio.Saved(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_a_journey_early_is_a_line_of_its_start_for_each_exit()
    {
        var studio = Open("  finish \"over\"");
        studio.Set("start", PictureFields.Exit, "Purchase where total > 10 HKD as \"bought\"\nPurchase as \"came\"");
        Assert.Contains("""
              exit  on Purchase where total > 10 HKD as "bought"
              exit  on Purchase as "came"

              finish "over"
            """, studio.Saved(), StringComparison.Ordinal);
        studio.Set("start", PictureFields.Exit, "Purchase where total > 12 HKD as \"bought\"\nPurchase as \"came\"");
        Assert.Contains("  exit  on Purchase where total > 12 HKD as \"bought\"\n  exit  on Purchase as \"came\"\n", studio.Saved(), StringComparison.Ordinal);
        studio.Set("start", PictureFields.Exit, "Purchase as \"came\"");
        var text = studio.Saved();
        Assert.Contains("\n  exit  on Purchase as \"came\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bought", text, StringComparison.Ordinal);
        studio.Set("start", PictureFields.Exit, null);
        Assert.DoesNotContain("exit", studio.Saved(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_end_as_on_Windows_end_so_afterwards()
    {
        var studio = new Studio(Programmes.With("  send email \"a\"  # first\n  finish \"over\"").ReplaceLineEndings("\r\n"), "J");
        studio.Splice("send-1", "Done", studio.Drop(PictureStepKind.WaitFor, (PictureFields.Event, "Purchase"), (PictureFields.UpTo, "2 days")), "Late");
        var text = studio.Saved();
        Assert.Equal(text.ReplaceLineEndings("\r\n"), text);
        Assert.Contains("  wait up to 2 days for Purchase {\r\n    on arrived { go to End }\r\n    on late { }\r\n  }\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_steps_on_one_line_are_laid_out_where_one_comes_between()
    {
        var studio = Open("  send email \"a\" wait 3 days\n  finish \"over\"");
        studio.Splice("send-1", "Done", studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "sms"), (PictureFields.Template, "b")));
        Assert.Equal("""
              send email "a"
              send sms "b"
              wait 3 days
              finish "over"
            """, Programmes.StepsOf(studio.Saved().Replace("joining  # at once", "joining   # at once", StringComparison.Ordinal)));
    }

    private static Studio Open(string steps) => new(Programmes.With(steps), "J");
}
