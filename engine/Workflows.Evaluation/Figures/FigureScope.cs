using System.Collections.Immutable;
using Workflows.Evaluation.Books;

namespace Workflows.Evaluation.Figures;

/// <summary>The rows over which a figure runs: all members in the period, those of a segment, or all in one month.</summary>
internal sealed class FigureScope
{
    private FigureScope(string words, RunBooks books)
    {
        Words = words;
        Tallies = new Tally[books.Tallies.Slots.Length];
        Issued = new long[books.Programme.Currencies.Length];
        Redeemed = new long[Issued.Length];
        Expired = new long[Issued.Length];
    }

    /// <summary>The rows in words.</summary>
    public string Words { get; }

    /// <summary>The period as figures name it.</summary>
    public required string Period { get; init; }

    /// <summary>Index of the segment; null for all members.</summary>
    public int? Segment { get; private init; }

    /// <summary>The members, with their index; null where the scope is a month.</summary>
    public IReadOnlyList<(int Index, MemberBook Book)>? Members { get; private init; }

    /// <summary>Events by slot.</summary>
    public Tally[] Tallies { get; }

    /// <summary>Points issued less those reversed, by currency.</summary>
    public long[] Issued { get; }

    /// <summary>Points redeemed, by currency.</summary>
    public long[] Redeemed { get; }

    /// <summary>Points expired, by currency.</summary>
    public long[] Expired { get; }

    /// <summary>Messages sent.</summary>
    public long Messages { get; private set; }

    /// <summary>What they cost.</summary>
    public decimal MessageCost { get; private set; }

    /// <summary>Tasks given.</summary>
    public long Tasks { get; private set; }

    /// <summary>Tasks overdue.</summary>
    public long TasksOverdue { get; private set; }

    /// <summary>All members who had joined by the end of the period, or those who were in a segment then.</summary>
    public static FigureScope OfMembers(RunBooks books, string period, int? segment = null)
    {
        var scope = Of(books, period, WordsOf(books, segment), segment,
            (_, book) => book.JoinedAt < books.End && (segment is not { } inside || book.EndSegments[inside]));

        // What households have together is nobody's in particular, and all members'.
        foreach (var household in segment is null ? books.Households : [])
        {
            scope.Add(household, books.Tallies.Slots);
        }

        return scope;
    }

    /// <summary>The members of a rival's programme by their index there.</summary>
    public static FigureScope OfMembers(RunBooks books, string period, string words, Predicate<int> isIn) =>
        Of(books, period, words, null, (index, _) => isIn(index));

    /// <summary>Members in words.</summary>
    public static string WordsOf(RunBooks books, int? segment) =>
        segment is { } inside ? $"members in segment {books.Programme.Segments[inside].Name} at the period's end" : "all members";

    private static FigureScope Of(RunBooks books, string period, string words, int? segment, Func<int, MemberBook, bool> isIn)
    {
        var members = books.Members.Select((book, index) => (Index: index, Book: book!))
            .Where(member => member.Book is { } book && isIn(member.Index, book)).ToList();
        var scope = new FigureScope(words, books) { Period = period, Segment = segment, Members = members };
        foreach (var (_, book) in members)
        {
            scope.Add(book, books.Tallies.Slots);
        }

        return scope;
    }

    /// <summary>All that happened in a month.</summary>
    public static FigureScope OfMonth(RunBooks books, string period, MonthBook month)
    {
        var scope = new FigureScope("all members", books)
        {
            Period = period, Messages = month.Messages, MessageCost = month.MessageCost, Tasks = month.Tasks,
                TasksOverdue = month.TasksOverdue,
        };
        month.Tallies.CopyTo(scope.Tallies, 0);
        for (var currency = 0; currency < scope.Issued.Length; currency++)
        {
            var of = month.Currencies[currency];
            (scope.Issued[currency], scope.Redeemed[currency], scope.Expired[currency]) = (
                of.Issued - of.Reversed, of.Redeemed, of.Expired);
        }

        return scope;
    }

    private void Add(MemberBook book, ImmutableArray<TallySlot> slots)
    {
        for (var i = 0; i < Tallies.Length; i++)
        {
            slots[i].Merge(ref Tallies[i], book.Tallies[i]);
        }

        for (var currency = 0; currency < Issued.Length; currency++)
        {
            Issued[currency] += book.Issued[currency];
            Redeemed[currency] += book.Redeemed[currency];
            Expired[currency] += book.Expired[currency];
        }

        Messages += book.Messages;
        MessageCost += book.MessageCost;
        Tasks += book.Tasks;
        TasksOverdue += book.TasksOverdue;
    }
}
