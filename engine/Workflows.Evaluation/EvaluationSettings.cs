using System.Collections.Immutable;

namespace Workflows.Evaluation;

/// <summary>
/// What an evaluation assumes and the programme doesn't say. The defaults are plain assumptions of ours, not anybody's prices; every report
/// prints those that it used.
/// </summary>
public sealed record EvaluationSettings
{
    /// <summary>What a message costs by channel, in whole money of the programme. Channels that aren't named cost <see
    /// cref="OtherMessageCost"/>.</summary>
    public ImmutableSortedDictionary<string, decimal> MessageCosts { get; init; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, decimal> { ["app"] = 0.00m, ["email"] = 0.02m, ["post"] = 6.00m, ["push"] = 0.00m, ["sms"] = 0.35m });

    /// <summary>What a message of any other channel costs, in whole money.</summary>
    public decimal OtherMessageCost { get; init; } = 0.10m;

    /// <summary>What a task costs staff, in whole money: about a quarter of an hour.</summary>
    public decimal TaskCost { get; init; } = 40m;

    /// <summary>The confidence of intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The smallest difference of a goal's rate that would matter, as a share of 1: says how many members an answer
    /// needs.</summary>
    public double MinimalEffect { get; init; } = 0.05;

    /// <summary>The smallest difference of money a member that would matter, as a share of what a held-out member brings.</summary>
    public double MinimalMoneyEffect { get; init; } = 0.10;

    /// <summary>What of the sales is margin, from 0 to 1; null takes it from the programme's measure <c>margin</c>, if there is
    /// one.</summary>
    public decimal? MarginShare { get; init; }

    /// <summary>
    /// What the events are, for the reader: whether customers saw the programme. A programme that is run over old purchases has caused none
    /// of them.
    /// </summary>
    public string? DataNote { get; init; }

    /// <summary>What a message costs.</summary>
    internal decimal CostOfMessage(string channel) => MessageCosts.GetValueOrDefault(channel, OtherMessageCost);
}
