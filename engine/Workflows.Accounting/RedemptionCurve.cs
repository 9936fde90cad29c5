using Workflows.Model.Numbers;

namespace Workflows.Accounting;

/// <summary>
/// Which share of the points of a cohort is redeemed in the end: from the programme's own history by chain ladder (how much the redeemed
/// points of a cohort grow from one age to the next, over all cohorts that were both ages), or as stated where history is too short.
/// </summary>
public sealed class RedemptionCurve
{
    /// <summary>Cohorts that must have passed an age, and points they must have been given, before history says more than a statement.</summary>
    private const int CohortsLeast = 6;

    private readonly Fraction[] _growth;
    private readonly Fraction _stated;

    private RedemptionCurve(Fraction[] growth, Fraction stated) => (_growth, _stated) = (growth, stated);

    /// <summary>Up to which age in months history speaks; 0 where only the statement does.</summary>
    public int Ages => _growth.Length;

    /// <summary>A curve that only repeats what the programme states.</summary>
    /// <param name="share">Share of points given that is redeemed in the end, from 0 to 1.</param>
    public static RedemptionCurve Stated(Fraction share) => new([], share);

    /// <summary>The curve of a currency as its history stands at the end of a month.</summary>
    /// <param name="cohorts">Cohorts of one currency.</param>
    /// <param name="until">The month.</param>
    /// <param name="stated">What the programme states, for ages that nobody reached.</param>
    public static RedemptionCurve FromHistory(IReadOnlyCollection<Cohort> cohorts, int until, Fraction stated)
    {
        var growth = new List<Fraction>();
        for (var age = 0; ; age++)
        {
            // Only cohorts that had reached the next age by then tell how redeemed points grow up to it.
            var told = cohorts.Where(cohort => cohort.Month + age + 1 <= until).ToList();
            var before = told.Sum(cohort => cohort.At(cohort.Month + age).Redeemed);
            var after = told.Sum(cohort => cohort.At(cohort.Month + age + 1).Redeemed);
            if (told.Count < CohortsLeast)
            {
                return new RedemptionCurve([.. growth], stated);
            }

            growth.Add(before == 0 ? Fraction.One : Fraction.Of(after, before));
        }
    }

    /// <summary>The share of a cohort's points that is redeemed in the end, from what is redeemed already to 1.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="month">The month at whose end it is asked.</param>
    public Fraction Share(Cohort cohort, int month)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var standing = cohort.At(month);
        var age = month - cohort.Month;
        if (standing.Given <= 0)
        {
            return _stated;
        }

        // A young cohort with nothing redeemed, or one older than history, is what the programme states.
        if (age >= _growth.Length || standing.Redeemed == 0)
        {
            return _stated;
        }

        var ultimate = _growth.Skip(age).Aggregate(Fraction.Of(standing.Redeemed), static (sum, factor) => sum * factor);
        var share = ultimate / Fraction.Of(standing.Given);
        return share > Fraction.One ? Fraction.One : share;
    }
}
