using System.Globalization;

namespace Workflows.Statistics.Tests;

public sealed class SurveyScoreTests
{
    [Theory]
    [InlineData(new[] { 0, 7, 7, 9, 9, 9 }, 0.333333, 0.555556, 0.304)]
    [InlineData(new[] { 1, 9 }, 0, 1, 0.707)]
    [InlineData(new[] { 7, 9 }, 0.5, 0.25, 0.354)]
    [InlineData(new[] { 0, 7, 9 }, 0, 0.666667, 0.471)]
    public void A_promoter_score_gives_the_published_vectors(int[] scores, double score, double variance, double error)
    {
        var result = NetPromoter.Of(scores);
        Assert.Equal(score, result.Score, 6);
        Assert.Equal(variance, result.Variance, 6);
        Assert.Equal(error, result.StandardError, 3);
    }

    [Fact]
    public void The_banks_answers_give_its_score_by_market()
    {
        if (SharedData.Rows("nps_retail_bank.csv") is not { } rows)
        {
            return;
        }

        var answers = rows.Select(row => row.Split(','))
            .Select(cells => (Market: cells[1], Score: int.Parse(cells[6], CultureInfo.InvariantCulture)))
            .ToList();
        var all = NetPromoter.Of(answers.Select(a => a.Score));
        Assert.Equal(5000, all.Answers);
        Assert.Equal(11.80, 100 * all.Score, 2);
        Assert.Equal(1.258, 100 * all.StandardError, 3);
        Assert.Equal(9.33, 100 * all.Wald().Low, 2);
        Assert.Equal(14.27, 100 * all.Wald().High, 2);
        var mexico = NetPromoter.Of(answers.Where(a => a.Market == "MEX").Select(a => a.Score));
        Assert.Equal(17.101, 100 * mexico.Score, 3);
        Assert.Equal(2.146, 100 * mexico.StandardError, 3);
    }

    [Fact]
    public void Three_delighted_answers_are_no_certainty()
    {
        var result = NetPromoter.Of([10, 10, 10]);
        Assert.Equal(0, result.StandardError);
        Assert.Equal(1, result.Adjusted().High);
        Assert.True(result.Adjusted().Low < 0.5);
    }

    [Fact]
    public void An_answer_off_the_scale_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetPromoter.Of([9, 11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Satisfaction.Of([0]));
        Assert.Throws<ArgumentException>(() => NetPromoter.Of([]));
    }

    [Fact]
    public void Satisfaction_is_the_share_of_fours_and_fives_with_wilsons_interval()
    {
        var result = Satisfaction.Of([5, 4, 3, 1, 5]);
        Assert.Equal(0.6, result.Satisfied.Rate, 12);
        Assert.Equal(ProportionInterval.Wilson(new Proportion(3, 5)), result.Interval);
    }
}
