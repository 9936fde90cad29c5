using System.Globalization;

namespace Workflows.Cli.Tests;

/// <summary>
/// The programme of <c>templates/programmes/cdnow</c> worked out again, plainly, from the lines of the file, with none of the engine. All
/// purchases are at noon, so days suffice. Only the order of the purchases of one member on one day is the engine's: by key.
/// </summary>
internal sealed class NaiveCdnow
{
    private const int Curator = 2;
    private static readonly DateOnly LastDay = new(1998, 6, 30);

    /// <summary>Points by rule.</summary>
    public SortedDictionary<string, long> Issued { get; } = new(StringComparer.Ordinal)
    {
        ["Base"] = 0, ["BigBasket"] = 0, ["CuratorsEarnDouble"] = 0, ["Welcome"] = 0,
    };

    /// <summary>Points that have not expired on the last day.</summary>
    public long Outstanding { get; private set; }

    /// <summary>How many members are listeners, collectors and curators at the end.</summary>
    public int[] Tiers { get; } = new int[3];

    /// <summary>Adds a member with all purchases, by day and key.</summary>
    public void Add(IReadOnlyList<Purchase> purchases)
    {
        var (tier, until) = (0, DateOnly.MaxValue);
        var baskets = new HashSet<(int, int)>();
        for (var i = 0; i < purchases.Count; i++)
        {
            var (day, quantity, cents, _) = purchases[i];
            (tier, until) = AfterEnds(tier, until, day, purchases.Take(i));

            // 5 points for 100 cents; doubled the sum is rounded, not each part.
            Give("Base", cents / 20, day);
            Give("Welcome", i == 0 ? 100 : 0, day);
            Give("BigBasket", quantity >= 5 && baskets.Add((day.Year, day.Month)) ? 250 : 0, day);
            Give("CuratorsEarnDouble", tier == Curator ? (2 * cents / 20) - (cents / 20) : 0, day);

            var earned = Earned(purchases.Take(i + 1).Where(one => day < one.Day.AddYears(1)));
            if (earned > tier)
            {
                (tier, until) = (earned, day.AddYears(1));
            }
        }

        Tiers[AfterEnds(tier, until, LastDay, purchases).Tier]++;
    }

    // A tier that ends goes down by one, or to what the year that closes earned.
    private static (int Tier, DateOnly Until) AfterEnds(int tier, DateOnly until, DateOnly day, IEnumerable<Purchase> before)
    {
        while (until <= day)
        {
            var end = until;
            tier = Math.Max(tier - 1, Earned(before.Where(one => one.Day < end && end <= one.Day.AddYears(1))));
            until = tier == 0 ? DateOnly.MaxValue : end.AddYears(1);
        }

        return (tier, until);
    }

    private static int Earned(IEnumerable<Purchase> year) => year.Sum(one => one.Cents) switch { >= 500_00 => Curator, >= 200_00 => 1, _ => 0 };

    // Points live for twelve months and to the end of that month: those of June 1997 are the oldest alive on 30 June 1998.
    private void Give(string rule, long points, DateOnly day)
    {
        Issued[rule] += points;
        Outstanding += new DateOnly(day.Year, day.Month, 1).AddMonths(13) > LastDay ? points : 0;
    }

    /// <summary>A line of the file.</summary>
    public sealed record Purchase(DateOnly Day, int Quantity, long Cents, string Member)
    {
        /// <summary>Reads <c>00001,1997-01-01,1,11.77</c>.</summary>
        public static Purchase Of(string line)
        {
            var parts = line.Split(',');
            return new(
                DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture),
                (long)(decimal.Parse(parts[3], CultureInfo.InvariantCulture) * 100), parts[0]);
        }
    }
}
