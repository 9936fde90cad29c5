using System.Collections.Immutable;
using System.Globalization;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Evaluation.Sections;

/// <summary>
/// Competitors: each measure that a rival's programme has by the same name as ours, theirs against ours, over all members and by segment;
/// and the news of the market.
/// </summary>
internal static class CompetitorsSection
{
    /// <summary>The most news that a report tells.</summary>
    private const int NewsMost = 12;

    private const string Name = "competitors";

    public static void Write(FigureList figures, RunEnd end)
    {
        foreach (var there in end.Rivals)
        {
            foreach (var measure in figures.Books.Programme.Measures.Where(own => there.Books.Programme.Measures.Any(their => their.Name == own.Name)))
            {
                Compare(figures, there.Rival, measure, null);
                foreach (var segment in figures.Books.Programme.Segments)
                {
                    Compare(figures, there.Rival, measure, segment);
                }
            }

            figures.Add(Name, "events not taken", there.Rival.Name, there.Refused, "events", there.Refused, $"events that {there.Rival.Title} would refuse");
        }
    }

    /// <summary>The latest news of the market in the period, the latest first.</summary>
    public static ImmutableArray<MarketNews> News(RunBooks books) =>
    [
        .. books.Programme.EventTypes.Where(type => type is { IsMarket: true, Index: >= BuiltInEvents.Count })
            .SelectMany(type => books.Market.Of(type.Index).Where(record => books.IsInPeriod(record.At)).Select(record => (Type: type, Record: record)))
            .OrderByDescending(news => news.Record.At).ThenBy(news => news.Record.Key, StringComparer.Ordinal).Take(NewsMost)
            .Select(news => new MarketNews(
                Calendar.DateOf(books.Plan.Calendar.DayOf(news.Record.At)), news.Type.Name, Words(news.Type, news.Record, books.Programme))),
    ];

    private static void Compare(FigureList figures, Rival rival, Measure measure, Segment? segment)
    {
        var scope = segment is null ? figures.Evaluator.All : figures.Evaluator.Of(segment.Index);
        var unit = MeasuresSection.UnitOf(measure.Value, figures.Books.Programme);
        var item = $"{measure.Name} of {rival.Name}";
        var ours = figures.Evaluator.Value(measure.Value, scope);
        var theirs = figures.Evaluator.OfRival(rival.Index, measure.Name, segment?.Index);
        var difference = ours.Value is { } a && theirs.Value is { } b
            ? new FigureValue(a - b, null, FigureValue.Together(ours, theirs))
            : FigureValue.None(ours.WhyNot ?? theirs.WhyNot ?? "");
        figures.Add(FigureList.Of(Name, "ours", item, segment?.Name ?? "", scope, ours, unit));
        figures.Add(FigureList.Of(Name, "theirs", item, segment?.Name ?? "", scope, theirs, unit));
        figures.Add(FigureList.Of(Name, "difference", item, segment?.Name ?? "", scope, difference, unit));
    }

    private static string Words(EventType type, EventRecord record, Programme programme) => string.Join(", ",
        type.Fields.Where(field => !field.IsKey && record.Has(field.Index)).Select(field => $"{PeopleNumbers.Name(field.Name)} {Value(field, record, programme)}"));

    private static string Value(Field field, EventRecord record, Programme programme)
    {
        var number = record.Numbers[field.Index];
        var exact = (decimal)number / field.Type.Scale;
        return field.Type.Kind switch
        {
            DataKind.Money => string.Create(CultureInfo.InvariantCulture, $"{programme.Currency} {exact:#,##0.00}"),
            DataKind.Percent => string.Create(CultureInfo.InvariantCulture, $"{exact * 100:0.##}%"),
            DataKind.Date => Calendar.DateOf((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DataKind.Choice => field.Type.Choices[(int)number],
            DataKind.YesNo => number == 0 ? "no" : "yes",
            _ => record.Texts[field.Index] ?? exact.ToString("0.####", CultureInfo.InvariantCulture),
        };
    }
}
