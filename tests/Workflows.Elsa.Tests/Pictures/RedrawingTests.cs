using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

public sealed class RedrawingTests
{
    private const string Steps = """
          send email "one"  # the first
          # a word before the wait
          wait up to 7 days for Purchase {
            on arrived {
              bonus 20 Miles funded by Goodwill
              finish "came"
            }
            on late { }  # nobody came
          }
          send sms "two"

          # the end
          finish "lost"
        """;

    [Fact]
    public void What_is_not_changed_is_not_edited()
    {
        foreach (var journey in (string[])["WinBack", "MakeItRight"])
        {
            var result = new Studio(Programmes.Harbour, journey).Save();
            Assert.Empty(result.Refusals);
            Assert.Empty(result.Edits);
            Assert.Equal(Programmes.Harbour, result.Text);
        }
    }

    [Fact]
    public void An_input_is_changed_in_its_place_and_nothing_else()
    {
        var studio = Open();
        studio.Set("waitFor-2", PictureFields.UpTo, "10 days");
        var edit = Assert.Single(studio.Save().Edits);
        Assert.Equal(("10", 1), (edit.Text, edit.Length));
        studio.Set("send-1", PictureFields.Template, "a \"new\" one");
        studio.Set("bonus-2.arrived.1", PictureFields.FundedBy, null);
        studio.Set("waitFor-2", PictureFields.Where, "total > 100 HKD");
        studio.Set("waitFor-2", PictureFields.SinceStart, "true");
        Assert.Equal(
            Steps.Replace("7 days for Purchase", "10 days for Purchase where total > 100 HKD since start", StringComparison.Ordinal)
                .Replace("\"one\"", "\"a \\\"new\\\" one\"", StringComparison.Ordinal)
                .Replace(" funded by Goodwill", "", StringComparison.Ordinal),
            Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void A_step_put_into_a_line_is_a_line_of_text()
    {
        var studio = Open();
        studio.Splice("send-1", "Done", studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "3 days")));
        Assert.Equal(Steps.Replace("# the first\n", "# the first\n  wait 3 days\n", StringComparison.Ordinal), Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void A_step_that_is_taken_out_leaves_its_comment()
    {
        var studio = Open();
        studio.Remove("send-1");
        studio.Connect("start", "Done", "waitFor-2");
        Assert.Equal(Steps.Replace("  send email \"one\"  # the first", "  # the first", StringComparison.Ordinal), Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void Steps_that_change_their_order_take_their_comments_along()
    {
        var studio = Open();
        studio.Connect("start", "Done", "waitFor-2");
        studio.Connect("waitFor-2", "Late", "send-1");
        studio.Connect("send-1", "Done", "send-3");
        Assert.Equal("""
              # a word before the wait
              wait up to 7 days for Purchase {
                on arrived {
                  bonus 20 Miles funded by Goodwill
                  finish "came"
                }
                on late { }  # nobody came
              }
              send email "one"  # the first
              send sms "two"

              # the end
              finish "lost"
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void A_line_that_leads_back_is_a_named_part_and_a_jump()
    {
        var studio = Open();
        studio.Connect("bonus-2.arrived.1", "Done", "waitFor-2");
        studio.Remove("finish-2.arrived.2");
        Assert.Equal("""
              send email "one"  # the first
              step Await { }
              # a word before the wait
              wait up to 7 days for Purchase {
                on arrived {
                  bonus 20 Miles funded by Goodwill
                  go to Await
                }
                on late { }  # nobody came
              }
              send sms "two"

              # the end
              finish "lost"
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Saving_again_knows_the_steps_that_are_new(bool isForgetful)
    {
        var studio = new Studio(Programmes.With(Steps), "J") { IsForgetful = isForgetful };
        var wait = studio.Drop(PictureStepKind.Wait, (PictureFields.Length, "3 days"));
        studio.Splice("send-1", "Done", wait);
        studio.Saved();
        Assert.Empty(studio.Save().Edits);
        studio.Set(wait, PictureFields.Length, "4 days");
        studio.Set("send-3", PictureFields.Channel, "letter");
        Assert.Equal(
            Steps.Replace("# the first\n", "# the first\n  wait 4 days\n", StringComparison.Ordinal).Replace("send sms", "send letter", StringComparison.Ordinal),
            Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void Decisions_and_tasks_grow_their_ways()
    {
        var studio = Open();
        var decision = studio.Drop(PictureStepKind.Decide, (PictureFields.Condition, "balance of Miles > 100"));
        studio.Splice("waitFor-2", "Late", decision, "False");
        var task = studio.Drop(
            PictureStepKind.Task, (PictureFields.Task, "Call"), (PictureFields.Team, "Desk"), (PictureFields.DueIn, "2 days"),
            (PictureFields.Outcomes, "[\"reached\",\"unreached\"]"));
        studio.Connect(decision, "True", task);
        studio.Connect(task, "reached", "finish-4");
        studio.Connect(task, "unreached", "send-3");
        studio.Connect(task, "overdue", "send-3");
        Assert.Equal("""
              send email "one"  # the first
              # a word before the wait
              wait up to 7 days for Purchase {
                on arrived {
                  bonus 20 Miles funded by Goodwill
                  finish "came"
                }
                on late {
                  if balance of Miles > 100 {
                    task Call to "Desk" due in 2 days {
                      on reached { go to Finish }
                      on unreached { }
                      on overdue { }
                    }
                  }
                }  # nobody came
              }
              send sms "two"

              step Finish { }
              # the end
              finish "lost"
            """, Programmes.StepsOf(studio.Saved()));
    }

    [Fact]
    public void A_journey_from_an_empty_canvas_is_written_behind_the_last_one()
    {
        var studio = Studio.Empty(Programmes.With(Steps), "Say hello");
        var start = studio.Drop(PictureStepKind.Start, (PictureFields.On, "Purchase where total > 10 HKD"), (PictureFields.Again, "30 days after end"));
        var send = studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "email"), (PictureFields.Template, "hello"));
        var wait = studio.Drop(PictureStepKind.WaitFor, (PictureFields.Event, "Purchase"), (PictureFields.UpTo, "7 days"));
        var thanks = studio.Drop(PictureStepKind.Finish, (PictureFields.Outcome, "came"));
        studio.Connect(start, "Done", send);
        studio.Connect(send, "Done", wait);
        studio.Connect(wait, "Arrived", thanks);
        studio.Connect(wait, "Late", send);
        var text = studio.Saved();
        Assert.Contains("""
            finish "lost"
            }

            journey SayHello "Say hello" {
              start on Purchase where total > 10 HKD
              again 30 days after end

              step Send { }
              send email "hello"
              wait up to 7 days for Purchase {
                on arrived { finish "came" }
                on late { go to Send }
              }
            }

            # behind it
            """, text, StringComparison.Ordinal);
        Assert.Empty(studio.Save().Edits);
    }

    private static Studio Open() => new(Programmes.With(Steps), "J");
}
