using Workflows.Core.Following;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>From when to when a journey is paused, as the programme's own inputs say.</summary>
public sealed class PausedJourneyTests
{
    private const string Shop = """
        points Miles { worth 0.1 HKD }
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        journey Care {
          start on Purchase
          bonus 3 Miles
        }

        """;

    private readonly World _world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");

    [Fact]
    public void A_pause_holds_from_its_instant_on_to_the_instant_at_which_somebody_resumes_it()
    {
        var table = PauseTable.Of(_world.Plan, [Stop("2026-03-05 00:00"), Resume("2026-03-08 00:00")]);
        Assert.Equal([false, true, true, false], On(table, "2026-03-04 23:59", "2026-03-05 00:00", "2026-03-07 23:59", "2026-03-08 00:00"));
        Assert.Null(table.Of("Other", _world.At("2026-03-06 00:00")));
    }

    [Fact]
    public void A_pause_may_begin_again_and_nothing_before_is_changed_by_it()
    {
        var table = PauseTable.Of(_world.Plan, [Stop("2026-03-05 00:00"), Resume("2026-03-08 00:00"), Stop("2026-04-05 00:00")]);
        Assert.Equal([true, false, true], On(table, "2026-03-06 00:00", "2026-03-20 00:00", "2026-05-01 00:00"));
    }

    [Fact]
    public void Another_version_ends_the_pauses_of_those_before_it_and_no_later_one()
    {
        _world.Apply("2026-03-10 00:00", PlainShop.Head + Shop.Replace("bonus 3", "bonus 4", StringComparison.Ordinal));
        var table = PauseTable.Of(_world.Plan, [Stop("2026-03-05 00:00"), Stop("2026-03-20 00:00")]);
        Assert.Equal([true, false, true], On(table, "2026-03-09 23:59", "2026-03-10 00:00", "2026-03-21 00:00"));
    }

    [Fact]
    public void What_a_decision_says_is_read_as_it_was_written()
    {
        var look = new FollowUpLook(
            "Stop", 20_500, 20_531, _world.At("2026-03-05 00:00"), FollowUpOutcome.Fired, "sales is 3", "for nothing",
            [new(FollowUpDeed.Pause, "Care", null, null), new(FollowUpDeed.Task, "Review", "Owner", 20_540), new(FollowUpDeed.Proposal, "words", "Owner", null)]);
        var read = FollowUpLook.Of(look.ToRecord());
        Assert.Equal(look with { Acts = default }, read with { Acts = default });
        Assert.Equal(look.Acts.ToArray(), read.Acts.ToArray());
        var answer = new FollowUpAnswer(FollowUpReply.TaskDone, "Review", "Mei", "done", _world.At("2026-03-05 00:00"));
        Assert.Equal(answer, FollowUpAnswer.Of(answer.ToRecord()));
    }

    private bool[] On(PauseTable table, params string[] moments) => [.. moments.Select(moment => table.Of("Care", _world.At(moment)) is not null)];

    private EventRecord Stop(string at) => new FollowUpLook(
        "Stop", 0, 1, _world.At(at), FollowUpOutcome.Fired, "", null, [new FollowUpAct(FollowUpDeed.Pause, "Care", null, null)]).ToRecord();

    private EventRecord Resume(string at) => new FollowUpAnswer(FollowUpReply.Resumed, "Care", "Mei", null, _world.At(at)).ToRecord();
}
