namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes in shares, bands and leaderboards, behind <see cref="CheckCases.Prelude"/>.</summary>
internal static class RankingCases
{
    private const string Daily = ", refreshed daily at 03:00";
    private const string Rfm = "bands Rfm of recency, frequency, monetary of Purchase.total in 5 bands, refreshed weekly at 03:00\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2750", "let best = «spend is in top 10% of members»\n", "segment Best when spend is in top 10% of members" + Daily + "\n"),
        ("LOY2750", "rule Extra {\n  on Purchase\n  when «spend is in bottom 10% of members»\n  bonus 5 Beans\n}\n",
            "segment Best when not spend is in bottom 10% of members" + Daily + "\n"),
        ("LOY2751", "segment «Best» when spend is in top 10% of members\n", "segment Best when spend is in top 10% of members" + Daily + "\n"),
        ("LOY2751", "bands «Rfm» of recency, frequency, monetary of Purchase.total in 5 bands\n", Rfm),
        ("LOY2752", "segment Best when spend > 5 EUR, refreshed «daily at 03:00»\n", "segment Best when spend > 5 EUR\n"),
        ("LOY2753", "segment Best when spend is in top «0%» of members" + Daily + "\n", "segment Best when spend is in top 0.5% of members" + Daily + "\n"),
        ("LOY2753", "segment Best when spend is in top «100%» of members" + Daily + "\n", "segment Best when spend is in top 99% of members" + Daily + "\n"),
        ("LOY2754", "segment Best when «time since joining» is in top 10% of members" + Daily + "\n",
            "segment Best when balance of Beans is in top 10% of members" + Daily + "\n"),
        ("LOY2754", "segment Best when «average of Survey.score ever» is in top 10% of members" + Daily + "\n",
            "segment Best when largest of Survey.score ever is in top 10% of members" + Daily + "\n"),
        ("LOY2754", Board("score «member.language»"), Board("score sum of Purchase.total this calendar year")),
        ("LOY2755", Board("score «spend»"), Board("score count of Purchase this calendar week")),
        ("LOY2755", Board("score «count of Purchase this calendar month + count of Survey this calendar week»"),
            Board("score count of Purchase this calendar month + count of Survey this calendar month")),
        ("LOY2755", Board("score «balance of Beans»"), Board("score earned Beans this calendar month * 2")),
        ("LOY2756", "leaderboard B {\n  score earned Beans this calendar month\n  places 3\n  bonus 5 Beans per «10 EUR of spend»\n}\n", Board("score earned Beans this calendar day")),
        ("LOY2757", Story("segment Best when spend is in top 10% of members" + Daily, "«given Best from 5 EUR, 6 EUR»"),
            Story("segment Best when spend is in top 10% of members" + Daily, "given Best from 5 EUR")),
        ("LOY2757", Story(Rfm, "«given Rfm.monetary from 5 EUR, 4 EUR, 6 EUR, 7 EUR»"), Story(Rfm, "given Rfm.recency from 2026-01-01, 2026-01-02, 2026-01-02, 2026-01-04")),
        ("LOY2757", Story("", "«given Fan from 5»"), Story("", "expect ann has 0 Beans")),
        ("LOY2758", Rfm + "segment Gone when «Rfm.recency <= 2»\n", Rfm + "segment Gone when Rfm.recency is one of 1, 2\n"),
        ("LOY2003", Rfm + "segment Good when Rfm.«frequncy» = 5\n", Rfm + "segment Good when Rfm.frequency = 5\n"),
        ("LOY2201", "leaderboard «B» {\n  places 3\n  bonus 5 Beans\n}\n", Board("score earned Beans this calendar month")),
        ("LOY2201", "leaderboard «B» {\n  score earned Beans this calendar month\n  bonus 5 Beans\n}\n", Board("score earned Gems this calendar month")),
    ];

    private static string Board(string score) => $"leaderboard B {{\n  {score}\n  places 3\n  bonus 5 Beans\n}}\n";

    private static string Story(string block, string line) => $"{block}\nexample \"e\" {{\n  given ann joined 2026-01-01\n  {line}\n}}\n";
}
