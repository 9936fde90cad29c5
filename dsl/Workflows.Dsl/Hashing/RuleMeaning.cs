using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of rules, caps and budgets.</summary>
internal static class RuleMeaning
{
    public static void Write(CanonicalForm form, Rule rule) =>
        form.Begin("Rule{"u8).List("Caps="u8, rule.Caps, Write).Part("EachLine="u8, rule.EachLine, Write)
            .List("Effects="u8, rule.Effects, Write).Part("ExceptWhen="u8, rule.ExceptWhen, ExpressionMeaning.Write)
            .Number("Group="u8, rule.Group).Number("Index="u8, rule.Index).YesNo("IsInForce="u8, rule.IsInForce)
            .Text("Name="u8, rule.Name).Number("Priority="u8, rule.Priority)
            .Text("Title="u8, rule.Title).Part("Trigger="u8, rule.Trigger, Write).Number("ValidFrom="u8, rule.ValidFrom)
            .Number("ValidTo="u8, rule.ValidTo).Text("Was="u8, rule.Was).Part("When="u8, rule.When, ExpressionMeaning.Write).End();

    public static void Write(CanonicalForm form, Challenge challenge) =>
        form.Begin("Challenge{"u8).Number("Index="u8, challenge.Index).Text("Name="u8, challenge.Name)
            .Part("Of="u8, challenge.Of, ExpressionMeaning.Write).Number("Rule="u8, challenge.Rule).Number("Step="u8, challenge.Step)
            .Text("Title="u8, challenge.Title).End();

    public static void Write(CanonicalForm form, Guard guard) =>
        form.Begin("Guard{"u8).Word("Action="u8, guard.Action.ToString()).Part("Condition="u8, guard.Condition, ExpressionMeaning.Write)
            .Number("EventType="u8, guard.EventType).Text("For="u8, guard.For).Number("Index="u8, guard.Index)
            .Part("Limit="u8, guard.Limit, Write).Text("Name="u8, guard.Name).Part("Term="u8, guard.Term, Write).End();

    private static void Write(CanonicalForm form, HoldTerm term) =>
        form.Begin("HoldTerm{"u8).YesNo("Releases="u8, term.Releases).Length("UpTo="u8, term.UpTo).End();

    private static void Write(CanonicalForm form, GuardLimit limit) =>
        form.Begin("GuardLimit{"u8).Number("Aggregate="u8, limit.Aggregate).Number("Most="u8, limit.Most).Part("Period="u8, limit.Period, Write).End();

    public static void Write(CanonicalForm form, SharedCap shared) =>
        form.Begin("SharedCap{"u8).Part("Cap="u8, shared.Cap, Write).Text("Name="u8, shared.Name).List("Rules="u8, shared.Rules).End();

    public static void Write(CanonicalForm form, RuleGroup group) =>
        form.Begin("RuleGroup{"u8).Word("Choice="u8, group.Choice.ToString()).Number("Index="u8, group.Index).Text("Name="u8, group.Name).End();

    public static void Write(CanonicalForm form, Budget budget) =>
        form.Begin("Budget{"u8).Number("Index="u8, budget.Index).YesNo("IsPartner="u8, budget.IsPartner)
            .List("Limits="u8, budget.Limits, Write).Text("Name="u8, budget.Name).Text("Title="u8, budget.Title)
            .List("WarnAt="u8, budget.WarnAt).Text("Was="u8, budget.Was).End();

    public static void Write(CanonicalForm form, PointsAmount amount) =>
        form.Begin("PointsAmount{"u8).Number("Amount="u8, amount.Amount).Number("Currency="u8, amount.Currency).End();

    public static void Write(CanonicalForm form, Funding funding) =>
        form.Begin("Funding{"u8).List("Shares="u8, funding.Shares, Write).End();

    public static void Write(CanonicalForm form, Trigger trigger)
    {
        switch (trigger)
        {
            case Trigger.Event on:
                form.Begin("Event{"u8).Number("EventType="u8, on.EventType).Part("Where="u8, on.Where, ExpressionMeaning.Write).End();
                break;
            case Trigger.EnteringSegment entering:
                form.Begin("EnteringSegment{"u8).Number("Segment="u8, entering.Segment).End();
                break;
            case Trigger.LeavingSegment leaving:
                form.Begin("LeavingSegment{"u8).Number("Segment="u8, leaving.Segment).End();
                break;
            case Trigger.EnteringTier entering:
                form.Begin("EnteringTier{"u8).Number("Ladder="u8, entering.Ladder).Number("Tier="u8, entering.Tier).End();
                break;
            case Trigger.LeavingTier leaving:
                form.Begin("LeavingTier{"u8).Number("Ladder="u8, leaving.Ladder).Number("Tier="u8, leaving.Tier).End();
                break;
            case Trigger.Joining:
                form.Begin("Joining{"u8).End();
                break;
            case Trigger.ExpiryOf expiry:
                form.Begin("ExpiryOf{"u8).Number("Currency="u8, expiry.Currency).End();
                break;
            case Trigger.NoticeOf notice:
                form.Begin("NoticeOf{"u8).Number("Currency="u8, notice.Currency).End();
                break;
            case Trigger.Earning earning:
                form.Begin("Earning{"u8).Number("Currency="u8, earning.Currency).End();
                break;
            case Trigger.Placing placing:
                form.Begin("Placing{"u8).Number("Ranking="u8, placing.Ranking).End();
                break;
            default:
                throw CanonicalForm.Unknown(trigger);
        }
    }

