using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with rewards: LOY2280 to LOY2298.</summary>
internal static class RewardDiagnostics
{
    public static DiagnosticDescriptor PriceTwice { get; } = new("LOY2280", "Price twice",
        "two prices ask for {0}, so nobody can say which is meant",
        "keep one of them, or change its points", Severity.Error);

    public static DiagnosticDescriptor StatusPrice { get; } = new("LOY2281", "Price in status points",
        "`{0}` can't be spent, so nothing can be paid with it",
        "write a price in other points, or leave out `status only`", Severity.Error);

    public static DiagnosticDescriptor CapOfReward { get; } = new("LOY2282", "Cap of a reward",
        "`{0}` doesn't say how many there may be",
        "rewards are counted in times: `at most 2 per member per calendar month`, `at most 20 per store per calendar day`", Severity.Error);

    public static DiagnosticDescriptor BelowCost { get; } = new("LOY2283", "Price below cost",
        "{0} brings {1}, less than the {2} that one costs us",
        "raise the price, or lower `our cost`", Severity.Warning);

    public static DiagnosticDescriptor NoneInStock { get; } = new("LOY2284", "None in stock",
        "there are none, so every member is refused",
        "write how many there are, or leave out `stock`", Severity.Warning);

    public static DiagnosticDescriptor RequestReversed { get; } = new("LOY2285", "Request taken back",
        "`{0}` was answered and acted on, so no event can undo it as if it had never been",
        "send `RewardCancelled` or `RewardReleased`, which give the points back", Severity.Error);
}
