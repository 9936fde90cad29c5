using System.Collections.Immutable;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of examples.</summary>
internal static class ExampleMeaning
{
    public static void Write(CanonicalForm form, Example example) =>
        form.Begin("Example{"u8).List("Cuts="u8, example.Cuts, Write).List("Members="u8, example.Members, Write).Text("Row="u8, example.Row)
            .List("Steps="u8, example.Steps, Write).Text("Title="u8, example.Title).End();

    public static void Write(CanonicalForm form, Promise promise)
    {
        switch (promise)
        {
            case Promise.Standing standing:
                form.Begin("Standing{"u8).YesNo("Always="u8, standing.Always).Part("Condition="u8, standing.Condition, ExpressionMeaning.Write)
                    .Text("Title="u8, standing.Title).End();
                break;
            case Promise.MostFromOne most:
                form.Begin("MostFromOne{"u8).Number("Currency="u8, most.Currency).Number("EventType="u8, most.EventType).Number("Most="u8, most.Most)
                    .Text("Title="u8, most.Title).Part("Where="u8, most.Where, ExpressionMeaning.Write).End();
                break;
            default:
                throw CanonicalForm.Unknown(promise);
        }
    }

    private static void Write(CanonicalForm form, GivenCuts cuts) =>
        form.Begin("GivenCuts{"u8).Number("Ranking="u8, cuts.Ranking).List("Values="u8, cuts.Values).End();

    private static void Write(CanonicalForm form, ExampleMember member)
    {
        form.Begin("ExampleMember{"u8)
            .List("Arms="u8, member.Arms, static (f, arm) => f.Begin("["u8).Number(arm.Journey).YesNo(""u8, arm.HeldOut).Begin("] "u8))
            .List("Balances="u8, member.Balances, static (f, one) => f.Begin("["u8).Number(one.Currency).Number(one.Points).Begin("] "u8));
        if (member.Consents is { } consents)
        {
            form.List("Consents="u8, consents);
        }
        else
        {
            form.Begin("Consents=- "u8);
        }

        form
            .List("Fields="u8, member.Fields, static (f, one) =>
                f.Begin("["u8).Number(one.Field).Number(one.Number).Text(one.Text).Begin("] "u8))
            .Number("Joined="u8, member.Joined).Text("Name="u8, member.Name)
            .List("Tiers="u8, member.Tiers, static (f, one) => f.Begin("["u8).Number(one.Ladder).Number(one.Tier).Begin("] "u8))
            .List("Used="u8, member.Used, static (f, one) =>
                f.Begin("["u8).Number(one.Rule).Number(one.Currency).Number(one.Points).Begin("] "u8))
            .End();
    }

    private static void Write(CanonicalForm form, ExampleStep step)
    {
        switch (step)
        {
            case ExampleStep.Happens happens:
                Minute(form.Begin("Happens{"u8), happens.At).Number("EventType="u8, happens.EventType);
                Minute(form, "KnownAt="u8, happens.KnownAt).Text("Member="u8, happens.Member).Text("Replaces="u8, happens.Replaces)
                    .List("Values="u8, happens.Values, Write).End();
                break;
            case ExampleStep.Earned earned:
                form.Begin("Earned{"u8).Number("Currency="u8, earned.Currency).Text("Member="u8, earned.Member)
                    .Number("Points="u8, earned.Points).List("Rules="u8, earned.Rules).End();
                break;
            case ExampleStep.Has has:
                Minute(form.Begin("Has{"u8).Word("Account="u8, has.Account.ToString()), has.At).Number("Currency="u8, has.Currency)
                    .Text("Member="u8, has.Member).Number("Points="u8, has.Points).End();
                break;
            case ExampleStep.Cut cut:
                form.Begin("Cut{"u8).Word("By="u8, cut.By.ToString()).Number("Currency="u8, cut.Currency).Number("Points="u8, cut.Points)
                    .Number("Rule="u8, cut.Rule).End();
                break;
            default:
                WriteMove(form, step);
                break;
        }
    }

    private static void WriteMove(CanonicalForm form, ExampleStep step)
    {
        switch (step)
        {
            case ExampleStep.Moves moves:
                Minute(form.Begin("Moves{"u8), moves.At).YesNo("Enters="u8, moves.Enters).Text("Member="u8, moves.Member)
                    .Number("Segment="u8, moves.Segment).End();
                break;
            case ExampleStep.Reward reward:
                form.Begin("Reward{"u8).Number("Index="u8, reward.Index).YesNo("IsGiven="u8, reward.IsGiven).Text("Member="u8, reward.Member).End();
                break;
            case ExampleStep.IsTier tier:
                Minute(form.Begin("IsTier{"u8), tier.At).Number("Ladder="u8, tier.Ladder).Text("Member="u8, tier.Member)
                    .Number("Tier="u8, tier.Tier).End();
                break;
            case ExampleStep.Starts starts:
                Minute(form.Begin("Starts{"u8), starts.At).Number("Journey="u8, starts.Journey).Text("Member="u8, starts.Member).End();
                break;
            case ExampleStep.Finishes finishes:
                Minute(form.Begin("Finishes{"u8), finishes.At).Number("Journey="u8, finishes.Journey).Text("Member="u8, finishes.Member)
                    .Text("Outcome="u8, finishes.Outcome).End();
                break;
            case ExampleStep.IsSent sent:
                Minute(form.Begin("IsSent{"u8), sent.At).Text("Member="u8, sent.Member).Text("Template="u8, sent.Template).End();
                break;
            default:
                throw CanonicalForm.Unknown(step);
        }
    }

    private static CanonicalForm Minute(CanonicalForm form, LocalMinute? at) => Minute(form, "At="u8, at);

    private static CanonicalForm Minute(CanonicalForm form, ReadOnlySpan<byte> name, LocalMinute? at)
    {
        form.Begin(name);
        if (at is not { } minute)
        {
            return form.Begin("- "u8);
        }

        form.Begin("LocalMinute{"u8).Number("Day="u8, minute.Day).Number("Minute="u8, minute.Minute).End();
        return form;
    }

    private static void Write(CanonicalForm form, ExampleValue value) =>
        form.Begin("ExampleValue{"u8).Number("Field="u8, value.Field).List("Lines="u8, value.Lines, WriteLine)
            .Number("Number="u8, value.Number).Text("Text="u8, value.Text).End();

    private static void WriteLine(CanonicalForm form, ImmutableArray<ExampleValue> line) => form.List(""u8, line, Write);
}