    private static void Write(CanonicalForm form, RuleEffect effect)
    {
        switch (effect)
        {
            case RuleEffect.Award award:
                form.Begin("Award{"u8).Part("Funding="u8, award.Funding, Write).List("Rates="u8, award.Rates, Write)
                    .Part("To="u8, award.To, ExpressionMeaning.Write).End();
                break;
            case RuleEffect.Bonus bonus:
                form.Begin("Bonus{"u8).YesNo("AllOrNothing="u8, bonus.AllOrNothing).Part("Funding="u8, bonus.Funding, Write)
                    .List("Rates="u8, bonus.Rates, Write).Part("To="u8, bonus.To, ExpressionMeaning.Write).Part("Until="u8, bonus.Until, Write).End();
                break;
            case RuleEffect.Extend extend:
                form.Begin("Extend{"u8).Length("By="u8, extend.By).Number("Currency="u8, extend.Currency).Part("Funding="u8, extend.Funding, Write)
                    .Part("To="u8, extend.To, ExpressionMeaning.Write).End();
                break;
            case RuleEffect.Match match:
                form.Begin("Match{"u8).Length("For="u8, match.For).Part("Funding="u8, match.Funding, Write).Number("Ladder="u8, match.Ladder)
                    .Number("Tier="u8, match.Tier).Part("To="u8, match.To, ExpressionMeaning.Write).End();
                break;
            case RuleEffect.Multiply multiply:
                form.Begin("Multiply{"u8).Number("Currency="u8, multiply.Currency).Number("Factor="u8, multiply.Factor)
                    .Part("Funding="u8, multiply.Funding, Write).List("OfRules="u8, multiply.OfRules)
                    .Part("To="u8, multiply.To, ExpressionMeaning.Write).End();
                break;
            default:
                throw CanonicalForm.Unknown(effect);
        }
    }

    private static void Write(CanonicalForm form, AwaitedEvent awaited) =>
        form.Begin("AwaitedEvent{"u8).Part("By="u8, awaited.By, ExpressionMeaning.Write).Number("EventType="u8, awaited.EventType).Length("UpTo="u8, awaited.UpTo)
            .Part("Where="u8, awaited.Where, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, EachLine each) =>
        form.Begin("EachLine{"u8).Part("Lines="u8, each.Lines, ExpressionMeaning.Write).Part("Where="u8, each.Where, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, Rate rate) =>
        form.Begin("Rate{"u8).List("Amounts="u8, rate.Amounts, Write).Part("Per="u8, rate.Per, Write).Number("Until="u8, rate.Until).End();

    private static void Write(CanonicalForm form, PerAmount per) =>
        form.Begin("PerAmount{"u8).Part("Before="u8, per.Before, ExpressionMeaning.Write).Part("Of="u8, per.Of, ExpressionMeaning.Write).Number("Step="u8, per.Step)
            .YesNo("WholeSteps="u8, per.WholeSteps).End();

    private static void Write(CanonicalForm form, FundingShare share) =>
        form.Begin("FundingShare{"u8).Number("Budget="u8, share.Budget).Number("Share="u8, share.Share).End();

    private static void Write(CanonicalForm form, BudgetLimit limit) =>
        form.Begin("BudgetLimit{"u8).Number("Currency="u8, limit.Currency).Number("Most="u8, limit.Most).Part("Period="u8, limit.Period, Write)
            .Part("Scope="u8, limit.Scope, Write).End();

    public static void Write(CanonicalForm form, Cap cap) =>
        form.Begin("Cap{"u8).YesNo("CountsMoney="u8, cap.CountsMoney).Number("Currency="u8, cap.Currency).Number("Index="u8, cap.Index)
            .Number("Most="u8, cap.Most).Text("PerField="u8, cap.PerField).Part("Period="u8, cap.Period, Write).Part("Scope="u8, cap.Scope, Write).End();

    private static void Write(CanonicalForm form, PoolScope scope)
    {
        switch (scope)
        {
            case PoolScope.Everyone:
                form.Begin("Everyone{"u8).End();
                break;
            case PoolScope.PerField field:
                form.Begin("PerField{"u8).Text("Field="u8, field.Field).End();
                break;
            case PoolScope.PerMemberField field:
                form.Begin("PerMemberField{"u8).Number("Field="u8, field.Field).End();
                break;
            case PoolScope.PerHousehold:
                form.Begin("PerHousehold{"u8).End();
                break;
            case PoolScope.PerTier tier:
                form.Begin("PerTier{"u8).Number("Ladder="u8, tier.Ladder).End();
                break;
            case PoolScope.PerJourney:
                form.Begin("PerJourney{"u8).End();
                break;
            case PoolScope.AmongSegment segment:
                form.Begin("AmongSegment{"u8).Number("Segment="u8, segment.Segment).End();
                break;
            case PoolScope.AmongTier tier:
                form.Begin("AmongTier{"u8).Number("Ladder="u8, tier.Ladder).Number("Tier="u8, tier.Tier).End();
                break;
            default:
                throw CanonicalForm.Unknown(scope);
        }
    }

    private static void Write(CanonicalForm form, CapPeriod period)
    {
        switch (period)
        {
            case CapPeriod.InTotal:
                form.Begin("InTotal{"u8).End();
                break;
            case CapPeriod.PerCalendar calendar:
                form.Begin("PerCalendar{"u8).Word("Unit="u8, calendar.Unit.ToString()).End();
                break;
            case CapPeriod.InAny any:
                form.Begin("InAny{"u8).Length("Length="u8, any.Length).End();
                break;
            case CapPeriod.PerEvent:
                form.Begin("PerEvent{"u8).End();
                break;
            default:
                throw CanonicalForm.Unknown(period);
        }
    }
}
