using Workflows.Cli.Printing;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>What journeys did in branches, as `explain` tells it.</summary>
public sealed class BranchWordsTests
{
    private const string Programme = PlainShop.Head + """
        points Miles { worth 1 HKD }
        journey Care {
          start on Purchase
          step Both {
            at the same time, until the first {
              branch Call {
                task Ring to "Desk" due in 2 days {
                  on done { }
                  on overdue {
                    at the same time {
                      branch Now { wait 1 days }
                      branch Later { wait 2 days }
                    }
                  }
                }
              }
              branch Write { wait 3 days }
            }
          }
        }
        """;

    [Theory]
    [InlineData(EffectKind.TaskGiven, "1.Both.1.Call.1", "task given: task Ring (line 7, branch Call)")]
    [InlineData(EffectKind.StepDone, "1.Both.1.Call.1.overdue.1.Later.1", "step done: wait 2 days (line 12, branch Call / Later)")]
    [InlineData(EffectKind.StepDone, "1.Both.1 Write", "step done: at the same time (line 5), Write")]
    [InlineData(EffectKind.StepDone, "1.Both.1.Call.1.overdue.1", "step done: at the same time (line 10, branch Call)")]
    public void A_step_is_told_with_its_branch(EffectKind kind, string text, string words)
    {
        var plan = World.PlanOf(Programme);
        var head = PlainShop.Head.Count(letter => letter == '\n');
        var told = new JourneyText(plan).WhatOf(new Effect { Kind = kind, Text = text });
        Assert.Equal(System.Text.RegularExpressions.Regex.Replace(words, "line (\\d+)", match => $"line {int.Parse(match.Groups[1].Value, null) + head}"), told);
    }
}
