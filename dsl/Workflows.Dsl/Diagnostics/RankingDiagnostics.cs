using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong where members are put beside each other: shares, bands and leaderboards, LOY2750 to LOY2779.</summary>
internal static class RankingDiagnostics
{
    public static DiagnosticDescriptor ShareElsewhere { get; } = Error("LOY2750", "Share outside of a segment",
        "who is in the top or bottom of all members is found for a segment, not {0}",
        "make a segment of it, and ask `member is in` and its name");

    public static DiagnosticDescriptor NeverRefreshed { get; } = Error("LOY2751", "Never refreshed",
        "`{0}` puts members beside each other and doesn't say how often",
        "write behind it for example `, refreshed daily at 03:00`");

    public static DiagnosticDescriptor NothingToRefresh { get; } = Error("LOY2752", "Nothing to refresh",
        "`{0}` asks for no share of the members, so it is always up to date",
        "leave out `refreshed`, or write for example `is in top 10% of members`");

    public static DiagnosticDescriptor NoShare { get; } = Error("LOY2753", "No share",
        "`{0}` of the members are nobody, or all of them",
        "write a share above 0% and below 100%");

    public static DiagnosticDescriptor NotRanked { get; } = Error("LOY2754", "Nothing to rank by",
        "`{0}` is {1}; members are ranked by a number, money or points",
        "write what each member has so much of, such as `spend` or `balance of Miles`");

    public static DiagnosticDescriptor ScoreWindow { get; } = Error("LOY2755", "Score of no period",
        "the places of `{0}` are given at the end of a period, and its score isn't counted in one",
        "count everything of it in the same period, for example `earned Miles this calendar month`");

    public static DiagnosticDescriptor PlaceRate { get; } = Error("LOY2756", "Rate in a leaderboard",
        "a leaderboard gives its bonus once for each place",
        "leave out `per`");

    public static DiagnosticDescriptor GivenCuts { get; } = Error("LOY2757", "Cuts that don't fit",
        "`{0}` has {1}, and {2} given",
        "write the cuts in the order of the text, of bands the lowest first");

    public static DiagnosticDescriptor AlsoNoBand { get; } = new("LOY2758", "Holds without a band",
        "`{0}` also holds for members who are in no band yet, as theirs is 0",
        "if you don't mean them, name the bands: `is one of 1, 2`", Severity.Warning);

    private static DiagnosticDescriptor Error(string id, string title, string message, string advice) =>
        new(id, title, message, advice, Severity.Error);
}
