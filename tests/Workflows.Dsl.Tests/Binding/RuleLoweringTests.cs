using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Tests.Binding;

public sealed class RuleLoweringTests
{
    private readonly Programme _programme = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;

    [Fact]
    public void Rules_are_whole()
    {
        var award = Assert.IsType<RuleEffect.Award>(Assert.Single(_programme.Rules[0].Effects));
        Assert.Equal([(0, Fraction.One), (1, Fraction.One)], award.Rates[0].Amounts.Select(amount => (amount.Currency, amount.Amount)));
        Assert.Equal((Fraction.Of(10), true, 20_634), (award.Rates[0].Per!.Step, award.Rates[0].Per!.WholeSteps, award.Rates[0].Until));
        Assert.Equal(Fraction.Of(8), award.Rates[1].Per!.Step);

        var happy = _programme.Rules[1];
        var multiply = Assert.IsType<RuleEffect.Multiply>(Assert.Single(happy.Effects));
        Assert.Equal([0], multiply.OfRules.ToArray());
        Assert.Equal([(0, new Fraction(3, 5)), (1, new Fraction(2, 5))],
            multiply.Funding!.Shares.Select(share => (share.Budget, share.Share)));
        Assert.Equal((0, 5, 20_513), (happy.Group, happy.Priority, happy.ValidFrom));
        Assert.IsType<CapPeriod.InAny>(Assert.Single(happy.Caps).Period);

        Assert.Equal("lines", _programme.Rules[2].EachLine!.Lines.Name);
        var third = Assert.IsType<RuleEffect.Bonus>(Assert.Single(_programme.Rules[3].Effects));
        Assert.True(third.AllOrNothing);
        Assert.Equal([(0, Fraction.One)], third.Funding!.Shares.Select(share => (share.Budget, share.Share)));
        Assert.IsType<Expression.IsMultiple>(_programme.Rules[3].When);
        Assert.Equal(new Trigger.EnteringTier(0, 1, _programme.Rules[5].Trigger.Span), _programme.Rules[5].Trigger);
        Assert.IsType<Trigger.LeavingSegment>(_programme.Rules[6].Trigger);
    }

    [Fact]
    public void Points_that_wait_for_an_event_and_ends_that_are_put_off_are_whole()
    {
        var promise = Assert.IsType<RuleEffect.Bonus>(Assert.Single(_programme.Rules[^3].Effects));
        Assert.Equal((BuiltInEvents.Count, new TimeLength(60, TimeUnit.Day)), (promise.Until!.EventType, promise.Until.UpTo));
        Assert.IsType<Expression.Compare>(promise.Until.Where);
        Assert.True(_programme.Currencies[2].AwaitsEvents);
        Assert.False(_programme.Currencies[0].AwaitsEvents);
        var extend = Assert.IsType<RuleEffect.Extend>(Assert.Single(_programme.Rules[^2].Effects));
        Assert.Equal((2, new TimeLength(3, TimeUnit.Month)), (extend.Currency, extend.By));
        Assert.Equal(2, Assert.IsType<Trigger.NoticeOf>(_programme.Rules[^2].Trigger).Currency);
    }

    [Fact]
    public void Who_gets_points_and_whose_event_they_wait_for_is_a_field()
    {
        var effects = _programme.Rules.Single(rule => rule.Name == "Bring").Effects;
        Assert.Equal("friend", Assert.IsType<Expression.EventField>(effects[0].To).Field.Name);
        Assert.Equal("friend", Assert.IsType<Expression.EventField>(effects[1].To).Field.Name);
        Assert.Null(Assert.IsType<RuleEffect.Bonus>(effects[1]).Until!.By);
        Assert.Null(effects[2].To);
        Assert.Equal("friend", Assert.IsType<Expression.EventField>(Assert.IsType<RuleEffect.Bonus>(effects[2]).Until!.By).Field.Name);
    }

    [Fact]
    public void Caps_are_numbered_in_the_order_of_the_text()
    {
        var caps = _programme.Rules.SelectMany(rule => rule.Caps).Concat(_programme.SharedCaps.Select(shared => shared.Cap)).ToList();
        Assert.Equal(Enumerable.Range(0, caps.Count), caps.OrderBy(cap => cap.Span.Line).Select(cap => cap.Index));
        Assert.Equal([0, 1], _programme.SharedCaps[0].Rules.ToArray());
    }

    [Fact]
    public void A_leaderboard_is_a_ranking_at_the_end_of_its_period_and_a_rule_that_gives_its_bonus()
    {
        var board = Assert.Single(_programme.Leaderboards);
        var ranking = _programme.Rankings[board.Ranking];
        Assert.Equal((RankingKind.Board, 10, TimeUnit.Month, 0), (ranking.Kind, ranking.Places, ranking.Refresh.Every, ranking.Refresh.Minute));
        var score = Assert.IsType<Expression.History>(ranking.Value);
        Assert.True(Assert.IsType<AggregateSource.EarnedPoints>(_programme.Aggregates[score.Aggregate].Source).WithoutPlaces);
        var rule = _programme.Rules[board.Rule];
        Assert.Equal(("Race", board.Ranking), (rule.Name, Assert.IsType<Trigger.Placing>(rule.Trigger).Ranking));
        Assert.IsType<RuleEffect.Bonus>(Assert.Single(rule.Effects));
    }

    [Fact]
    public void Shares_and_bands_are_rankings_of_a_value_with_the_share_of_each_cut()
    {
        var best = _programme.Rankings.Single(ranking => ranking.Name == "Best");
        Assert.Equal((RankingKind.Share, false, TimeUnit.Day, 180), (best.Kind, best.IsBottom, best.Refresh.Every, best.Refresh.Minute));
        Assert.Equal(new Fraction(1, 10), Assert.Single(best.Shares));
        Assert.True(_programme.Rankings.Single(ranking => ranking.Name == "Least").IsBottom);
        var bands = _programme.BandSets[0];
        Assert.Equal(["Rfm.recency", "Rfm.frequency", "Rfm.monetary"], bands.Rankings.Select(ranking => _programme.Rankings[ranking].Name));
        Assert.Equal<Fraction>([new(4, 5), new(3, 5), new(2, 5), new(1, 5)], _programme.Rankings[bands.Rankings[2]].Shares.AsEnumerable());
    }
}
