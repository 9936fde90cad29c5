using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Comparisons with a band that also hold for members without one, perhaps unawares.</summary>
internal static class BandChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        if (programme.BandSets.IsEmpty)
        {
            return;
        }

        var conditions = programme.Rules.SelectMany(rule => new[] { rule.When })
            .Concat(programme.Segments.Select(segment => segment.When))
            .Concat(programme.Lets.Select(let => let.Value))
            .Concat(programme.Ladders.SelectMany(ladder => ladder.Tiers).Select(tier => tier.When))
            .Concat(programme.Journeys.Select(journey => journey.When));
        foreach (var compare in conditions.OfType<Expression>().SelectMany(ExpressionParts.All).OfType<Expression.Compare>())
        {
            if (compare is { Left: Expression.Band, Right: Expression.Number { Value: var value } } && HoldsForNone(compare.Operator, value))
            {
                findings.Report(RankingDiagnostics.AlsoNoBand, compare.Span, findings.Quote(compare.Span));
            }
        }
    }

    private static bool HoldsForNone(Comparison comparison, Fraction value) => comparison switch
    {
        Comparison.Below => value > Fraction.One,
        Comparison.AtMost or Comparison.Different => value >= Fraction.One,
        Comparison.Equal or Comparison.Above or Comparison.AtLeast => false,
    };
}
