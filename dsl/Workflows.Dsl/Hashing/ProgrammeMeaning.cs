using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of a programme and of what it declares.</summary>
internal static class ProgrammeMeaning
{
    public static void Write(CanonicalForm form, Programme programme) =>
        form.Begin("Programme{"u8).List("Aggregates="u8, programme.Aggregates, HistoryMeaning.Write)
            .List("BandSets="u8, programme.BandSets, RankingMeaning.Write)
            .List("Budgets="u8, programme.Budgets, RuleMeaning.Write).List("Challenges="u8, programme.Challenges, RuleMeaning.Write).List("Consents="u8, programme.Consents, Write)
            .List("Currencies="u8, programme.Currencies, Write).Text("Currency="u8, programme.Currency)
            .List("EventTypes="u8, programme.EventTypes, Write).List("Examples="u8, programme.Examples, ExampleMeaning.Write)
            .List("FollowUps="u8, programme.FollowUps, EvaluationMeaning.Write).List("Groups="u8, programme.Groups, RuleMeaning.Write)
            .List("Guards="u8, programme.Guards, RuleMeaning.Write).Part("Household="u8, programme.Household, Write)
            .YesNo("JoinsByFirstEvent="u8, programme.JoinsByFirstEvent).List("Journeys="u8, programme.Journeys, JourneyMeaning.Write)
            .List("Ladders="u8, programme.Ladders, Write).Part("Late="u8, programme.Late, Write)
            .List("Leaderboards="u8, programme.Leaderboards, RankingMeaning.Write)
            .Part("Leaving="u8, programme.Leaving, Write).List("Lets="u8, programme.Lets, Write)
            .List("Maps="u8, programme.Maps, EvaluationMeaning.Write).List("Measures="u8, programme.Measures, EvaluationMeaning.Write)
            .List("MemberFields="u8, programme.MemberFields, ExpressionMeaning.Write).Part("Merging="u8, programme.Merging, Write)
            .Part("Messages="u8, programme.Messages, Write)
            .Number("MoneyScale="u8, programme.MoneyScale).Text("Name="u8, programme.Name)
            .List("PromiseAggregates="u8, programme.PromiseAggregates, HistoryMeaning.Write).List("Promises="u8, programme.Promises, ExampleMeaning.Write)
            .Number("Publishers="u8, programme.Publishers)
            .List("Rankings="u8, programme.Rankings, RankingMeaning.Write).Part("Rates="u8, programme.Rates, MoneyMeaning.Write)
            .List("ReportAggregates="u8, programme.ReportAggregates, HistoryMeaning.Write)
            .List("Reports="u8, programme.Reports, EvaluationMeaning.Write).Word("Returns="u8, programme.Returns.ToString())
            .List("Rewards="u8, programme.Rewards, RewardMeaning.Write).List("Rivals="u8, programme.Rivals, EvaluationMeaning.Write)
            .List("Rules="u8, programme.Rules, RuleMeaning.Write)
            .List("Segments="u8, programme.Segments, Write).Length("Settle="u8, programme.Settle)
            .List("SharedCaps="u8, programme.SharedCaps, RuleMeaning.Write).Number("Starts="u8, programme.Starts)
            .Text("TimeZone="u8, programme.TimeZone).Text("Title="u8, programme.Title).Text("Version="u8, "").End();

    private static void Write(CanonicalForm form, Consent consent) =>
        form.Begin("Consent{"u8).Text("Channel="u8, consent.Channel).Number("Index="u8, consent.Index)
            .Text("Purpose="u8, consent.Purpose).End();

    private static void Write(CanonicalForm form, Household household) =>
        form.Begin("Household{"u8).Number("Most="u8, household.Most).List("Pool="u8, household.Pool).End();

    private static void Write(CanonicalForm form, PointsCurrency points) =>
        form.Begin("PointsCurrency{"u8).YesNo("AwaitsEvents="u8, points.AwaitsEvents)
            .Number("ExpectedRedemption="u8, points.ExpectedRedemption).Part("Expiry="u8, points.Expiry, Write)
            .Number("Index="u8, points.Index).YesNo("IsStatus="u8, points.IsStatus).Text("Name="u8, points.Name)
            .Length("Notice="u8, points.Notice).Length("Pending="u8, points.Pending).Word("Rounding="u8, points.Rounding.ToString())
            .Word("RoundingScope="u8, points.RoundingScope.ToString()).Part("Sales="u8, points.Sales, Write)
            .Word("Spend="u8, points.Spend.ToString()).Text("Title="u8, points.Title).List("Transfer="u8, points.Transfer, RuleMeaning.Write)
            .Text("Was="u8, points.Was).Number("Worth="u8, points.Worth).End();

