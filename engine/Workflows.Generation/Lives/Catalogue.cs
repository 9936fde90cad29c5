using Workflows.Generation.Chance;

namespace Workflows.Generation.Lives;

/// <summary>What the shop sells, and baskets of it that cost a given amount.</summary>
internal static class Catalogue
{
    /// <summary>By ascending price, which the choice among the affordable relies on.</summary>
    private static readonly BasketLine[] Articles =
    [
        new("DATA-1GB", "data", 1, 2_800),
        new("ACC-CABLE-C", "accessory", 1, 5_900),
        new("ROAM-DAY-ASIA", "roaming", 1, 6_800),
        new("DATA-5GB", "data", 1, 7_800),
        new("ACC-GLASS", "accessory", 1, 9_900),
        new("ROAM-DAY-WORLD", "roaming", 1, 12_800),
        new("ACC-CASE", "accessory", 1, 14_900),
        new("DATA-30GB", "data", 1, 16_800),
        new("ACC-CHARGER-30W", "accessory", 1, 22_900),
        new("ACC-POWERBANK", "accessory", 1, 32_900),
        new("ROAM-PASS-7D", "roaming", 1, 38_800),
        new("ACC-EARBUDS", "accessory", 1, 59_900),
        new("DEV-ROUTER-5G", "device", 1, 119_900),
        new("DEV-WATCH", "device", 1, 189_900),
        new("DEV-PHONE-A", "device", 1, 249_900),
        new("DEV-TABLET", "device", 1, 369_900),
        new("DEV-PHONE-S", "device", 1, 549_900),
        new("DEV-PHONE-X", "device", 1, 869_900),
    ];

    /// <summary>
    /// One to four lines that cost exactly so much: up to three articles at their list price, the rest as value loaded onto the account.
    /// </summary>
    internal static IReadOnlyList<BasketLine> Basket(RandomStream random, long cents)
    {
        var lines = new List<BasketLine>(4);
        var left = cents;
        for (var i = 0; i < 3 && left >= Articles[0].Cents; i++)
        {
            // The dearer of two draws, so that a large amount buys a phone rather than sixty cables.
            var affordable = Affordable(left);
            var article = Articles[Math.Max(random.NextBelow(affordable), random.NextBelow(affordable))];
            var quantity = article.Cents * 2 <= left && article.Category != "device" && random.Happens(0.15) ? 2 : 1;
            if (lines.Exists(line => line.Sku == article.Sku))
            {
                continue;
            }

            lines.Add(article with { Quantity = quantity });
            left -= article.Cents * quantity;
            if (!random.Happens(0.6))
            {
                break;
            }
        }

        if (left > 0)
        {
            lines.Add(new BasketLine("TOPUP", "topup", 1, left));
        }

        return lines;
    }

    private static int Affordable(long cents)
    {
        var count = 0;
        while (count < Articles.Length && Articles[count].Cents <= cents)
        {
            count++;
        }

        return count;
    }
}
