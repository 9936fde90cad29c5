using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>What the parts of one programme need to know of each other while they are bound, in the order in which it is known.</summary>
internal sealed class Draft(Findings findings, Names names)
{
    public Findings Findings { get; } = findings;

    public Names Names { get; } = names;

    /// <summary>The programme's money; of unknown kind where no currency is declared.</summary>
    public DataType Money { get; set; } = DataType.Unknown;

    /// <summary>By which rates other money counts; null where there are none.</summary>
    public RateTable? Rates { get; set; }

    /// <summary>Whether some rate couldn't be understood: nobody says that it is missing.</summary>
    public bool HasUnknownRates { get; set; }

    public ImmutableArray<Field> MemberFields { get; set; } = [];

    public ImmutableArray<Consent> Consents { get; set; } = [];

    public ImmutableArray<EventType> EventTypes { get; set; } = [];

    public ImmutableArray<PointsCurrency> Currencies { get; set; } = [];

    /// <summary>What households are; null where there are none.</summary>
    public Household? Household { get; set; }

    /// <summary>Names of points whose worth is written and couldn't be understood: nobody says that they have none.</summary>
    public HashSet<string> WorthUnknown { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<Budget> Budgets { get; set; } = [];

    /// <summary>The tiers of all ladders in the order of the text: the indexes of <see cref="NameKind.Tier"/>.</summary>
    public ImmutableArray<(int Ladder, int Tier)> Tiers { get; set; } = [];

    /// <summary>Named values by index; null until one is bound.</summary>
    public LetInfo?[] Lets { get; set; } = [];

    /// <summary>Types of measures by index; unknown until one is bound.</summary>
    public DataType[] MeasureTypes { get; set; } = [];

    /// <summary>By index, which measures are told of journeys.</summary>
    public ImmutableArray<bool> IsMeasureOfJourney { get; set; } = [];

    /// <summary>The rankings that were bound so far.</summary>
    public List<Ranking> Rankings { get; } = [];

    /// <summary>Bands by index.</summary>
    public ImmutableArray<BandSet> BandSets { get; set; } = [];

    public AggregateTable Aggregates { get; } = new();

    public AggregateTable ReportAggregates { get; } = new();

    /// <summary>The aggregate that a value asks for.</summary>
    public Aggregate AggregateOf(Expression.History history) =>
        (history.OfReport ? ReportAggregates : Aggregates)[history.Aggregate];

    /// <summary>What a name stands for, followed to the value itself.</summary>
    public Expression Followed(Expression value)
    {
        while (value is Expression.Named named && Lets[named.Let] is { } info)
        {
            value = info.Value;
        }

        return value;
    }

    public string Quote(SourceSpan place) => Findings.Quote(place);
}