    private static void Write(CanonicalForm form, PointsSales sales) =>
        form.Begin("PointsSales{"u8).Number("EventType="u8, sales.EventType).Part("Field="u8, sales.Field, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, Expiry expiry)
    {
        switch (expiry)
        {
            case Expiry.AfterEarned earned:
                form.Begin("AfterEarned{"u8).Length("Length="u8, earned.Length).Word("RoundedTo="u8, earned.RoundedTo?.ToString()).End();
                break;
            case Expiry.AfterActivity activity:
                form.Begin("AfterActivity{"u8).Length("Length="u8, activity.Length).Word("RoundedTo="u8, activity.RoundedTo?.ToString()).End();
                break;
            case Expiry.AtEndOf end:
                form.Begin("AtEndOf{"u8).Length("Later="u8, end.Later).YesNo("Next="u8, end.Next).Word("Unit="u8, end.Unit.ToString()).End();
                break;
            default:
                throw CanonicalForm.Unknown(expiry);
        }
    }

    private static void Write(CanonicalForm form, EventType type) =>
        form.Begin("EventType{"u8).Part("Decides="u8, type.Decides, Write).List("Fields="u8, type.Fields, ExpressionMeaning.Write).Number("Index="u8, type.Index)
            .YesNo("IsMarket="u8, type.IsMarket).Word("Key="u8, type.Key.ToString()).Text("Name="u8, type.Name).Part("Reverses="u8, type.Reverses, Write).End();

    private static void Write(CanonicalForm form, HoldDecision decision) =>
        form.Begin("HoldDecision{"u8).Part("By="u8, decision.By, ExpressionMeaning.Write).Number("EventType="u8, decision.EventType)
            .YesNo("Releases="u8, decision.Releases).End();

    private static void Write(CanonicalForm form, Reversal reversal) =>
        form.Begin("Reversal{"u8).Part("Amount="u8, reversal.Amount, ExpressionMeaning.Write)
            .Part("By="u8, reversal.By, ExpressionMeaning.Write).Number("EventType="u8, reversal.EventType)
            .Part("Items="u8, reversal.Items, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, TierLadder ladder) =>
        form.Begin("TierLadder{"u8).Word("Drop="u8, ladder.Drop.ToString()).Length("Grace="u8, ladder.Grace).Number("Index="u8, ladder.Index)
            .Part("Keep="u8, ladder.Keep, Write).List("Matches="u8, ladder.Matches, Write)
            .Text("Name="u8, ladder.Name).List("Tiers="u8, ladder.Tiers, Write).Text("Was="u8, ladder.Was).End();

    private static void Write(CanonicalForm form, TierMatch match) =>
        form.Begin("TierMatch{"u8).Number("Tier="u8, match.Tier).Part("While="u8, match.While, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, Tier tier) =>
        form.Begin("Tier{"u8).List("Benefits="u8, tier.Benefits).Number("Index="u8, tier.Index).Text("Name="u8, tier.Name)
            .Text("Was="u8, tier.Was)            .Part("When="u8, tier.When, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, TierTerm term)
    {
        switch (term)
        {
            case TierTerm.Lasting:
                form.Begin("Lasting{"u8).End();
                break;
            case TierTerm.For lasting:
                form.Begin("For{"u8).Length("Length="u8, lasting.Length).End();
                break;
            case TierTerm.UntilEndOf until:
                form.Begin("UntilEndOf{"u8).YesNo("Next="u8, until.Next).Word("Unit="u8, until.Unit.ToString()).End();
                break;
            case TierTerm.UntilEndOfMembershipYear until:
                form.Begin("UntilEndOfMembershipYear{"u8).YesNo("Next="u8, until.Next).End();
                break;
            default:
                throw CanonicalForm.Unknown(term);
        }
    }

    private static void Write(CanonicalForm form, LatePolicy late) =>
        form.Begin("LatePolicy{"u8).Word("Then="u8, late.Then.ToString()).Length("UpTo="u8, late.UpTo).End();

    private static void Write(CanonicalForm form, LeavingPolicy leaving) =>
        form.Begin("LeavingPolicy{"u8).YesNo("KeepsAvailable="u8, leaving.KeepsAvailable).Length("KeptFor="u8, leaving.KeptFor).End();

    private static void Write(CanonicalForm form, MergingPolicy merging) =>
        form.Begin("MergingPolicy{"u8).YesNo("KeepsHigherTier="u8, merging.KeepsHigherTier).End();

    private static void Write(CanonicalForm form, Let let) =>
        form.Begin("Let{"u8).Number("Index="u8, let.Index).Text("Name="u8, let.Name).Part("Value="u8, let.Value, ExpressionMeaning.Write)
            .Text("Was="u8, let.Was).End();

    private static void Write(CanonicalForm form, MessagePolicy messages) =>
        form.Begin("MessagePolicy{"u8).Length("GiveUpAfter="u8, messages.GiveUpAfter).Number("Most="u8, messages.Most)
            .Length("MostWithin="u8, messages.MostWithin).Number("QuietFrom="u8, messages.QuietFrom)
            .Number("QuietTo="u8, messages.QuietTo).Text("Zone="u8, messages.Zone).End();

    private static void Write(CanonicalForm form, Segment segment) =>
        form.Begin("Segment{"u8).Number("Index="u8, segment.Index).Text("Name="u8, segment.Name).Text("Title="u8, segment.Title)
            .Text("Was="u8, segment.Was).Part("When="u8, segment.When, ExpressionMeaning.Write).End();
}
