namespace Workflows.Dsl.Binding;

/// <summary>What a name of a programme can stand for.</summary>
internal enum NameKind
{
    Event,
    Points,
    Segment,
    Tier,
    Tiers,
    Let,
    Measure,
    Reward,
    Budget,
    Group,
    Cap,
    Rule,
    Guard,
    Journey,
    FollowUp,
    Report,
    Map,
    MarketEvent,
    Rival,
    Bands,
}

/// <summary>The kinds in the author's words.</summary>
internal static class NameKinds
{
    public static string InWords(this NameKind kind) => kind switch
    {
        NameKind.Event => "event",
        NameKind.Points => "points currency",
        NameKind.Segment => "segment",
        NameKind.Tier => "tier",
        NameKind.Tiers => "ladder of tiers",
        NameKind.Let => "named value",
        NameKind.Measure => "measure",
        NameKind.Reward => "reward",
        NameKind.Budget => "budget",
        NameKind.Group => "group",
        NameKind.Cap => "cap",
        NameKind.Rule => "rule",
        NameKind.Guard => "guard",
        NameKind.Journey => "journey",
        NameKind.FollowUp => "follow-up",
        NameKind.Report => "report",
        NameKind.Map => "map",
        NameKind.MarketEvent => "event of the market",
        NameKind.Rival => "rival",
        NameKind.Bands => "set of bands",
    };

    /// <summary>Names that may not be equal although their kinds differ, since one place can hold either.</summary>
    public static bool Clash(NameKind a, NameKind b) => a == b
        || (a is NameKind.Segment or NameKind.Tier && b is NameKind.Segment or NameKind.Tier)
        || (a is NameKind.Segment or NameKind.Rival && b is NameKind.Segment or NameKind.Rival)
        || (a is NameKind.Bands or NameKind.Event or NameKind.Segment && b is NameKind.Bands or NameKind.Event or NameKind.Segment)
        || (a is NameKind.Event or NameKind.MarketEvent && b is NameKind.Event or NameKind.MarketEvent)
        || (a is NameKind.Let or NameKind.Measure && b is NameKind.Let or NameKind.Measure);
}
