using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Ladders whose tiers don't rise.</summary>
internal static class TierChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        foreach (var tiers in programme.Ladders.Select(ladder => ladder.Tiers))
        {
            for (var i = 1; i < tiers.Length; i++)
            {
                Check(tiers[i - 1], tiers[i], findings);
            }
        }
    }

    private static void Check(Tier lower, Tier higher, Findings findings)
    {
        if (ThresholdOf(lower) is not { } low || ThresholdOf(higher) is not { } high || low.Key != high.Key)
        {
            return;
        }

        if (high.Value < low.Value)
        {
            findings.ReportWith(DeclarationDiagnostics.TierOrder, higher.Span, ("the tier below it", lower.Span), higher.Name, lower.Name);
        }
        else if (high.Value == low.Value)
        {
            findings.ReportWith(DeclarationDiagnostics.TierNeverReached, lower.Span, ("the tier above it", higher.Span), lower.Name,
                higher.Name);
        }
    }

    private static (string Key, Fraction Value)? ThresholdOf(Tier tier) =>
        tier.When is Expression.Compare { Operator: Comparison.AtLeast or Comparison.Above, Right: Expression.Number number } compare
            ? ($"{ExpressionKey.Of(compare.Left)} {compare.Operator}", number.Value)
            : null;
}
