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
        var promise = Assert.IsType<RuleEffect.Bonus>(Assert.Single(_programme.Rules[^2].Effects));
        Assert.Equal((BuiltInEvents.Count, new TimeLength(60, TimeUnit.Day)), (promise.Until!.EventType, promise.Until.UpTo));
        Assert.IsType<Expression.Compare>(promise.Until.Where);
        Assert.True(_programme.Currencies[2].AwaitsEvents);
        Assert.False(_programme.Currencies[0].AwaitsEvents);
        var extend = Assert.IsType<RuleEffect.Extend>(Assert.Single(_programme.Rules[^1].Effects));
        Assert.Equal((2, new TimeLength(3, TimeUnit.Month)), (extend.Currency, extend.By));
        Assert.Equal(2, Assert.IsType<Trigger.NoticeOf>(_programme.Rules[^1].Trigger).Currency);
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
}
