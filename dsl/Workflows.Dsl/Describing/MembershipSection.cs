using System.Globalization;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Describing;

/// <summary>What holds for every member: what counts from when, returns, leaving, consent, messages.</summary>
internal static class MembershipSection
{
    /// <summary>Its sentences.</summary>
    public static IEnumerable<string> Of(Programme programme)
    {
        yield return $"Money is in {programme.Currency}; days begin and end by the clock of {programme.TimeZone}."
            + (programme.Starts is { } starts
                ? $" Points are given for what happens from {Words.Day(starts)} on; what was before counts for conditions only." : "")
            + (programme.JoinsByFirstEvent ? " Who is unknown becomes a member with the first event." : "");
        yield return Late(programme.Late);
        yield return "When something is returned, the points that it gave are taken back" + programme.Returns switch
        {
            ReturnPolicy.Owe => "; who has spent them owes them, and later points pay them back first.",
            ReturnPolicy.GoNegative => ", and the balance may go below zero.",
            ReturnPolicy.Stop => " as far as the member still has them.",
        };
        yield return "Who leaves loses pending points; spendable ones are "
            + (!programme.Leaving.KeepsAvailable ? "lost too." : programme.Leaving.KeptFor is { } kept ? $"kept for {kept}." : "kept.");
        if (programme.Rates is { Currencies.IsEmpty: false } rates)
        {
            yield return Converted(programme, rates);
        }

        if (programme.Household is { } household)
        {
            yield return Together(programme, household);
        }

        if (programme.Merging.Span is not null)
        {
            yield return "Where two members turn out to be one person, points and uses of limits are added up, and the "
                + $"{(programme.Merging.KeepsHigherTier ? "higher" : "lower")} tier stays.";
        }

        foreach (var sentence in Contact(programme))
        {
            yield return sentence;
        }
    }

    private static string Converted(Programme programme, RateTable rates)
    {
        var codes = Words.List([.. rates.Currencies.Select(one => one.Code)], "or");
        var otherwise = !rates.KeepsLast ? "what is told of a day without a rate is not taken"
            : rates.KeptDays is { } days ? string.Create(CultureInfo.InvariantCulture,
                $"on a day without a rate the last known one counts for up to {days} days, and then nothing is taken")
            : "on a day without a rate the last known one counts";
        return $"What is paid in {codes} counts in {programme.Currency} by the rate of its day, exactly; {otherwise}.";
    }

    private static string Together(Programme programme, Household household)
    {
        var pool = household.Pool.Select(currency => programme.Currencies[currency]).Select(one => Words.Title(one.Name, one.Title)).ToList();
        return $"Up to {household.Most} members may be a household"
            + (pool.Count == 0 ? "." : $"; what they can spend of {Words.List(pool)} is theirs together, and stays there when one of them goes.");
    }

    private static string Late(LatePolicy late)
    {
        var then = late.Then == LateAction.Refuse ? "what comes later is refused" : "what comes later counts when we hear of it";
        return late.UpTo is { } upTo
            ? $"What we hear of up to {upTo} late counts as if we had known at once; {then}."
            : "What we hear of late counts as if we had known at once.";
    }

    private static IEnumerable<string> Contact(Programme programme)
    {
        foreach (var purpose in programme.Consents.GroupBy(consent => consent.Purpose).OrderBy(group => group.First().Index))
        {
            var channels = Words.List([.. purpose.Select(consent => consent.Channel)], "or");
            yield return $"For {purpose.Key} we write to members by {channels} only with their consent to it.";
        }

        var personal = programme.MemberFields.Where(field => field.IsPersonal).Select(field => Words.OfName(field.Name)).ToList();
        if (personal.Count > 0)
        {
            yield return $"Personal and kept apart, so that they can be erased: {Words.List(personal)}.";
        }

        var messages = programme.Messages;
        if (messages is { QuietFrom: { } from, QuietTo: { } to })
        {
            yield return $"Between {Words.Minute(from)} and {Words.Minute(to)} nothing is sent; it waits.";
        }

        if (messages.Zone is { } zone)
        {
            yield return $"These hours, and times that messages tell, go by the clock of a member's {Words.OfName(zone)} where we know it.";
        }

        if (messages is { Most: { } most, MostWithin: { } within })
        {
            yield return $"A member gets at most {most} messages within any {within}, over all processes; service messages don't count."
                + (messages.GiveUpAfter is { } after ? $" What would have to wait for more than {after} is not sent." : "");
        }
    }
}
