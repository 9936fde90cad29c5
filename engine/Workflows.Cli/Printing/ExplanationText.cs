using Workflows.Core.Explaining;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Time;
using Workflows.Elsa.Printing;
using Workflows.Model.Effects;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Printing;

/// <summary>Explanations in words: what was decided, by which line, with which values, and why other rules did not fire.</summary>
/// <param name="plan">The programme.</param>
/// <param name="nameOf">The id of a member or a household by index; null where nobody knows it, and a number stands for it.</param>
internal sealed class ExplanationText(ProgrammePlan plan, Func<int, string>? nameOf = null)
{
    private readonly HouseholdText _households = new(plan.Programme, nameOf ?? MemberState.StandInOf);
    private readonly Programme _programme = plan.Programme;

    /// <summary>Whose explanation it is, and how to read its times.</summary>
    public string Title(string member) => $"{member} in {_programme.Title}; times are local in {_programme.TimeZone}";

    /// <summary>How the member's points stand, and what can be had for them.</summary>
    /// <param name="view">The balances.</param>
    /// <param name="hasBasket">Whether an open basket was looked at: then what it would earn is said too.</param>
    public IEnumerable<string> Standing(BasketView view, bool hasBasket)
    {
        foreach (var balance in view.Balances.Where(balance => !_programme.Currencies[balance.Currency].IsStatus))
        {
            yield return $"now {balance.Spendable} {_programme.Currencies[balance.Currency].Name} to spend"
                + (balance.Held > 0 ? $", {balance.Held} held" : "") + (balance.Pending > 0 ? $", {balance.Pending} pending" : "");
        }

        if (!view.InReach.IsEmpty)
        {
            yield return $"in reach: {string.Join(", ", view.InReach.Select(reward => _programme.Rewards[reward].Name))}";
        }

        if (hasBasket)
        {
            var earned = view.Balances.Where(balance => balance.Earned > 0)
                .Select(balance => $"{balance.Earned} {_programme.Currencies[balance.Currency].Name}").ToList();
            yield return $"this basket would earn {(earned.Count == 0 ? "nothing" : string.Join(" and ", earned))}, should every budget pay in full";
        }
    }

    /// <summary>Who is in a household, or in which one the member is.</summary>
    public IEnumerable<string> Household(MemberState member, MemberState? household) => _households.Standing(member, household);

    /// <summary>An entry of the log in one line.</summary>
    public string Heading(StoredEntry entry)
    {
        // What goes on between members and households says itself who and what; its key is nobody's.
        var what = entry.Event is { } between && PassingEvents.IsOfHousehold(between.Type) ? _programme.EventTypes[between.Type].Name
            : entry.Event is { } record
            ? $"{_programme.EventTypes[record.Type].Name} {record.Key}{(EventText(record, entry.HasPersonal) is { Length: > 0 } values ? $" ({values})" : "")}"
            : "the clock";
        return $"{Local(entry.At)}  {what}";
    }

    /// <summary>An entry with its effects and the rules that were asked.</summary>
    public IEnumerable<string> Lines(StoredEntry entry, IEnumerable<Explanation> reasons)
    {
        yield return Heading(entry);
        foreach (var effect in entry.Effects)
        {
            yield return $"  {EffectText(effect)}";
        }

        var rules = reasons.SelectMany(reason => reason.Rules).ToList();
        if (rules.Count > 0)
        {
            yield return "  why:";
        }

        foreach (var line in rules.SelectMany(RuleLines))
        {
            yield return $"    {line}";
        }

        yield return "";
    }

    /// <summary>Why a rule fired or not.</summary>
    public IEnumerable<string> RuleLines(RuleTrace trace)
    {
        var rule = trace.Rule;
        var place = $"{rule.Span.File}:{rule.Span.Line}{(plan.VersionOfRule(rule.Index) is { } version ? $" of version {version}" : "")}";
        if (!trace.Fires)
        {
            yield return trace.FirstFailure is { } failure
                ? $"{rule.Name} ({place}) did not fire: {Because(rule, failure)}"
                : $"{rule.Name} ({place}) did not fire: it is not valid on that day";
        }
        else
        {
            // A rule for each line of a basket may find none that counts.
            yield return trace.Amounts.IsEmpty && rule.EachLine is not null
                ? $"{rule.Name} ({place}) fired and gave nothing: no line of the event counts"
                : $"{rule.Name} ({place}) fired";
            foreach (var amount in trace.Amounts)
            {
                yield return $"  {AmountText(amount)}";
            }

            foreach (var multiplied in trace.Multiplied)
            {
                yield return $"  {MultipliedText(rule, multiplied)}";
            }
        }

        if (trace.Values.Length > 0)
        {
            var values = trace.Values.Select(seen => $"{Print(seen.Expression)} = {ValueText(seen.Expression, seen.Value)}");
            yield return $"  with {string.Join(", ", values.Distinct(StringComparer.Ordinal))}";
        }
    }

