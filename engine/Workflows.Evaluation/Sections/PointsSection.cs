using Workflows.Accounting;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>Points by currency: what was issued, reversed, redeemed, expired, what is outstanding, and what that is worth.</summary>
internal static class PointsSection
{
    private const string Name = "points";

    public static void Write(FigureList figures)
    {
        foreach (var currency in figures.Books.Programme.Currencies)
        {
            Flows(figures, currency);
            Months(figures, currency);
            if (!currency.IsStatus)
            {
                Liability(figures, currency);
            }
        }

        foreach (var ((rule, currency), (times, points)) in figures.Books.RuleGave)
        {
            var declared = figures.Books.Programme.Rules[rule];
            figures.Add(Name, "given by rule", $"{figures.Books.Programme.Currencies[currency].Name} by {declared.Name}", points,
                "points", times,
                $"effects RuleGave and Corrected of rule {declared.Name}, {figures.InPeriod}");
        }
    }

    private static void Flows(FigureList figures, PointsCurrency currency)
    {
        var books = figures.Books;
        var (issued, reversed, redeemed, expired) = (0L, 0L, 0L, 0L);
        foreach (var member in books.Joined.Concat(books.Households))
        {
            issued += member.Issued[currency.Index];
            redeemed += member.Redeemed[currency.Index];
            expired += member.Expired[currency.Index];
            reversed += member.Reversed[currency.Index];
        }

        var rows = $"postings of {currency.Name}, {figures.InPeriod}";
        figures.Add(Name, "issued", currency.Name, issued + reversed, "points", null, $"{rows}, from Issued");
        figures.Add(Name, "reversed", currency.Name, reversed, "points", null, $"{rows}, to Reversed");
        figures.Add(Name, "redeemed", currency.Name, redeemed, "points", null, $"{rows}, to Redeemed");
        figures.Add(Name, "expired", currency.Name, expired, "points", null, $"{rows}, to Expired");
        figures.Add(Name, "burn rate", currency.Name, FigureList.Share(redeemed, issued), "share", null,
            "redeemed / (issued - reversed) of the period; not a forecast of redemption");
    }

    private static void Months(FigureList figures, PointsCurrency currency)
    {
        var (pending, available) = (0L, 0L);
        foreach (var (month, book) in figures.Books.Months)
        {
            var of = book.Currencies[currency.Index];
            pending += of.PendingChange;
            available += of.AvailableChange;
            var rows = $"postings of {currency.Name} of the month";
            figures.AddMonth(Name, "issued", currency.Name, month, of.Issued, "points", null, $"{rows}, from Issued");
            figures.AddMonth(Name, "reversed", currency.Name, month, of.Reversed, "points", null, $"{rows}, to Reversed");
            figures.AddMonth(Name, "redeemed", currency.Name, month, of.Redeemed, "points", null, $"{rows}, to Redeemed");
            figures.AddMonth(Name, "expired", currency.Name, month, of.Expired, "points", null, $"{rows}, to Expired");
            figures.AddMonth(Name, "pending", currency.Name, month, pending, "points", null, "balance of Pending at the month's end");
            figures.AddMonth(Name, "available", currency.Name, month, available, "points", null, "balance of Available at the month's end");
        }
    }

    private static void Liability(FigureList figures, PointsCurrency currency)
    {
        var books = figures.Books;
        var expected = Fraction.Zero;
        var (pending, available, held) = (0L, 0L, 0L);
        foreach (var cohort in books.Cohorts.Of(currency.Index))
        {
            var standing = cohort.At(int.MaxValue);
            var still = standing.Expected(currency.ExpectedRedemption);
            expected += still;
            pending += standing.Pending;
            available += standing.Available;
            held += standing.Held;
            OfCohort(figures, currency, cohort.Month, standing, still);
        }

        figures.Add(Name, "pending", currency.Name, pending, "points", null,
            $"postings of {currency.Name} before the period's end, balance of Pending");
        figures.Add(Name, "available", currency.Name, available, "points", null,
            $"postings of {currency.Name} before the period's end, balance of Available");
        figures.Add(Name, "outstanding", currency.Name, pending + available + held, "points", null,
            held == 0 ? "pending + available" : "pending + available + held");
        figures.Add(Name, "still expected", currency.Name, FigureList.Exact(expected), "points", null,
            "by month of earning: expected share x (issued - reversed) - redeemed, from 0 to what is outstanding");
        figures.Add(Name, "liability", currency.Name, FigureList.Exact(expected * currency.Worth), books.Programme.Currency, null,
            "still expected x worth");
    }

    private static void OfCohort(FigureList figures, PointsCurrency currency, int month, Standing cohort, Fraction still)
    {
        var item = currency.Name;
        const string Rows = "postings by the month in which their lot was earned";
        figures.AddMonth(Name, "earned: given", item, month, cohort.Given + cohort.Reversed, "points", null, Rows);
        figures.AddMonth(Name, "earned: reversed", item, month, cohort.Reversed, "points", null, Rows);
        figures.AddMonth(Name, "earned: redeemed", item, month, cohort.Redeemed, "points", null, Rows);
        figures.AddMonth(Name, "earned: expired", item, month, cohort.Expired, "points", null, Rows);
        figures.AddMonth(Name, "earned: outstanding", item, month, cohort.Outstanding, "points", null, Rows);
        figures.AddMonth(Name, "earned: liability", item, month, FigureList.Exact(still * currency.Worth),
            figures.Books.Programme.Currency, null,
            $"{Rows}: still expected x worth");
    }
}
