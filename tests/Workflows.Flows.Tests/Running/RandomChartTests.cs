using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Tests.Building;
using Workflows.Flows.Values;

namespace Workflows.Flows.Tests.Running;

/// <summary>What holds for any flowchart.</summary>
public sealed class RandomChartTests
{
    private const int Charts = 1_500;
    private const int ResumesMost = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_restart_between_bursts_changes_nothing(bool tokens)
    {
        for (var seed = 1; seed <= Charts; seed++)
        {
            var (with, without) = (End(seed, tokens, restarts: true, journal: true), End(seed, tokens, restarts: false, journal: false));
            Assert.True(with.Said == without.Said && with.Incidents == without.Incidents && with.Instance.SubStatus == without.Instance.SubStatus,
                $"seed {seed}: {with.Said} / {with.Instance.SubStatus} with restarts, {without.Said} / {without.Instance.SubStatus} without");
        }
    }

    [Fact]
    public void What_has_not_failed_ends_when_all_waits_are_over()
    {
        for (var seed = 1; seed <= Charts; seed++)
        {
            var play = End(seed, tokens: false, restarts: false, journal: false);
            var expected = play.Instance.Incidents.Length > 0 || play.Instance.SubStatus == FlowSubStatus.Finished;
            Assert.True(expected, $"seed {seed} stands as {play.Instance.SubStatus}, waits at `{play.Waits}`, said {play.Said}");
        }
    }

    [Fact]
    public void A_cancelled_instance_has_nothing_left_that_runs()
    {
        for (var seed = 1; seed <= Charts; seed++)
        {
            var play = Begin(seed, tokens: false, restarts: true, journal: true);
            if (play.Instance.Status == FlowStatus.Running)
            {
                play.Cancel();
                Assert.True(play.Instance.SubStatus == FlowSubStatus.Cancelled && play.Waits.Length == 0, $"seed {seed}");
                Assert.True(play.Instance.Contexts.All(context => context.Status is ActivityStatus.Completed or ActivityStatus.Canceled), $"seed {seed}");
            }
        }
    }

    private static Play End(int seed, bool tokens, bool restarts, bool journal)
    {
        var play = Begin(seed, tokens, restarts, journal);
        for (var count = 0; play.Instance is { Status: FlowStatus.Running, Bookmarks: [var first, ..] } && count < ResumesMost; count++)
        {
            play.Resume(first.ActivityId);
        }

        return play;
    }

    private static Play Begin(int seed, bool tokens, bool restarts, bool journal) =>
        new(new FlowSettings { UsesTokens = tokens, KeepsJournal = journal }, FlowRecord.Empty, restarts, RandomChart.Of(seed));
}
