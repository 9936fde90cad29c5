namespace Workflows.Core.Versions;

/// <summary>Which numbers the things of one version have among those of all versions of a database, by their number in the version.</summary>
internal sealed record Numbers
{
    /// <summary>Event types.</summary>
    public required int[] EventTypes { get; init; }

    /// <summary>Fields of an event, by event type.</summary>
    public required int[][] Fields { get; init; }

    /// <summary>Fields of the lines of an event, by event type and field that holds them.</summary>
    public required IReadOnlyDictionary<(int Type, int Field), int[]> LineFields { get; init; }

    /// <summary>Fields of members.</summary>
    public required int[] MemberFields { get; init; }

    /// <summary>Consents.</summary>
    public required int[] Consents { get; init; }

    /// <summary>Points currencies.</summary>
    public required int[] Currencies { get; init; }

    /// <summary>Ladders.</summary>
    public required int[] Ladders { get; init; }

    /// <summary>Tiers, by ladder: what a tier is called by whatever name, not its place.</summary>
    public required int[][] Tiers { get; init; }

    /// <summary>Segments.</summary>
    public required int[] Segments { get; init; }

    /// <summary>Rankings: cuts belong to what they are called and count.</summary>
    public required int[] Rankings { get; init; }

    /// <summary>Budgets and partners.</summary>
    public required int[] Budgets { get; init; }

    /// <summary>Rewards.</summary>
    public required int[] Rewards { get; init; }

    /// <summary>Guards.</summary>
    public required int[] Guards { get; init; }

    /// <summary>What rules are called, by whatever name: counters belong to it.</summary>
    public required int[] RuleNames { get; init; }

    /// <summary>What journeys are called, by whatever name.</summary>
    public required int[] JourneyNames { get; init; }

    /// <summary>What caps that rules share are called, by whatever name.</summary>
    public required int[] SharedCapNames { get; init; }

    /// <summary>The number of the version's first rule. Rules stand version by version, as their order counts.</summary>
    public required int FirstRule { get; init; }

    /// <summary>The number of the version's first journey.</summary>
    public required int FirstJourney { get; init; }

    /// <summary>The number of the version's first named value.</summary>
    public required int FirstLet { get; init; }

    /// <summary>The number of the version's first group.</summary>
    public required int FirstGroup { get; init; }

    /// <summary>Values of a member's history; known once those of the versions before are.</summary>
    public int[] Aggregates { get; set; } = [];

    /// <summary>Caps, by their number in the version.</summary>
    public int[] Caps { get; set; } = [];
}
