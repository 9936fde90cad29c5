using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Generation.Models;

namespace Workflows.Generation;

/// <summary>
/// The stated model of the generated customers: every parameter that decides an event. The defaults are those of a telecoms shop with a
/// loyalty programme in Hong Kong over two years. It is a model, not data of anybody: a report over it must say so.
/// </summary>
public sealed record GenerationModel
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The first local day of the period.</summary>
    public DateOnly Start { get; init; } = new(2024, 1, 1);

    /// <summary>The last local day of the period, included.</summary>
    public DateOnly End { get; init; } = new(2025, 12, 31);

    /// <summary>The zone's fixed distance from UTC, in whole minutes within 14 hours; zones with daylight saving aren't modelled.</summary>
    public TimeSpan UtcOffset { get; init; } = TimeSpan.FromHours(8);

    /// <summary>When members join.</summary>
    public ArrivalModel Arrivals { get; init; } = new();

    /// <summary>How busy months, weekdays and hours are.</summary>
    public SeasonModel Seasons { get; init; } = new();

    /// <summary>What is known of members.</summary>
    public AttributeModel Attributes { get; init; } = new();

    /// <summary>How often members buy, what they spend, what they return.</summary>
    public PurchaseModel Purchases { get; init; } = new();

    /// <summary>Contracts and how they are paid.</summary>
    public BillModel Bills { get; init; } = new();

    /// <summary>Service cases and surveys.</summary>
    public ServiceModel Service { get; init; } = new();

    /// <summary>How members spend points.</summary>
    public RewardModel Rewards { get; init; } = new();

    /// <summary>How staff handle call backs.</summary>
    public StaffModel Staff { get; init; } = new();

    /// <summary>What competitors offer.</summary>
    public MarketModel Market { get; init; } = new();

    /// <summary>
    /// True effects of win-back journeys. By default WinBack lifts the return within 30 days from 20 % to 30 %, with 20 % held out, which
    /// 20,000 members show within two years. Empty when nobody responds.
    /// </summary>
    public IReadOnlyList<ResponseEffect> Responses { get; init; } = [new("WinBack", "HarbourRewards", 0.20, 60, 3, 30, 0.20, 0.10)];

    /// <summary>
    /// True effects of recovery journeys. By default MakeItRight keeps 8 of 100 unhappy members from leaving, with 20 % held out,
    /// which 20,000 members are too few to show. Empty when nobody leaves.
    /// </summary>
    public IReadOnlyList<RecoveryEffect> Recoveries { get; init; } = [new("MakeItRight", "HarbourRewards", 0.20, 6, 0.20, 0.08)];

    /// <summary>All parameters as indented JSON, with LF line ends; the same text on every machine.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    /// <summary>Refuses a model that can't be meant, naming the parameter.</summary>
    internal void Check()
    {
        if (End < Start)
        {
            throw new ArgumentException($"The period ends on {End:yyyy-MM-dd}, before it starts on {Start:yyyy-MM-dd}.");
        }

        if (UtcOffset.Ticks % TimeSpan.TicksPerMinute != 0 || UtcOffset.Duration() > TimeSpan.FromHours(14))
        {
            throw new ArgumentException($"The distance from UTC must be whole minutes within 14 hours and is {UtcOffset}.");
        }

        Arrivals.Check();
        Seasons.Check();
        Attributes.Check();
        Purchases.Check();
        Bills.Check();
        Service.Check();
        Rewards.Check();
        Staff.Check();
        Market.Check();
        foreach (var response in Responses)
        {
            response.Check();
        }

        foreach (var recovery in Recoveries)
        {
            recovery.Check();
        }
    }
}