    /// <summary>The version of the programme that a rule is of, from 1.</summary>
    public int VersionOf(Rule rule) => plan.VersionOfRule(rule.Index) ?? 1;

    /// <summary>A decision in words.</summary>
    public string EffectText(in Effect effect) => effect.Kind switch
    {
        EffectKind.RuleGave => $"{Rule(effect.Source)} gave {Points(effect)}",
        EffectKind.PassedOn => $"{Rule(effect.Source)} gave {Points(effect)} to {effect.Text}",
        EffectKind.NotPassedOn => NotPassedOnText(effect),
        EffectKind.Transferred => $"gave {Points(effect)} to {effect.Text}",
        EffectKind.TransferReceived => $"{Points(effect)} received from {effect.Text}",
        EffectKind.AwaitedTold => $"told {effect.Text} of it, whose points of {Rule(effect.Source)} waited for it",
        EffectKind.CutByCap => $"{Rule(effect.Source)} was cut by {Points(effect)}: {CapText(effect.Subject)}",
        EffectKind.CutByBudget => $"{Giver(effect.Source)} was cut by {Points(effect)}: {BudgetName(effect.Subject)} had no more",
        EffectKind.LostInGroup => $"{Rule(effect.Source)} gave way to {_programme.Rules[effect.Subject].Name} in {GroupOf(effect.Source)}",
        EffectKind.TierChanged => $"{_programme.Ladders[effect.Source].Name}: "
            + $"{TierName(effect.Source, (int)effect.Amount)} to {TierName(effect.Source, effect.Subject)}",
        EffectKind.TierInGrace => $"{_programme.Ladders[effect.Source].Name}: the term of {TierName(effect.Source, effect.Subject)} ended; "
            + $"it is kept until {Local(new Instant(effect.Amount))} to be earned again",
        EffectKind.TierEarnedAgain => $"{_programme.Ladders[effect.Source].Name}: {TierName(effect.Source, effect.Subject)} earned again",
        EffectKind.SegmentEntered => $"entered {_programme.Segments[effect.Subject].Name}",
        EffectKind.SegmentLeft => $"left {_programme.Segments[effect.Subject].Name}",
        EffectKind.Joined => "joined",
        EffectKind.VersionBegan => $"version {effect.Subject} of the programme came into force",
        EffectKind.Matured => $"{Points(effect)} became spendable",
        EffectKind.Expired => $"{Points(effect)} expired{(effect.Text is null ? "" : $" ({effect.Text})")}",
        EffectKind.NoticeOfExpiry => $"notice: {Points(effect)} can be spent until {Calendar.DateOf(effect.Subject):yyyy-MM-dd}",
        EffectKind.Extended => $"{Rule(effect.Source)} put off the end of {Points(effect)}",
        EffectKind.Confirmed => $"{Points(effect)} confirmed: what they were pending for has come",
        EffectKind.NotConfirmed => $"{Points(effect)} taken back: what they were pending for did not come in time",
        EffectKind.Redeemed => effect.Source < 0 ? $"{Points(effect)} redeemed" : RewardText.Of(_programme, effect),
        EffectKind.Reversed => $"took back {effect.Text}",
        EffectKind.Replaced => $"put {effect.Text} right",
        EffectKind.PaidBack => $"{Points(effect)} paid back what was owed",
        EffectKind.Corrected => $"{Rule(effect.Source)} corrected by {Points(effect)} for {effect.Text}",
        EffectKind.BudgetWarned => WarningText(effect),
        EffectKind.Rejected => $"refused: {RewardText.Of((RejectionReason)effect.Subject)} {effect.Text}"
            + (effect.Source < 0 ? "" : $" ({_programme.Rewards[effect.Source].Name})"),
        >= EffectKind.RewardHeld and <= EffectKind.VoucherExpired => RewardText.Of(_programme, effect),
        (>= EffectKind.Left and <= EffectKind.SentUnderConsent and not EffectKind.JourneyCancelled) or EffectKind.Erased => MembershipText.Of(_programme, effect, Local),
        >= EffectKind.GuardHeld and <= EffectKind.EarningDenied => GuardText(effect),
        >= EffectKind.HouseholdJoined and <= EffectKind.HouseholdAsked => _households.Of(effect),
        _ => JourneyText(effect),
    };

