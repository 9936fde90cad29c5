using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>Two members turn out to be one: the one goes under, and the other has all that was there.</summary>
internal static class NaiveMerging
{
    public static void GoUnder(NaivePerson member)
    {
        (member.IsUnder, member.Household) = (true, -1);
        member.Live.Cancel();
        member.Departure.GoUnder();
        member.Agenda.Clear();
    }

    /// <summary>All that another member had who turned out to be this one is this one's, as it was when that one went under.</summary>
    public static void TakeOver(NaivePerson member, NaivePerson from)
    {
        var (own, other, now) = (member.Step, from.Step, member.Step.Facts.Now);
        member.Self.UnionWith(from.Self);
        foreach (var (tiers, others) in own.Tiers.Zip(other.Tiers))
        {
            tiers.Join(others, own.Programme.Merging.KeepsHigherTier);
        }

        own.Caps.Join(other.Caps);
        own.Windows.Join(other.Windows);
        own.Consents.Join(other.Consents);
        for (var currency = 0; currency < own.Lots.Count; currency++)
        {
            own.Lots[currency].TakeOver(other.Lots[currency], other.Rewards.SpentOf(currency, now), now, own.Input);
        }

        own.Rewards.Join(other.Rewards);
        own.Guards.Join(other.Guards);
        own.Others.Join(other.Others, member.Self);
        own.AdvanceLots();
        member.Plan(seenSince: Instant.Earliest);
    }
}
