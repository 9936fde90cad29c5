using Workflows.Core.Rules;
using Workflows.Evaluation.Books;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Figures;

/// <summary>Figures over news of the market, which are nobody's: in the report's period, or so far back from its end.</summary>
internal sealed class MarketFigures(RunBooks books)
{
    private readonly RuleFacts _facts = new(books.Plan.Calendar);

    /// <summary>The value of a figure.</summary>
    public FigureValue Of(Expression.Figure figure)
    {
        var subject = figure.Subject;
        var type = books.Programme.EventTypes[subject.EventType!.Value];
        var records = books.Market.Of(type.Index).Where(record => IsIn(record.At, subject.Over) && Counts(record, subject)).ToList();
        var source = $"events {type.Name} of the market{(subject.Where is { } where ? $" where line {where.Span.Line} of the programme says" : "")}, "
            + (subject.Over is { } length ? $"over the last {length} of the period" : "in the period");
        if (figure.Kind == FigureKind.Count)
        {
            return FigureValue.Of(Fraction.Of(records.Count), records.Count, source);
        }

        var scale = subject.Field!.Type.Scale;
        var values = records.Select(record => record.Numbers[subject.Field.Index]).ToList();
        return figure.Kind switch
        {
            FigureKind.Sum => FigureValue.Of(Fraction.Of(values.Sum(), scale), values.Count, source),
            _ when values.Count == 0 => FigureValue.None("there is no such news of the market", source),
            FigureKind.Average => FigureValue.Of(Fraction.Of(values.Sum(), scale) / Fraction.Of(values.Count), values.Count, source),
            FigureKind.Smallest => FigureValue.Of(Fraction.Of(values.Min(), scale), values.Count, source),
            FigureKind.Largest => FigureValue.Of(Fraction.Of(values.Max(), scale), values.Count, source),
            _ => FigureValue.None("news of the market have no such figure", source),
        };
    }

    private bool IsIn(Instant at, TimeLength? over) =>
        over is null ? books.IsInPeriod(at) : at < books.End && books.Plan.Calendar.Plus(at, over.Value) >= books.End;

    private bool Counts(EventRecord record, FigureSubject subject)
    {
        if (subject.Field is { } field && !record.Has(field.Index))
        {
            return false;
        }

        if (subject.Where is not { } where)
        {
            return true;
        }

        _facts.Event = record;
        _facts.SetNow(record.At);
        return books.Plan.Rules.Holds(books.Plan.Conditions[where], _facts);
    }
}
