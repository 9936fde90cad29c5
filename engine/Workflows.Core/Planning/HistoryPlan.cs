using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Planning;

/// <summary>A value of each record that a stream keeps.</summary>
/// <param name="Field">The field, or null where it is a condition or the amount of points.</param>
/// <param name="Condition">Number of the condition whose outcome (1 or 0) is kept, or that the field is kept for; -1 for none.</param>
internal sealed record ColumnPlan(Field? Field, int Condition)
{
    /// <summary>Index of the field; -1 for none.</summary>
    public int FieldIndex { get; } = Field?.Index ?? -1;

    /// <summary>Whether the field is a text, of which a hash is kept.</summary>
    public bool IsText { get; } = Field?.Type.IsText ?? false;
}

/// <summary>Records of one kind that aggregates run over.</summary>
/// <param name="Index">Its place among the streams.</param>
/// <param name="EventType">Index of the event type; -1 for points.</param>
/// <param name="Currency">Index of the points currency; -1 for events.</param>
/// <param name="Condition">Number of the condition that a record has to satisfy; -1 for none.</param>
/// <param name="Columns">What is kept of each record besides its instant.</param>
/// <param name="KeepsRecords">Whether some aggregate has to look at records again.</param>
/// <param name="Aggregates">Indexes of the aggregates that run over it.</param>
internal sealed record StreamPlan(
    int Index, int EventType, int Currency, int Condition, ImmutableArray<ColumnPlan> Columns, bool KeepsRecords, ImmutableArray<int> Aggregates)
{
    /// <summary>Whether points that places of leaderboards gave are left out.</summary>
    public bool WithoutPlaces { get; init; }
}

/// <summary>Which records of a member's history are kept, so that every aggregate of the programme can be kept up to date.</summary>
internal sealed class HistoryPlan
{
    /// <summary>Plans the history that a programme needs.</summary>
    public HistoryPlan(Programme programme, ConditionTable conditions)
    {
        var streams = new List<StreamPlan>();
        var aggregates = ImmutableArray.CreateBuilder<AggregatePlan>();
        foreach (var aggregate in programme.Aggregates)
        {
            var (type, currency, condition, column) = Needs(aggregate, conditions);
            var withoutPlaces = aggregate.Source is AggregateSource.EarnedPoints { WithoutPlaces: true };
            var at = streams.FindIndex(s => s.EventType == type && s.Currency == currency && s.Condition == condition && s.WithoutPlaces == withoutPlaces);
            if (at < 0)
            {
                at = streams.Count;
                streams.Add(new StreamPlan(at, type, currency, condition, [], false, []) { WithoutPlaces = withoutPlaces });
            }

            var stream = streams[at];
            var place = column is null ? -1 : stream.Columns.IndexOf(column);
            var columns = column is not null && place < 0 ? stream.Columns.Add(column) : stream.Columns;
            aggregates.Add(new AggregatePlan(aggregate, at, column is null ? -1 : columns.IndexOf(column))
            {
                Streak = aggregates.Count(before => before.Kind == AggregateKind.Streak),
            });
            streams[at] = stream with
            {
                Columns = columns,
                KeepsRecords = stream.KeepsRecords || aggregates[^1].NeedsRecords,
                Aggregates = stream.Aggregates.Add(aggregate.Index),
            };
        }

        Streams = [.. streams];
        Aggregates = aggregates.ToImmutable();
        ByEventType = [.. programme.EventTypes.Select(type => Streams.Where(s => s.EventType == type.Index).ToImmutableArray())];
        ByCurrency = [.. programme.Currencies.Select(currency => Streams.Where(s => s.Currency == currency.Index).ToImmutableArray())];
    }

    /// <summary>The streams.</summary>
    public ImmutableArray<StreamPlan> Streams { get; }

    /// <summary>The aggregates, by their index in the programme.</summary>
    public ImmutableArray<AggregatePlan> Aggregates { get; }

    /// <summary>The streams of each event type.</summary>
    public ImmutableArray<ImmutableArray<StreamPlan>> ByEventType { get; }

    /// <summary>The streams of each points currency.</summary>
    public ImmutableArray<ImmutableArray<StreamPlan>> ByCurrency { get; }

    private static (int EventType, int Currency, int Condition, ColumnPlan? Column) Needs(Aggregate aggregate, ConditionTable conditions)
    {
        if (aggregate.Source is AggregateSource.EarnedPoints points)
        {
            return (-1, points.Currency, -1, new ColumnPlan(null, -1));
        }

        var events = (AggregateSource.Events)aggregate.Source;
        var field = events.Field is null ? null : new ColumnPlan(events.Field, -1);

        // Among the last six bills: all bills are kept, and for each whether it was paid on time.
        return aggregate.Window is Window.AmongLast && events.Where is not null
            ? (events.EventType, -1, -1, new ColumnPlan(events.Field, conditions[events.Where]))
            : (events.EventType, -1, conditions[events.Where], field);
    }
}
