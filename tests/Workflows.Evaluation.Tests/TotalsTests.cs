using Workflows.Model.Effects;
using Workflows.Model.Ledger;

namespace Workflows.Evaluation.Tests;

public sealed class TotalsTests
{
    private static readonly ReportPeriod Period = Sample.Period(2025, 4, 1, 2026, 1, 1);

    [Fact]
    public void Totals_are_what_a_naive_count_of_all_steps_gives()
    {
        var (run, result) = SyntheticRun.Of(300, Period);
        var (from, to) = (Sample.At(2025, 4, 1, 0), Sample.At(2026, 1, 1, 0));
        var postings = run.Steps.SelectMany(step => step.Postings.Select(posting => (step.Member, Posting: posting))).ToList();
        var inside = postings.Where(row => row.Posting.At >= from && row.Posting.At < to).ToList();
        long Sum(Func<Posting, bool> which) => inside.Where(row => which(row.Posting)).Sum(row => row.Posting.Amount);
        decimal? Points(string name) => result.Find("points", name, "Miles")!.Value;

        Assert.Equal(Sum(posting => posting.From == Account.Issued), Points("issued"));
        Assert.Equal(Sum(posting => posting.To == Account.Reversed), Points("reversed"));
        Assert.Equal(Sum(posting => posting.To == Account.Redeemed), Points("redeemed"));
        Assert.Equal(Sum(posting => posting.To == Account.Expired), Points("expired"));
        long Balance(Account account) => postings.Sum(row => (row.Posting.To == account ? row.Posting.Amount : 0) - (
            row.Posting.From == account ? row.Posting.Amount : 0));
        Assert.Equal(Balance(Account.Pending), Points("pending"));
        Assert.Equal(Balance(Account.Available), Points("available"));

        var active = inside.Where(row => row.Posting.From == Account.Issued || row.Posting.To == Account.Redeemed)
            .Select(row => row.Member).Distinct().Count();
        Assert.Equal(active, result.Find("members", "active")!.Value);
        var events = run.Steps.Select(step => step.Event).Where(record => record is not null && record.At >= from && record.At < to)
            .ToList();
        var sales = events.Where(record => record!.Type == Sample.Purchase).Sum(record => record!.Numbers[1])
            - events.Where(record => record!.Type == Sample.Refund).Sum(record => record!.Numbers[2]);
        Assert.Equal(sales / 100m, result.Find("balance", "sales")!.Value);
        Assert.Equal(sales / 100m * 0.32m, result.Find("balance", "margin")!.Value);
        var answers = events.Where(record => record!.Type == Sample.Survey).Select(record => record!.Numbers[1]).ToList();
        Assert.Equal(Math.Round(100m * (answers.Count(score => score >= 9) - answers.Count(score => score <= 6)) / answers.Count, 6),
            result.Find("perception", "nps")!.Value);
        var effects = run.Steps.SelectMany(step => step.Effects).Where(effect => effect.At >= from && effect.At < to).ToList();
        Assert.Contains(effects, effect => effect.Kind == EffectKind.WorkflowBegan);
        var tasks = effects.Count(effect => effect.Kind == EffectKind.TaskGiven || effect is { Kind: EffectKind.WorkflowBegan, Text: "Call" });
        Assert.Equal(effects.Count(effect => effect.Kind is EffectKind.MessageSent or EffectKind.WorkflowSent), result.Find("balance", "messages")!.Value);
        Assert.Equal(
            effects.Count(effect => effect.Kind is EffectKind.TaskEnded or EffectKind.WorkflowEnded && effect.Text!.Contains("overdue", StringComparison.Ordinal)),
            result.Find("balance", "tasks overdue")!.Value);
        Assert.Equal(tasks, result.Find("balance", "tasks")!.Value);
        Assert.Equal(tasks * 40m, result.Find("balance", "task cost")!.Value);
    }

    [Fact]
    public void Months_add_up_to_the_period()
    {
        var (_, result) = SyntheticRun.Of(200, Period);
        string[] months = ["2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"];
        foreach (var name in new[] { "issued", "reversed", "redeemed", "expired" })
        {
            Assert.Equal(result.Find("points", name, "Miles")!.Value,
                months.Sum(month => result.Find("points", name, "Miles", month: month)!.Value));
        }

        foreach (var name in new[] { "sales", "cost", "message cost" })
        {
            Assert.Equal(result.Find("balance", name)!.Value, months.Sum(month => result.Find("balance", name, month: month)!.Value));
        }

        Assert.Equal(result.Find("points", "available", "Miles")!.Value,
            result.Find("points", "available", "Miles", month: "2025-12")!.Value);
    }

    [Fact]
    public void Segments_and_tiers_are_those_of_the_members()
    {
        var (run, result) = SyntheticRun.Of(300, Period);
        foreach (var segment in Sample.Programme.Segments)
        {
            var expected = run.Members.Count(member => member.IsIn(segment.Index));
            Assert.Equal(expected, result.Find("segments", "members", segment.Name)!.Value);
            Assert.Equal(expected, result.Find("segments", "members", segment.Name, month: "2025-12")!.Value);
        }

        Assert.Equal(run.Members.Count(member => member.Tier(0) == 1), result.Find("tiers", "members", "Status Gold")!.Value);
    }
}
