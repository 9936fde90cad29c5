namespace Workflows.Statistics;

/// <summary>What can honestly be said of a journey's lift: treated minus held out, as assigned.</summary>
public abstract record LiftVerdict
{
    private LiftVerdict()
    {
    }

    /// <summary>The interval excludes 0.</summary>
    /// <param name="Up">Whether the journey raises its goal; false when it lowers it.</param>
    /// <param name="Difference">Treated minus held out, in the unit of the goal.</param>
    /// <param name="Interval">The interval that the plan's looks ask for.</param>
    public sealed record Concluded(bool Up, double Difference, Interval Interval) : LiftVerdict;

    /// <summary>The interval covers 0 and there are not enough members yet to see the effect that would matter.</summary>
    /// <param name="MoreTreated">Members still needed in the treated arm, at least 0.</param>
    /// <param name="MoreHeldOut">Members still needed in the hold-out arm, at least 0; one of the two is above 0.</param>
    /// <param name="Difference">The difference so far; null while an arm is empty.</param>
    /// <param name="Interval">Its interval; null while an arm is empty.</param>
    public sealed record NotEnoughYet(long MoreTreated, long MoreHeldOut, double? Difference, Interval? Interval) : LiftVerdict;

    /// <summary>
    /// The interval covers 0 although there were enough members to see the effect that would matter: asking for more would mislead.
    /// </summary>
    /// <param name="Difference">Treated minus held out.</param>
    /// <param name="Interval">Its interval; every value in it is still possible.</param>
    public sealed record NotShown(double Difference, Interval Interval) : LiftVerdict;

    /// <summary>No figure is given, since it would mislead.</summary>
    /// <param name="Reason">One sentence: what is wrong and what to do.</param>
    public sealed record Withheld(string Reason) : LiftVerdict;
}
