namespace Workflows.Statistics;

/// <summary>Two amounts of each member of an arm, such as what the member brings and costs: how both are spread, and together.</summary>
/// <param name="Over">The first amounts.</param>
/// <param name="Under">The second amounts.</param>
/// <param name="Covariance">How they vary together, with n - 1 below; 0 for fewer than two members.</param>
public sealed record PairedSample(Sample Over, Sample Under, double Covariance)
{
    /// <summary>How many members.</summary>
    public long Count => Over.Count;

    /// <summary>Sums pairs up.</summary>
    /// <param name="pairs">The two amounts of each member.</param>
    public static PairedSample Of(IReadOnlyCollection<(double Over, double Under)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var (over, under) = (Sample.Of(pairs.Select(pair => pair.Over)), Sample.Of(pairs.Select(pair => pair.Under)));
        var products = pairs.Sum(pair => (pair.Over - over.Mean) * (pair.Under - under.Mean));
        return new PairedSample(over, under, pairs.Count < 2 ? 0 : products / (pairs.Count - 1));
    }
}
