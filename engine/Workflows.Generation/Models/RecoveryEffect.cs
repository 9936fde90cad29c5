namespace Workflows.Generation.Models;

/// <summary>
/// A true effect of a journey that makes up for a bad experience. After an answer of <paramref name="ScoreAtMost"/> or less a held-out
/// member leaves with probability <paramref name="LeavingProbability"/>: buys no more, ends the contract, answers nothing. A treated
/// one leaves with that probability less <paramref name="Effect"/>. Someone who left can still be won back by a
/// <see cref="ResponseEffect"/>.
/// </summary>
/// <param name="Journey">The journey's name in the programme.</param>
/// <param name="Salt">The salt of the programme's hold-outs.</param>
/// <param name="Share">The share held out, 0 to 1; 0 when the journey has no hold-out, and then everybody is treated.</param>
/// <param name="ScoreAtMost">The highest answer that starts the journey, 0 to 10.</param>
/// <param name="LeavingProbability">The probability to leave without treatment, 0 to 1.</param>
/// <param name="Effect">What treatment takes off; the difference lies between 0 and 1.</param>
public sealed record RecoveryEffect(
    string Journey, string Salt, double Share, int ScoreAtMost, double LeavingProbability, double Effect)
{
    /// <summary>The first local day on which the journey runs; nobody is treated earlier. Null when it runs from the start.</summary>
    public DateOnly? RunsFrom { get; init; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Journey);
        ArgumentNullException.ThrowIfNull(Salt);
        Require.Share(Share);
        Require.Share(LeavingProbability);
        Require.Share(LeavingProbability - Effect);
    }
}
