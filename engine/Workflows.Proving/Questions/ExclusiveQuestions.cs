using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;

namespace Workflows.Proving.Questions;

/// <summary>Whether two rules ever fire for the same event, and whether two segments ever have the same member.</summary>
internal static class ExclusiveQuestions
{
    /// <summary>Two rules.</summary>
    public static Finding OfRules(Inquiry inquiry, Programme programme, Rule a, Rule b)
    {
        var question = $"`{a.Name}` and `{b.Name}` never fire for the same event";
        if (a.Trigger is not Trigger.Event one || b.Trigger is not Trigger.Event other)
        {
            return new(question, Verdict.NotDecided, "only rules `on` an event of your business are looked at here", b.Span);
        }

        if (one.EventType != other.EventType)
        {
            return new(question, Verdict.Proved, "they react to different events", b.Span);
        }

        var outcome = inquiry.Find([programme], programme.EventTypes[one.EventType].Name, all => new(
            $"(and {Gives(a, all[0])} {Gives(b, all[0])})",
            [(0, new(a.Index, true), null), (0, new(b.Index, true), null)]));
        return Findings.Of(question, outcome, "both fire", b.Span);
    }

    /// <summary>Two segments.</summary>
    public static Finding OfSegments(Inquiry inquiry, Programme programme, Segment a, Segment b)
    {
        var outcome = inquiry.Find([programme], null, all => new(
            $"(and {all[0].Condition(a.When)} {all[0].Condition(b.When)})", [Is(a, true), Is(b, true)]));
        return Findings.Of($"nobody is in `{a.Name}` and in `{b.Name}`", outcome, "a member of both", b.Span);
    }

    /// <summary>Whether each member is in one of some segments.</summary>
    public static Finding Cover(Inquiry inquiry, Programme programme, IReadOnlyList<Segment> segments)
    {
        var outcome = inquiry.Find([programme], null, all => new(
            $"(not (or false {string.Join(' ', segments.Select(segment => all[0].Condition(segment.When)))}))", [.. segments.Select(segment => Is(segment, false))]));
        return Findings.Of($"every member is in one of {string.Join(", ", segments.Select(segment => $"`{segment.Name}`"))}", outcome, "a member of none", segments[^1].Span);
    }

    /// <summary>Whether who earns a tier has earned the one below it too, so that a ladder has no gap.</summary>
    public static Finding Tiers(Inquiry inquiry, Programme programme, TierLadder ladder, Tier lower, Tier higher)
    {
        var outcome = inquiry.Find([programme], null, all => new(
            $"(and {all[0].Condition(higher.When)} (not {all[0].Condition(lower.When)}))", []), isWanted: false);
        var question = $"whoever earns `{higher.Name}` earns `{lower.Name}` of `{ladder.Name}` too";
        return outcome.Kind == AnswerKind.Found
            ? new(question, Verdict.NotDecided, "by their conditions one can be earned without the other; no example is made of tiers", higher.Span)
            : Findings.Of(question, outcome, "", higher.Span);
    }

    /// <summary>Whether a rule fires and, where it is for lines, has a line to fire for.</summary>
    public static string Gives(Rule rule, ConditionTerms terms) =>
        $"(and {RuleTerms.Fires(rule, terms)} (or false {string.Join(' ', RuleTerms.Each(rule, terms).Select(one => one.Gives))}))";

    private static (int, Claim, string?) Is(Segment segment, bool isIn) => (0, new Claim(-1, isIn, Segment: segment.Index), null);
}
