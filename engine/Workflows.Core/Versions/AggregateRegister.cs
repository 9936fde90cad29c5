using System.Collections.Immutable;
using Workflows.Core.Rules;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>
/// The values of members' histories that any version asks for, each once: what two versions ask for alike is one value, which goes on.
/// </summary>
internal sealed class AggregateRegister
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Aggregate>.Builder _all = ImmutableArray.CreateBuilder<Aggregate>();

    /// <summary>All of them.</summary>
    public ImmutableArray<Aggregate> All => _all.ToImmutable();

    /// <summary>Takes those of the next version and says their numbers.</summary>
    public int[] Take(Programme version, Numbers numbers, ExpressionNumbers expressions) =>
        [.. version.Aggregates.Select(aggregate => NumberOf(aggregate with { Source = SourceOf(aggregate.Source, numbers, expressions) }))];

    /// <summary>What an aggregate runs over.</summary>
    public static AggregateSource SourceOf(AggregateSource source, Numbers numbers, ExpressionNumbers expressions) => source switch
    {
        AggregateSource.Events x => new AggregateSource.Events(
            numbers.EventTypes[x.EventType], expressions.Maybe(x.Where, x.EventType), expressions.MaybeField(x.EventType, x.Field)),
        AggregateSource.EarnedPoints x => x with { Currency = numbers.Currencies[x.Currency] },
        _ => throw new ArgumentException($"{source.GetType().Name} can't be said in the numbers of several versions."),
    };

    private int NumberOf(Aggregate aggregate)
    {
        var of = aggregate.Source switch
        {
            AggregateSource.Events x => $"{x.EventType} {x.Field?.Index} {(x.Where is null ? "" : Key(x.Where))}",
            _ => aggregate.Source.ToString(),
        };
        var key = $"{aggregate.Kind} {aggregate.Window} {of}";
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _numbers[key] = _all.Count;
            _all.Add(aggregate with { Index = number });
        }

        return number;
    }

    /// <summary>An expression as text that is equal where the expressions mean the same: each part with the number of its own parts.</summary>
    private static string Key(Expression expression) => string.Join(';', ExpressionWalk.All(expression).Select(part => part switch
    {
        Expression.Number x => $"number {x.Value}",
        Expression.Text x => $"text {x.Value.Length} {x.Value}",
        Expression.Length x => $"length {x.Value}",
        Expression.EventField x => $"field {x.Field.Index}",
        Expression.Clock x => $"clock {x.Part}",
        Expression.DatePart x => $"part {x.Part}",
        Expression.Arithmetic x => $"{x.Operator}",
        Expression.Compare x => $"{x.Operator}",
        Expression.OneOf x => $"one of {x.Values.Length}",
        Expression.IsMultiple x => $"multiple {x.Of}",
        Expression.Named x => $"let {x.Let}",
        _ => $"{part.GetType().Name} {ExpressionWalk.Parts(part).Count()} {(ExpressionWalk.Parts(part).Any() ? "" : part with { Span = default! })}",
    }));
}
