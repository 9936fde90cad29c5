using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Analysis;

/// <summary>
/// Gaps in ladders, tiers that a higher one hides, and segments that are meant to lie side by side and don't. Segments that leave a gap on
/// purpose are many, so of one that is more than a slip between <c>&lt;</c> and <c>&lt;=</c> is told only where at least three of them
/// otherwise take everybody in.
/// </summary>
internal sealed class StandingFindings(Programme programme, ConditionRegions regions, Dimensions dimensions, Findings findings)
{
    private const int Enough = 3;

    private readonly Ranges _ranges = new(programme, dimensions);

    /// <summary>Looks at all ladders and segments.</summary>
    public void Check()
    {
        foreach (var ladder in programme.Ladders)
        {
            var tiers = ladder.Tiers.Where(tier => tier.When is not null).ToList();
            CheckHidden(tiers);
            foreach (var band in Bands.Of(tiers.Select(tier => (tier.Name, tier.Span, regions.Of(tier.When))), dimensions))
            {
                foreach (var gap in band.Gaps())
                {
                    Report(AnalysisDiagnostics.TierGap, band, gap);
                }
            }
        }

        CheckTwice();
        foreach (var band in Bands.Of(programme.Segments.Select(segment => (segment.Name, segment.Span, regions.Of(segment.When))), dimensions))
        {
            CheckSegments(band);
        }
    }

    private void CheckHidden(List<Tier> tiers)
    {
        for (var i = 0; i + 1 < tiers.Count; i++)
        {
            var (lower, higher) = (tiers[i], tiers[i + 1]);
            if (!findings.Has(DeclarationDiagnostics.TierOrder, higher.Span) && !findings.Has(DeclarationDiagnostics.TierNeverReached, lower.Span)
                && regions.Of(lower.When) is { IsEmpty: false } cases && Region.IsWithin(cases, regions.Of(higher.When), dimensions) == true)
            {
                findings.ReportWith(AnalysisDiagnostics.TierHidden, lower.Span, ("the higher one", higher.Span), lower.Name, higher.Name);
            }
        }
    }

    private void CheckTwice()
    {
        var seen = new Dictionary<string, Segment>(StringComparer.Ordinal);
        foreach (var segment in programme.Segments)
        {
            var key = ExpressionKey.Of(segment.When);
            if (!seen.TryAdd(key, segment))
            {
                findings.ReportWith(AnalysisDiagnostics.SegmentTwice, segment.Span, ("the first one", seen[key].Span), seen[key].Name, segment.Name);
            }
        }
    }

    private void CheckSegments(Band band)
    {
        foreach (var gap in band.Gaps().Where(gap => gap.IsOneValue || (band.Members.Length >= Enough && band.IsWhole)))
        {
            Report(AnalysisDiagnostics.SegmentGap, band, gap);
        }

        foreach (var gap in band.Ends())
        {
            Report(AnalysisDiagnostics.SegmentsAtTheEnd, band, gap);
        }
    }

    private void Report(DiagnosticDescriptor descriptor, Band band, BandPlace place)
    {
        var (below, above) = (band.Members[place.Below], band.Members[place.Above]);
        findings.ReportWith(descriptor, above.Span, ("the other one", below.Span), _ranges.Of(band.Dimension, place.Values), below.Name, above.Name);
    }
}
