using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A member who leaves, for a while or for ever, and what is left then.</summary>
internal sealed class NaiveDeparture(NaiveCalendar calendar, NaiveSubSteps step)
{
    public bool HasLeft { get; private set; }

    /// <summary>When what is kept is over; never while the member is there.</summary>
    public Instant KeptUntil { get; private set; } = Instant.Never;

    public void ComeBack() => (HasLeft, KeptUntil) = (false, Instant.Never);

    /// <summary>What is pending is lost, and what is spendable as the programme says, or all.</summary>
    public void Leave(bool isForEver)
    {
        var (now, terms) = (step.Facts.Now, step.Programme.Leaving);
        HasLeft = true;
        KeptUntil = isForEver ? Instant.Never : !terms.KeepsAvailable ? now
            : terms.KeptFor is { } length ? calendar.Plus(now, length) : Instant.Never;
        Array.Clear(step.Segments);
        step.Consents.WithdrawAll(now);
        step.Rewards.ReleaseAll(now);
        step.AdvanceLots();
        foreach (var lots in step.Lots)
        {
            lots.ForfeitPending();
        }

        step.Guards.Held.Clear();
        LoseKept();
    }

    /// <summary>The member is another one from now on, who has all that is there.</summary>
    public void GoUnder()
    {
        HasLeft = true;
        Array.Clear(step.Segments);
        for (var currency = 0; currency < step.Lots.Count; currency++)
        {
            step.Lots[currency].HandOver(step.Rewards.SpentOf(currency, step.Facts.Now));
        }
    }

    /// <summary>What was kept is lost once its time is over.</summary>
    public void LoseKept()
    {
        foreach (var lots in step.Lots.Zip(step.Programme.Currencies).Where(one => KeptUntil <= step.Facts.Now && !one.Second.IsStatus))
        {
            lots.First.ForfeitAvailable();
        }
    }

    /// <summary>All points that can be spent are lost, and nothing is left of rewards.</summary>
    public void BeForgotten()
    {
        foreach (var lots in step.Lots)
        {
            lots.ForfeitAvailable();
        }

        step.Rewards.Forget();
    }
}
