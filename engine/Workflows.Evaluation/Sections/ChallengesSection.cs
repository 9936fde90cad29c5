using Workflows.Core.Progress;
using Workflows.Model.Numbers;

namespace Workflows.Evaluation.Sections;

/// <summary>Challenges: who is on the way, how often they were reached, and what that gave and cost.</summary>
internal static class ChallengesSection
{
    private const string Name = "challenges";

    public static void Write(FigureList figures, RunEnd end)
    {
        var (books, programme) = (figures.Books, figures.Books.Programme);
        if (programme.Challenges.IsEmpty)
        {
            return;
        }

        var onTheWay = OnTheWay(figures, end);
        foreach (var challenge in programme.Challenges)
        {
            var given = books.RuleGave.Where(one => one.Key.Rule == challenge.Rule).ToList();
            var times = given.Select(one => one.Value.Times).DefaultIfEmpty(0).Max();
            var rows = $"effects RuleGave and Corrected of {challenge.Name}, {figures.InPeriod}";
            figures.Add(Name, "on the way", challenge.Name, onTheWay[challenge.Index], "members", onTheWay[challenge.Index],
                "members who have begun and not reached it anew, at the end of the run");
            figures.Add(Name, "reached", challenge.Name, times, "events", times, rows);
            foreach (var ((_, currency), (_, points)) in given)
            {
                figures.Add(Name, "points", $"{challenge.Name} in {programme.Currencies[currency].Name}", points, "points", null, rows);
            }

            figures.Add(Name, "cost", challenge.Name, given.Sum(one => one.Value.Points * books.PointCosts[one.Key.Currency]), programme.Currency, null,
                "points x worth x expected redemption; basis: issued");
        }
    }

    private static long[] OnTheWay(FigureList figures, RunEnd end)
    {
        var reader = new ProgressReader(figures.Books.Plan);
        var counts = new long[figures.Books.Programme.Challenges.Length];
        foreach (var member in end.Members.Where(member => !member.HasLeft))
        {
            foreach (var progress in reader.ChallengesOf(member, end.Clock).Where(progress => progress.Has > Fraction.Zero))
            {
                counts[progress.Challenge.Index]++;
            }
        }

        return counts;
    }
}
