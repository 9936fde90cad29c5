using Workflows.Evaluation.Books;

namespace Workflows.Evaluation.Sections;

/// <summary>Segments: how large they are, and who moved from where to where. A member may be in several, or in none.</summary>
internal static class SegmentsSection
{
    /// <summary>Members who are in no segment.</summary>
    public const string Nobody = "(no segment)";

    /// <summary>Members who had not joined when the period began.</summary>
    public const string NotYet = "(not yet a member)";

    private const string Name = "segments";

    public static void Write(FigureList figures)
    {
        var books = figures.Books;
        if (books.Programme.Segments.IsEmpty)
        {
            return;
        }

        var members = figures.Evaluator.All.Members!;
        foreach (var segment in books.Programme.Segments)
        {
            var there = figures.Evaluator.Of(segment.Index).Members!.Count;
            figures.Add(Name, "members", segment.Name, there, "members", members.Count,
                "effects SegmentEntered less SegmentLeft up to the period's end");
        }

        Months(figures);
        Movement(figures, [.. members.Select(member => member.Book)]);
    }

    private static void Months(FigureList figures)
    {
        var sizes = new long[figures.Books.Programme.Segments.Length];
        foreach (var (month, book) in figures.Books.Months)
        {
            foreach (var segment in figures.Books.Programme.Segments)
            {
                sizes[segment.Index] += book.SegmentChange[segment.Index];
                figures.AddMonth(Name, "members", segment.Name, month, sizes[segment.Index], "members", null,
                    "effects SegmentEntered less SegmentLeft up to the month's end");
            }
        }
    }

    /// <summary>From each segment at the start to each at the end. Who is in several counts in each, so that rows don't add up to their
    /// segment.</summary>
    private static void Movement(FigureList figures, List<MemberBook> members)
    {
        var segments = figures.Books.Programme.Segments;
        var counts = new long[segments.Length + 2, segments.Length + 1];
        foreach (var member in members)
        {
            foreach (var from in StartRows(figures.Books, member))
            {
                foreach (var to in Places(member.EndSegments))
                {
                    counts[from, to]++;
                }
            }
        }

        for (var from = 0; from < segments.Length + 2; from++)
        {
            for (var to = 0; to < segments.Length + 1; to++)
            {
                var start = from < segments.Length ? segments[from].Name : from == segments.Length ? Nobody : NotYet;
                var end = to < segments.Length ? segments[to].Name : Nobody;
                figures.Add(Name, "moved", $"{start} to {end}", counts[from, to], "members", members.Count,
                    "effects SegmentEntered and SegmentLeft up to both ends of the period");
            }
        }
    }

    private static IEnumerable<int> StartRows(RunBooks books, MemberBook member) =>
        member.JoinedAt >= books.Start ? [books.Programme.Segments.Length + 1] : Places(member.SegmentsAtStart ?? member.Segments);

    /// <summary>The segments a member is in; the number of segments for none.</summary>
    private static IEnumerable<int> Places(bool[] segments)
    {
        var inside = Enumerable.Range(0, segments.Length).Where(segment => segments[segment]).ToList();
        return inside.Count == 0 ? [segments.Length] : inside;
    }
}
