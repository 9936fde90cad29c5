using Workflows.Core.Explaining;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Evaluation.Sections;

/// <summary>Budgets, caps that cut, and refused requests.</summary>
internal static class LimitsSection
{
    private const string Name = "limits";

    public static void Write(FigureList figures)
    {
        var programme = figures.Books.Programme;
        foreach (var budget in programme.Budgets)
        {
            WriteLimits(figures, budget);
            WriteOwed(figures, budget);
        }

        foreach (var ((budget, limit, warning, key), times) in figures.Books.Warnings)
        {
            var share = programme.Budgets[budget].WarnAt[warning] * Fraction.Of(100);
            figures.Add(Name, "budget warned", $"{LimitText.Of(programme, programme.Budgets[budget], limit)} at {share}%{(key.Length == 0 ? "" : $": {key}")}", times, "times",
                times, $"effects BudgetWarned, {figures.InPeriod}");
        }

        foreach (var ((budget, currency), (times, points)) in figures.Books.BudgetCuts)
        {
            figures.Add(Name, "cut by budget", $"{programme.Currencies[currency].Name} by {programme.Budgets[budget].Name}", points,
                "points", times,
                $"effects CutByBudget, {figures.InPeriod}");
        }

        foreach (var ((cap, rule, currency), (times, points)) in figures.Books.CapCuts)
        {
            var by = rule >= 0 ? programme.Rules[rule].Name : $"journey {programme.Journeys[-1 - rule].Name}";
            var unit = currency < 0 ? "uses" : "points";
            figures.Add(Name, "cut by cap",
                $"{(currency < 0 ? "uses" : programme.Currencies[currency].Name)} of {by} by {CapWords(figures.Books.Plan, cap)}", points, unit,
                times,
                $"effects CutByCap, {figures.InPeriod}");
        }

        foreach (var (reason, times) in figures.Books.Rejections)
        {
            figures.Add(Name, "refused", Words((RejectionReason)reason), times, "requests", times, $"effects Rejected, {figures.InPeriod}");
        }
    }

    private static void WriteLimits(FigureList figures, Budget budget)
    {
        foreach (var use in figures.Evaluator.UsesOf(budget.Index))
        {
            const string Rows = "balance of the budget in its period at the report's end";
            var unit = use.Limit.Currency is null ? figures.Books.Programme.Currency : "points";
            figures.Add(Name, "budget spent", use.Name, FigureList.Exact(use.Spent), unit, null, Rows);
            figures.Add(Name, "budget limit", use.Name, FigureList.Exact(use.Limit.Most), unit, null, "the programme");
            figures.Add(Name, "budget share", use.Name, FigureList.Exact(use.Share), "share", null, $"{Rows} / limit");
            if (!budget.WarnAt.IsEmpty)
            {
                figures.Add(Name, "budget warns at", use.Name, FigureList.Exact(budget.WarnAt[0]), "share", null, "the programme");
            }
        }
    }

    /// <summary>A partner's debt: the worth of the points that it pays, corrections included, in the month in which they count.</summary>
    private static void WriteOwed(FigureList figures, Budget partner)
    {
        if (!partner.IsPartner)
        {
            return;
        }

        var books = figures.Books;
        const string Rows = "answers of the partner to draws, points at worth x share";
        var sum = Fraction.Zero;
        foreach (var (month, money) in figures.Evaluator.OwedBy(partner.Index))
        {
            figures.AddMonth(Name, "partner pays", partner.Title, books.MonthOf(month), FigureList.Exact(money), books.Programme.Currency, null, Rows);
            sum += money;
        }

        figures.Add(Name, "partner owes", partner.Title, FigureList.Exact(sum), books.Programme.Currency, null, $"{Rows}, to the end of the run");
    }

    private static string CapWords(ProgrammePlan plan, int index)
    {
        var shared = plan.Programme.SharedCaps.LastOrDefault(candidate => candidate.Cap.Index == index);
        return $"{(shared is null ? "" : shared.Name + ", ")}{(plan.CapOf(index) is { } cap ? LimitText.Of(plan.Programme, cap) : "a limit of another version")}";
    }

    private static string Words(RejectionReason reason) => reason switch
    {
        RejectionReason.NotEnoughPoints => "not enough points",
        RejectionReason.NotSpendable => "not a currency that can be spent",
        RejectionReason.NoSuchTask => "no such open task",
        RejectionReason.NoSuchPrice => "no such price",
        RejectionReason.NotEligible => "not eligible for the reward",
        RejectionReason.CapReached => "as many rewards as a member may have",
        RejectionReason.LimitReached => "as many of the reward as members together may have",
        RejectionReason.OutOfStock => "none of the reward left",
        RejectionReason.HasLeft => "an event of somebody who has left",
        RejectionReason.NotHoldable => "a reward that can't be reserved",
        _ => OfGiven(reason),
    };

    private static string OfGiven(RejectionReason reason) => reason switch
    {
        RejectionReason.NoSuchHold => "no such hold",
        RejectionReason.NoSuchRedemption => "no such redemption",
        RejectionReason.NotCancellable => "a reward that can't be cancelled",
        RejectionReason.TooLateToCancel => "too late to cancel",
        RejectionReason.AlreadyUsed => "a reward that was had already",
        RejectionReason.NoSuchVoucher => "no such voucher",
        RejectionReason.NothingHeld => "nothing held of that event",
        RejectionReason.VoucherExpired => "an expired voucher",
        RejectionReason.VoucherUsedUp => "a voucher that is used up",
        RejectionReason.VoucherTooSmall => "too little left of the voucher",
        _ => reason.ToString(),
    };
}
