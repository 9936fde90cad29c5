using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Statistics;

namespace Workflows.Evaluation.Sections;

/// <summary>What customers say: the promoter score of the first survey that a measure asks for.</summary>
internal static class PerceptionSection
{
    private const string Name = "perception";

    public static void Write(FigureList figures)
    {
        var slot = figures.Books.Tallies.Promoters;
        if (slot < 0)
        {
            return;
        }

        var source = figures.Books.Tallies.Slots[slot].Source;
        OfScope(figures, figures.Evaluator.All, slot, "", source);
        foreach (var segment in figures.Books.Programme.Segments)
        {
            OfScope(figures, figures.Evaluator.Of(segment.Index), slot, segment.Name, source);
        }

        foreach (var (month, book) in figures.Books.Months)
        {
            OfScope(figures, FigureScope.OfMonth(figures.Books, FigureList.MonthName(month), book), slot, "", source);
        }

        figures.Add(Name, "off the scale", "", figures.Books.OffScale, "answers", null,
            $"{source} whose score isn't a whole number from 0 to 10; not counted");
    }

    private static void OfScope(FigureList figures, FigureScope scope, int slot, string segment, string source)
    {
        var tally = scope.Tallies[slot];
        var passive = tally.Count - tally.Low - tally.High;
        var value = tally.Count == 0
            ? FigureValue.None("nobody answered", source)
            : Score(figures.Books, new NetPromoter(tally.Low, passive, tally.High), source);
        figures.Add(FigureList.Of(Name, "nps", "", segment, scope, value, "score"));
        figures.Add(new(Name, "promoters", "", scope.Period, segment, tally.Low, "answers", tally.Count, $"{source}, 9 or 10"));
        figures.Add(new(Name, "passives", "", scope.Period, segment, passive, "answers", tally.Count, $"{source}, 7 or 8"));
        figures.Add(new(Name, "detractors", "", scope.Period, segment, tally.High, "answers", tally.Count, $"{source}, 0 to 6"));
    }

    private static FigureValue Score(RunBooks books, NetPromoter score, string source)
    {
        var interval = score.Adjusted(books.Settings.Confidence);
        return FigureValue.Of(new(100 * (score.Promoters - score.Detractors), score.Answers), score.Answers, source) with
        {
            Interval = new Interval(100 * interval.Low, 100 * interval.High),
        };
    }
}