    private string GuardText(in Effect effect)
    {
        var guard = _programme.Guards[effect.Source];
        var who = $"guard {guard.Name} ({guard.Span.File}:{guard.Span.Line})";
        var why = guard.Limit is { } limit ? $"{effect.Amount} events, {LimitText.Of(limit)}"
            : guard.Condition is { } condition ? Print(condition) : "all such events";
        return effect.Kind switch
        {
            EffectKind.GuardHeld => $"{who} holds what this earns for \"{guard.For}\": {why}",
            EffectKind.GuardRefused => $"{who} lets this earn nothing: {why}",
            EffectKind.GuardAlerted => $"{who} tells \"{guard.For}\": {why}",
            EffectKind.EarningReleased => $"{Points(effect)} of {effect.Text} released, which {who} held",
            _ => $"what {effect.Text} earned is denied, which {who} held",
        };
    }

    private string JourneyText(in Effect effect)
    {
        var journey = _programme.Journeys[effect.Source];
        var words = effect.Kind switch
        {
            EffectKind.JourneyStarted => effect.Amount != 0 ? "started, held out: nothing is done" : "started",
            EffectKind.JourneyFinished => effect.Text is { Length: > 0 } ? $"finished \"{effect.Text}\"" : "finished",
            EffectKind.JourneyCancelled => "broken off: the member left",
            EffectKind.GoalReached => "goal reached",
            _ => StepEffectText(effect, StepText(effect.Source, effect.Text ?? "")),
        };
        return $"{journey.Name} ({journey.Span.File}:{journey.Span.Line}) {words}";
    }

    private string StepEffectText(in Effect effect, string step) => effect.Kind switch
    {
        EffectKind.JourneyGave => $"gave {Points(effect)}: {step}",
        EffectKind.MessageSent => $"message sent: {step}",
        EffectKind.MessagePutOff => $"message put off until {Local(new Instant(effect.Amount))}: {step}",
        EffectKind.MessageDropped => $"message given up ({DropText((MessageDropReason)effect.Amount)}): {step}",
        EffectKind.TaskGiven => $"task given: {step}",
        EffectKind.TaskEnded => $"task ended: {step}",
        _ => $"step done: {step}",
    };

    private string Because(Rule rule, Expression failure) => rule.ExceptWhen == failure
        ? $"its exception holds, `{Print(failure)}`"
        : $"`{Print(failure)}` does not hold";

    private string AmountText(AmountTrace amount)
    {
        var rate = RulesText.RateText(_programme, amount.Rate with { Amounts = [amount.Amount] });
        if (amount.Of is not { Value: Fraction value } of)
        {
            return rate;
        }

        if (amount.Before is { Value: Fraction before })
        {
            return ReachedText(amount, of.Expression, value, before);
        }

        var steps = value / amount.Rate.Per!.Step;
        steps = amount.Rate.Per.WholeSteps ? new Fraction(steps.Floor(), 1) : steps;
        var line = amount.Line == 0 ? "" : $"line {amount.Line}: ";
        var given = steps * amount.Amount.Amount;
        var isWhole = given == new Fraction(given.Floor(), 1);
        return $"{line}{rate}: {ValueText(of.Expression, value)} / {NumberText(of.Expression.Type, amount.Rate.Per.Step)} x {amount.Amount.Amount} = "
            + $"{given} {_programme.Currencies[amount.Amount.Currency].Name}{(isWhole ? "" : " before rounding")}";
    }

    private string ReachedText(AmountTrace amount, Expression of, Fraction value, Fraction before)
    {
        var step = amount.Rate.Per!.Step;
        var times = (value / step).Floor() - (before / step).Floor();
        var words = $"{Print(of)} is {NumberText(of.Type, value)} now and was {NumberText(of.Type, before)} before";
        return times == 0
            ? $"{words}: {NumberText(of.Type, step)} not reached anew"
            : $"{words}: {NumberText(of.Type, step)} reached {times} x {amount.Amount.Amount} = "
                + $"{new Fraction(times, 1) * amount.Amount.Amount} {_programme.Currencies[amount.Amount.Currency].Name}";
    }

    private string MultipliedText(Rule rule, MultipliedPoints multiplied)
    {
        var multiply = (RuleEffect.Multiply)rule.Effects[multiplied.Effect];
        var points = _programme.Currencies[multiply.Currency].Name;
        var more = multiply.Factor - Fraction.One;
        var compound = rule.Group is { } group && _programme.Groups[group].Choice == GroupChoice.Compound
            ? $", with what multipliers of {_programme.Groups[group].Name} before it added" : "";
        return $"times {multiply.Factor} of {multiplied.Of} {points}{compound}: {multiplied.Of} x {more} = {multiplied.Of * more} {points} more";
    }

    private string StepText(int journey, string text)
    {
        var id = text.Split(' ')[0];
        var outcome = text.Length > id.Length ? $", {text[(id.Length + 1)..]}" : "";
        var step = plan.Step(journey, id);
        return $"{StepName(step)} (line {step.Span.Line}){outcome}";
    }

