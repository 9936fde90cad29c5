namespace Workflows.Evaluation.Sections;

/// <summary>Members and participation: who joined, who takes part.</summary>
internal static class MembersSection
{
    private const string Name = "members";

    public static void Write(FigureList figures)
    {
        var books = figures.Books;
        var joined = figures.Evaluator.All.Members!;
        var active = joined.Count(member => member.Book.IsActive);
        var inPeriod = joined.Count(member => books.IsInPeriod(member.Book.JoinedAt));
        var stay = joined.Count - books.LeftByEnd;
        figures.Add(Name, "members", "", stay, "members", stay, "members with effect Joined before the period's end, without those who left");
        figures.Add(Name, "joined", "", inPeriod, "members", inPeriod, $"effects Joined, {figures.InPeriod}");
        if (books.LeftByEnd > 0)
        {
            figures.Add(Name, "left", "", books.LeftByEnd, "members", joined.Count, "effects Left without CameBack by the period's end");
        }

        if (books.MergedByEnd > 0)
        {
            figures.Add(
                Name, "merged", "", books.MergedByEnd, "members", joined.Count,
                "effects MergedInto by the period's end: the row of who goes on is that of both");
        }

        figures.Add(Name, "active", "", active, "members", joined.Count, $"members with a posting issued or redeemed, {figures.InPeriod}");
        figures.Add(Name, "participation", "", FigureList.Share(active, joined.Count), "share", joined.Count, "active / members");
        foreach (var segment in books.Programme.Segments)
        {
            var inside = figures.Evaluator.Of(segment.Index).Members!;
            var activeInside = inside.Count(member => member.Book.IsActive);
            figures.Add(Name, "participation", "", FigureList.Share(activeInside, inside.Count), "share", inside.Count,
                "active / members", segment.Name);
        }

        var members = 0L;
        foreach (var (month, book) in books.Months)
        {
            members += book.Joined - book.Left - book.Merged;
            figures.AddMonth(Name, "joined", "", month, book.Joined, "members", book.Joined, "effects Joined of the month");
            figures.AddMonth(
                Name, "members", "", month, members, "members", members,
                $"effects Joined less Left{(books.MergedByEnd > 0 ? " and MergedInto" : "")} up to the month's end");
            figures.AddMonth(Name, "active", "", month, book.Active, "members", members,
                "members with a posting issued or redeemed in the month");
            figures.AddMonth(Name, "participation", "", month, FigureList.Share(book.Active, members), "share", members,
                "active / members");
        }
    }
}
