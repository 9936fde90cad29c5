namespace Workflows.Benchmarks.Loyalty20;

/// <summary>What a member has at the end, in the words of the workload's checksum.</summary>
internal record struct Totals(long Points, long Tier, long Journeys, long Effects);

/// <summary>The checksum line of the workload.</summary>
internal static class Checksum
{
    private const int Modulus = 997;

    public static string Of(IEnumerable<(int Member, Totals Totals)> all)
    {
        long points = 0, check = 0, tiers = 0, journeys = 0, effects = 0;
        foreach (var (member, totals) in all)
        {
            var weight = (member % Modulus) + 1;
            points += totals.Points;
            check += totals.Points * weight;
            tiers += totals.Tier * weight;
            journeys += totals.Journeys;
            effects += totals.Effects;
        }

        return $"points={points} check={check} tiers={tiers} journeys={journeys} effects={effects}";
    }
}
