using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What earns points: rules, what several rules share, challenges, and what watches over them.</summary>
internal static class EarningSection
{
    /// <summary>Its paragraphs.</summary>
    public static IEnumerable<string> Of(Programme programme) =>
        programme.Rules.Where(rule => rule.IsInForce).Select(rule => $"- **{Title(programme, rule)}.** {RuleWords.Of(programme, rule)}")
            .Concat(programme.Groups.Select(group => $"- **{Words.Title(group.Name, group.Name)}.** {Of(group.Choice)}"))
            .Concat(programme.SharedCaps.Select(cap => $"- **{Words.Title(cap.Name, cap.Name)}.** {Of(programme, cap)}"))
            .Concat(programme.Guards.Select(guard => $"- **Guard “{Words.Title(guard.Name, guard.Name)}”.** {Of(programme, guard)}"));

    /// <summary>What gives points for a challenge is a rule like any other.</summary>
    private static string Title(Programme programme, Rule rule) =>
        (programme.Challenges.Any(challenge => challenge.Rule == rule.Index) ? "Challenge: "
            : programme.Leaderboards.Any(board => board.Rule == rule.Index) ? "Leaderboard: " : "") + Words.Title(rule.Name, rule.Title);

    private static string Of(GroupChoice choice) => choice switch
    {
        GroupChoice.BestForMember => "Of the rules that compete here, the one that gives the member most counts.",
        GroupChoice.BestForCompany => "Of the rules that compete here, the one that costs least counts, of those that give something.",
        GroupChoice.First => "Of the rules that compete here, the first counts.",
        GroupChoice.Compound => "The multipliers here multiply each other instead of adding up.",
    };

    private static string Of(Programme programme, SharedCap cap)
    {
        var rules = cap.Rules.Select(rule => ConditionWords.Quoted(Words.Title(programme.Rules[rule].Name, programme.Rules[rule].Title)));
        return $"{Words.Sentence(Words.List([.. rules]))} together give {LimitWords.Of(programme, cap.Cap)}.";
    }

    private static string Of(Programme programme, Guard guard)
    {
        // The condition of a guard with a limit says the limit once more.
        var what = TriggerWords.Event(programme, guard.EventType, null);
        var stops = guard.Limit is { } limit
            ? $"Where a member has more than {Words.Number(Fraction.Of(limit.Most))} {Words.Plural(what)}{LimitWords.Of(limit.Period)}"
            : guard.Condition is { } condition ? $"For {Words.WithArticle(what)} where {ConditionWords.Of(programme, condition)}" : $"For each {what}";
        var earns = guard.Limit is null ? "what it earns" : "what the further ones earn";
        return $"{stops}, " + guard.Action switch
        {
            GuardAction.Hold when guard.Term is { } term =>
                $"{earns} is held until {guard.For} decides; if nobody does within {term.UpTo}, it is {(term.Releases ? "released" : "denied")}.",
            GuardAction.Hold => $"{earns} is held until {guard.For} decides.",
            GuardAction.Refuse => $"{(guard.Limit is null ? "it earns" : "the further ones earn")} nothing.",
            GuardAction.Alert => $"{guard.For} is told.",
        };
    }
}
