using Workflows.Model.Effects;
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
            var (share, money) = figures.Evaluator.SpentOf(budget.Index);
            const string Rows = "balance of the budget in its period at the report's end";
            figures.Add(Name, "budget spent", budget.Name, FigureList.Exact(money), programme.Currency, null, Rows);
            figures.Add(Name, "budget limit", budget.Name, FigureList.Exact(budget.Limit), programme.Currency, null, "the programme");
            figures.Add(Name, "budget share", budget.Name, FigureList.Exact(share), "share", null, $"{Rows} / limit");
            if (budget.WarnAt is { } warnAt)
            {
                figures.Add(Name, "budget warns at", budget.Name, FigureList.Exact(warnAt), "share", null, "the programme");
            }
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
                $"{(currency < 0 ? "uses" : programme.Currencies[currency].Name)} of {by} by {CapWords(programme, cap)}", points, unit,
                times,
                $"effects CutByCap, {figures.InPeriod}");
        }

        foreach (var (reason, times) in figures.Books.Rejections)
        {
            figures.Add(Name, "refused", Words((RejectionReason)reason), times, "requests", times, $"effects Rejected, {figures.InPeriod}");
        }
    }

    private static string CapWords(Programme programme, int index)
    {
        var shared = programme.SharedCaps.FirstOrDefault(candidate => candidate.Cap.Index == index);
        var cap = shared?.Cap ?? programme.Rules.SelectMany(rule => rule.Caps).First(candidate => candidate.Index == index);
        var what = cap.Currency is { } currency ? $"{cap.Most} {programme.Currencies[currency].Name}" : cap.Most == 1 ? "once"
            : $"{cap.Most} times";
        var period = cap.Period switch
        {
            CapPeriod.InTotal => "in total",
            CapPeriod.PerCalendar per => $"per calendar {Lower(per.Unit)}",
            CapPeriod.InAny any => $"in any {any.Length}",
            CapPeriod.PerEvent => "per event",
            _ => "",
        };
        return $"{(shared is null ? "" : shared.Name + ", ")}at most {what} {period}";
    }

    private static string Lower(Model.Time.TimeUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Words(RejectionReason reason) => reason switch
    {
        RejectionReason.NotEnoughPoints => "not enough points",
        RejectionReason.NotSpendable => "not a currency that can be spent",
        RejectionReason.NoSuchTask => "no such open task",
        RejectionReason.NoSuchPrice => "no such price",
        RejectionReason.NotEligible => "not eligible for the reward",
        RejectionReason.CapReached => "as many rewards as a member may have",
        RejectionReason.OutOfStock => "none of the reward left",
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
        RejectionReason.VoucherExpired => "an expired voucher",
        RejectionReason.VoucherUsedUp => "a voucher that is used up",
        RejectionReason.VoucherTooSmall => "too little left of the voucher",
        _ => reason.ToString(),
    };
}
