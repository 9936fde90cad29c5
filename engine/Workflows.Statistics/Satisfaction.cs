namespace Workflows.Statistics;

/// <summary>Customer satisfaction as the share of answers in the top two boxes (4 and 5 of 5).</summary>
/// <param name="Satisfied">Answers of 4 or 5 out of all answers.</param>
/// <param name="Interval">Wilson's interval for that share.</param>
public sealed record Satisfaction(Proportion Satisfied, Interval Interval)
{
    /// <summary>Counts answers.</summary>
    /// <param name="answers">Whole numbers of 1 to 5.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An answer is off the scale.</exception>
    public static Satisfaction Of(IEnumerable<int> answers, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        long satisfied = 0;
        long all = 0;
        foreach (var answer in answers)
        {
            if (answer is < 1 or > 5)
            {
                throw new ArgumentOutOfRangeException(nameof(answers), answer, "An answer must be a whole number from 1 to 5.");
            }

            all++;
            satisfied += answer >= 4 ? 1 : 0;
        }

        var proportion = new Proportion(satisfied, all);
        return new Satisfaction(proportion, ProportionInterval.Wilson(proportion, confidence));
    }
}
