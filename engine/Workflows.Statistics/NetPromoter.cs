namespace Workflows.Statistics;

/// <summary>
/// A net promoter score from answers of 0 to 10: promoters give 9 or 10, detractors 0 to 6. Figures are shares of 1; multiply by 100
/// for the usual scale.
/// </summary>
public sealed record NetPromoter
{
    /// <summary>Makes a score from counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="ArgumentException">There is no answer at all.</exception>
    public NetPromoter(long promoters, long passives, long detractors)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        Promoters = promoters;
        Detractors = detractors;
        Answers = promoters + passives + detractors;
        if (Answers == 0)
        {
            throw new ArgumentException("A score needs at least one answer.");
        }
    }

    /// <summary>Answers of 9 and 10.</summary>
    public long Promoters { get; }

    /// <summary>Answers of 0 to 6.</summary>
    public long Detractors { get; }

    /// <summary>All answers.</summary>
    public long Answers { get; }

    /// <summary>Share of promoters minus share of detractors, -1 to 1.</summary>
    public double Score => (double)(Promoters - Detractors) / Answers;

    /// <summary>The variance of one answer scored +1, 0, -1: p + d - (p - d)^2.</summary>
    public double Variance => (double)(Promoters + Detractors) / Answers - Score * Score;

    /// <summary>sqrt(variance / answers).</summary>
    public double StandardError => Math.Sqrt(Variance / Answers);

    /// <summary>Counts answers.</summary>
    /// <param name="scores">Whole numbers of 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An answer is off the scale: counting it as something else would move the
    /// score.</exception>
    public static NetPromoter Of(IEnumerable<int> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        long promoters = 0;
        long passives = 0;
        long detractors = 0;
        foreach (var score in scores)
        {
            if (score is < 0 or > 10)
            {
                throw new ArgumentOutOfRangeException(nameof(scores), score, "An answer must be a whole number from 0 to 10.");
            }

            promoters += score >= 9 ? 1 : 0;
            passives += score is 7 or 8 ? 1 : 0;
            detractors += score <= 6 ? 1 : 0;
        }

        return new NetPromoter(promoters, passives, detractors);
    }

    /// <summary>Score +- z SE, cut off at -1 and 1; for a hundred answers and more.</summary>
    public Interval Wald(double confidence = 0.95) => Cut(Interval.Around(Score, Quantiles.TwoSided(confidence) * StandardError));

    /// <summary>
    /// The interval for few answers: Bonett &amp; Price 2012 (J. Educational and Behavioral Statistics 37:479-488) for a difference of
    /// two shares of one sample, which adds one promoter and one detractor. Unlike <see cref="Wald"/> it has a width when all answers
    /// agree.
    /// </summary>
    public Interval Adjusted(double confidence = 0.95)
    {
        var up = (Promoters + 1.0) / (Answers + 2);
        var down = (Detractors + 1.0) / (Answers + 2);
        var difference = up - down;
        var error = Math.Sqrt((up + down - difference * difference) / (Answers + 2));
        return Cut(Interval.Around(difference, Quantiles.TwoSided(confidence) * error));
    }

    private static Interval Cut(Interval interval) => new(Math.Max(-1, interval.Low), Math.Min(1, interval.High));
}
