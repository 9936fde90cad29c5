using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Accounting;

/// <summary>How points are accounted for.</summary>
public enum AccountingMethod
{
    /// <summary>Part of the price of what was sold is deferred until points are redeemed or can't be any more (IFRS 15, ASC 606).</summary>
    Deferred,

    /// <summary>What the points are expected to cost is an expense when they are given.</summary>
    Accrued,
}

/// <summary>A line of the journal: money from one account to another.</summary>
/// <param name="Month">The month at whose end it is booked: year times 12 plus month from 0.</param>
/// <param name="Currency">Index of the points currency.</param>
/// <param name="EarnedIn">The month in which the points were earned.</param>
/// <param name="Debit">The account that is debited.</param>
/// <param name="Credit">The account that is credited.</param>
/// <param name="Amount">In units of money, above 0.</param>
/// <param name="Text">Why.</param>
public readonly record struct JournalLine(int Month, int Currency, int EarnedIn, string Debit, string Credit, long Amount, string Text);

/// <summary>
/// The lines that bring the books from month to month to the liability that the ledger implies. The lines of each cohort are rounded by
/// their sums, so at any date they add up to the liability of that date, to the cent.
/// </summary>
public sealed class Journal
{
    /// <summary>Account of what is owed to members for points.</summary>
    public const string Liability = "Points liability";

    /// <summary>Account of sales.</summary>
    public const string Sales = "Revenue";

    /// <summary>Account of revenue from points.</summary>
    public const string FromPoints = "Revenue from points";

    /// <summary>Account of what points cost.</summary>
    public const string Expense = "Loyalty expense";

    /// <summary>Account of the rewards that members got for points.</summary>
    public const string Rewards = "Rewards supplied";

    private readonly PointsBooks _books;
    private readonly Programme _programme;
    private readonly AccountingMethod _method;
    private readonly bool _usesHistory;

    /// <summary>A journal over books.</summary>
    /// <param name="books">What was gathered from the ledger.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="method">How points are accounted for.</param>
    /// <param name="usesHistory">Whether the expected share comes from the programme's own history, where that is long enough.</param>
    public Journal(PointsBooks books, Programme programme, AccountingMethod method, bool usesHistory) =>
        (_books, _programme, _method, _usesHistory) = (books, programme, method, usesHistory);

    /// <summary>The lines up to the end of a month, in order.</summary>
    public IReadOnlyList<JournalLine> Until(int month)
    {
        var lines = new List<JournalLine>();
        var before = new Dictionary<Cohort, Position>();
        for (var at = _books.First ?? month + 1; at <= month; at++)
        {
            var curves = CurvesAt(at);
            foreach (var cohort in _books.Cohorts.Where(cohort => cohort.Month <= at))
            {
                var was = before.GetValueOrDefault(cohort);
                var now = PositionOf(cohort, at, curves[cohort.Currency]);
                before[cohort] = now;
                Lines(cohort, at, was, now, lines);
            }
        }

        return lines;
    }

    /// <summary>What is owed for points at the end of a month, by cohort: exact.</summary>
    public IReadOnlyList<(Cohort Cohort, Fraction Amount)> LiabilityAt(int month)
    {
        var curves = CurvesAt(month);
        return [.. _books.Cohorts.Where(cohort => cohort.Month <= month)
            .Select(cohort => (cohort, PositionOf(cohort, month, curves[cohort.Currency]) is var position ? position.Deferred - position.Earned : default))];
    }

    private RedemptionCurve[] CurvesAt(int month) =>
        [.. _programme.Currencies.Select(currency => _usesHistory
            ? RedemptionCurve.FromHistory(
                [.. _books.Cohorts.Where(cohort => cohort.Currency == currency.Index)], month, currency.ExpectedRedemption)
            : RedemptionCurve.Stated(currency.ExpectedRedemption))];

    private Position PositionOf(Cohort cohort, int month, RedemptionCurve curve)
    {
        var standing = cohort.At(month);
        var expected = standing.Expected(curve.Share(cohort, month));
        var unit = _programme.Currencies[cohort.Currency].Worth * Fraction.Of(_programme.MoneyScale);
        var redeemed = Fraction.Of(standing.Redeemed);
        return _method == AccountingMethod.Accrued
            ? new Position((redeemed + expected) * unit, redeemed * unit)
            : Deferred(cohort, month, redeemed, expected);
    }

    /// <summary>The price is allocated by what was expected when the points were given; later estimates only change when it is earned.</summary>
    private Position Deferred(Cohort cohort, int month, Fraction redeemed, Fraction expected)
    {
        var sales = Fraction.Of(_books.Sales(cohort.Month, month));
        var points = _programme.Currencies.Aggregate(Fraction.Zero, (sum, currency) => sum + Worth(currency, cohort.Month, month));
        var own = Worth(_programme.Currencies[cohort.Currency], cohort.Month, month);
        var allocated = points == Fraction.Zero ? Fraction.Zero : Revenue.Allocated(sales, sales, points) * own / points;
        return new Position(allocated, Revenue.ToDate(allocated, redeemed, expected));
    }

    /// <summary>What the points of a month sell for by themselves, in units of money: with what the programme states as expected.</summary>
    private Fraction Worth(PointsCurrency currency, int earned, int until) => _books.Cohorts
        .Where(cohort => cohort.Currency == currency.Index && cohort.Month == earned)
        .Aggregate(Fraction.Zero, (sum, cohort) =>
            sum + (Fraction.Of(Math.Max(0, cohort.At(until).Given)) * currency.Worth * currency.ExpectedRedemption * Fraction.Of(_programme.MoneyScale)));

    private void Lines(Cohort cohort, int month, Position was, Position now, List<JournalLine> lines)
    {
        var (debit, credit) = _method == AccountingMethod.Deferred ? (Sales, FromPoints) : (Expense, Rewards);
        void Add(string from, string to, long amount, string text)
        {
            if (amount != 0)
            {
                lines.Add(amount > 0
                    ? new JournalLine(month, cohort.Currency, cohort.Month, from, to, amount, text)
                    : new JournalLine(month, cohort.Currency, cohort.Month, to, from, -amount, text));
            }
        }

        var given = Round(now.Deferred) - Round(was.Deferred);
        var earned = Round(now.Earned) - Round(was.Earned);
        Add(debit, Liability, given, month == cohort.Month || (given > 0 && _method == AccountingMethod.Deferred) ? "points given" : _method == AccountingMethod.Deferred ? "returns" : "change of estimate, returns");
        Add(Liability, credit, earned, _method == AccountingMethod.Deferred ? "points redeemed or no longer expected" : "points redeemed");
    }

    private static long Round(Fraction amount) => (long)(amount + Fraction.Of(1, 2)).Floor();

    /// <summary>What of a cohort was deferred or accrued so far, and how much of that was earned or used.</summary>
    private readonly record struct Position(Fraction Deferred, Fraction Earned);
}
