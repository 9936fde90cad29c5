namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes in measures of journeys and in follow-ups, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class FollowUpCases
{
    private const string Margin = "measure margin = sum of Purchase.total this period * 30%\nmeasure spending = sum of Purchase.total this period\n";
    private const string Cost = "measure cost = cost of points + cost of messages + cost of tasks\n";
    private const string Return = Margin + Cost + "measure gain of journey = (lift of margin - cost) / cost\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2960", Return + Back() + When("«gain» < 0"), Return + Back() + When("gain of Back < 0")),
        ("LOY2960", Return + "measure twice = «gain» * 2\n", Return + "measure twice of journey = gain * 2\n"),
        ("LOY2961", Margin + "measure more = «lift of margin»\n", Margin + "measure more of journey = lift of margin\n"),
        ("LOY2962", Margin + "measure more of journey = «lift of spending»\n", Margin + "measure more of journey = lift of margin\n"),
        ("LOY2963", Margin + "measure more of journey = «lift of margin - cost of points»\n", Margin + Cost + "measure more of journey = lift of margin - cost\n"),
        ("LOY2963", Margin + "measure more of journey = «lift of margin * reach»\n", Margin + "measure more of journey = lift of margin * 2\n"),
        ("LOY2963", Return + "measure more of journey = «gain * gain»\n", Return + "measure more of journey = gain + 1\n"),
        ("LOY2963", Margin + "measure more of journey = «reach»\n", Margin + "measure more of journey = lift of margin\n"),
        ("LOY2964", Return + When("«gain of Care» < 0"), Return + Back() + When("gain of Back < 0")),
        ("LOY2964", Return + Back(hasGoal: false) + When("«gain of Back» < 0"), Return + Back() + When("gain of Back < 1")),
        ("LOY2965", When("«spent of Fund > 80%» with 95% confidence"), When("spent of Fund > 80%")),
        ("LOY2965", When("reach < 5% and «reach < reach of Fan» with 95% confidence"), When("reach < 5% and 9% < reach of Fan with 95% confidence")),
        ("LOY2965", Margin + When("«margin < 100 EUR» with 95% confidence"), When("reach < 5% with 95% confidence")),
        ("LOY2966", When("reach < 5% with «100%» confidence"), When("reach < 5% with 99.9% confidence")),
        ("LOY2966", When("reach < 5% with «5%» confidence"), When("reach < 5% with 50% confidence")),
        ("LOY2967", When("reach < 5% for «36 hours»"), When("reach < 5% for 2 days")),
        ("LOY2968", When("reach < 5% for «25 months»"), When("reach < 5% for 24 months")),
        ("LOY2000", When("reach < 5%", "pause «Cares»"), When("reach < 5%", "pause Care")),
    ];

    private static string When(string condition, string action = "alert \"x\"") => $"follow up F {{\n  when {condition}\n  {action}\n}}\n";

    private static string Back(bool hasGoal = true) =>
        $"journey Back {{\n  start on Survey\n  hold out 10%\n{(hasGoal ? "  goal Purchase up to 30 days\n" : "")}  send email \"care\"\n  finish \"done\"\n}}\n";
}