    // A step as the programme's author wrote it, short.
    private string StepName(JourneyStep step) => step switch
    {
        JourneyStep.Send x => $"{x.Channel} \"{x.Template}\"",
        JourneyStep.Bonus x => $"bonus of {x.Amount.Amount} {_programme.Currencies[x.Amount.Currency].Name}",
        JourneyStep.WaitFor x => $"wait for {_programme.EventTypes[x.EventType].Name}",
        JourneyStep.Wait x => $"wait {x.Length}",
        JourneyStep.Task x => $"task {x.Name}",
        JourneyStep.If => "if",
        JourneyStep.Part x => $"step {x.Name}",
        JourneyStep.GoTo x => $"go to {x.Target}",
        JourneyStep.Finish x => $"finish \"{x.Outcome}\"",
        _ => step.Id,
    };

    private string EventText(Model.Events.EventRecord record, bool hasPersonal) => string.Join(", ", _programme.EventTypes[record.Type].Fields
        .Where(field => record.Has(field.Index) && !field.IsKey && field.Type.Kind != DataKind.Lines)
        .Select(field => $"{field.Name} " + (field.TellsWho && !hasPersonal ? "erased" : field.Type.IsText
            ? record.Texts[field.Index]
            : NumberText(field.Type, Fraction.Of(record.Numbers[field.Index], field.Type.Scale)))));

    private string ValueText(Expression expression, object? value) => value switch
    {
        null => "unknown",
        bool yes => yes ? "yes" : "no",
        Fraction number => NumberText(expression.Type, number),
        _ => value.ToString() ?? "",
    };

    private string NumberText(DataType type, Fraction value) => type.Kind switch
    {
        DataKind.Choice => type.Choices[(int)value.Floor()],
        DataKind.Date => Calendar.DateOf((int)value.Floor()).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DataKind.Money => $"{WithCents(value.ToString())} {_programme.Currency}",
        DataKind.YesNo => value == Fraction.Zero ? "no" : "yes",
        _ => value.ToString(),
    };

    // 116.9 is an amount that nobody writes.
    private static string WithCents(string amount) => amount is [.., '.', _] ? $"{amount}0" : amount;

    private string Print(Expression expression) => ExpressionPrinter.Print(_programme, expression);

    private string Points(in Effect effect) => effect.Currency < 0 ? "" : $"{effect.Amount} {_programme.Currencies[effect.Currency].Name}";

    private string Rule(int rule) => $"{_programme.Rules[rule].Name} ({_programme.Rules[rule].Span.File}:{_programme.Rules[rule].Span.Line})";

    private string Giver(int source) => source >= 0 ? Rule(source) : _programme.Journeys[-1 - source].Name;

    private string GroupOf(int rule) => _programme.Rules[rule].Group is { } group ? _programme.Groups[group].Name : "";

    private string TierName(int ladder, int tier) => _programme.Ladders[ladder].Tiers[tier].Name;

    private string BudgetName(int budget) => $"{(_programme.Budgets[budget].IsPartner ? "partner" : "budget")} {_programme.Budgets[budget].Name}";

    private string NotPassedOnText(in Effect effect)
    {
        var what = effect.Currency < 0 ? $"{Rule(effect.Source)} could not tell {effect.Text} what is awaited" : $"{Points(effect)} did not reach {effect.Text}";
        return (PassingFailure)effect.Subject switch
        {
            PassingFailure.NotAMember => $"{what}: nobody of that id had joined",
            PassingFailure.TooManyHops => $"{what}: it is the ninth member in a row",
        };
    }

    private string WarningText(in Effect effect)
    {
        var budget = _programme.Budgets[effect.Subject];
        var limit = budget.Limits.Length == 1 ? "its limit" : LimitText.Of(_programme, budget.Limits[effect.Source]);
        var share = budget.WarnAt[(int)effect.Amount];
        return $"{BudgetName(effect.Subject)} reached {share * Fraction.Of(100)}% of {limit}{(effect.Text is null ? "" : $" for {effect.Text}")}";
    }

    private string CapText(int index)
    {
        var cap = plan.Caps[index];
        return $"{LimitText.Of(_programme, cap)} ({cap.Span.File}:{cap.Span.Line})";
    }

    private string Local(Instant at)
    {
        var seconds = plan.Calendar.TimeOfDay(at) / Instant.PerSecond;
        return $"{Calendar.DateOf(plan.Calendar.DayOf(at)):yyyy-MM-dd} {seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}";
    }

    private static string DropText(MessageDropReason reason) => reason == MessageDropReason.NoConsent ? "no consent" : "put off for too long";
}
