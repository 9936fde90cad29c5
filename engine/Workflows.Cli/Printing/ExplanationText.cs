using Workflows.Core.Explaining;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Printing;

/// <summary>Explanations in words: what was decided, by which line, with which values, and why other rules did not fire.</summary>
internal sealed class ExplanationText(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly RankingText _rankings = new(plan);

    /// <summary>The programme, in the version whose words these are.</summary>
    public ProgrammePlan Plan => plan;

    /// <summary>The member's log, by which events are named that others name by their key.</summary>
    public IReadOnlyList<StoredEntry> Log { get; init; } = [];

    /// <summary>The id of a member or a household by index; where nobody says otherwise a number stands for it.</summary>
    public Func<int, string> NameOf { get; init; } = MemberState.StandInOf;

    /// <summary>Values in words.</summary>
    public ValueText Values { get; } = new(plan);

    /// <summary>Why rules fired or not, in words.</summary>
    public RuleReasons Rules { get; } = new(plan, new ValueText(plan));

    /// <summary>Journeys in words.</summary>
    public JourneyText Journeys { get; } = new(plan);

    /// <summary>Whose explanation it is, and how to read its times.</summary>
    public string Title(string member) => $"{member} in {_programme.Title}; times are local in {_programme.TimeZone}";

    /// <summary>An entry of the log in one line.</summary>
    public string Heading(StoredEntry entry) => $"{Local(entry.At)}  {Cause(entry)}";

    /// <summary>What an entry of the log is of: the event with its values, or the clock.</summary>
    public string Cause(StoredEntry entry) => entry.Event is { } record && !PassingEvents.IsOfHousehold(record.Type)
        ? $"{_programme.EventTypes[record.Type].Name} {record.Key}{(Values.Of(record, entry.HasPersonal) is { Length: > 0 } values ? $" ({values})" : "")}"
        : entry.Event is { } between
            ? _programme.EventTypes[between.Type].Name // Its effects say who and what, and its key is nobody's.
            : "the clock";

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

        foreach (var line in rules.SelectMany(Rules.Lines))
        {
            yield return $"    {line}";
        }

        yield return "";
    }

    /// <summary>A decision in words.</summary>
    public string EffectText(in Effect effect) => effect.Kind switch
    {
        EffectKind.RuleGave => $"{Rule(effect.Source)} gave {Points(effect)}",
        EffectKind.PassedOn => $"{Rule(effect.Source)} gave {Points(effect)} to {effect.Text}",
        EffectKind.NotPassedOn => NotPassedOnText(effect),
        EffectKind.Transferred => $"gave {Points(effect)} to {effect.Text}",
        EffectKind.TransferReceived => $"{Points(effect)} received from {effect.Text}",
        EffectKind.AwaitedTold => $"told {effect.Text} of it, whose points of {Rule(effect.Source)} waited for it",
        EffectKind.CutByCap when effect.Amount == 0 => $"{Rule(effect.Source)} was held back: {CapText(effect.Subject)}",
        EffectKind.CutByCap => $"{Rule(effect.Source)} was cut by {Points(effect)}: {CapText(effect.Subject)}",
        EffectKind.CutByBudget => $"{Giver(effect.Source)} was cut by {Points(effect)}: {BudgetName(effect.Subject)} had no more",
        EffectKind.LostInGroup => $"{Rule(effect.Source)} gave way to {_programme.Rules[effect.Subject].Name} in {GroupOf(effect.Source)}",
        EffectKind.TierChanged => $"{_programme.Ladders[effect.Source].Name}: "
            + $"{TierName(effect.Source, (int)effect.Amount)} to {TierName(effect.Source, effect.Subject)}",
        EffectKind.TierInGrace => $"{_programme.Ladders[effect.Source].Name}: the term of {TierName(effect.Source, effect.Subject)} ended; "
            + $"it is kept until {Local(new Instant(effect.Amount))} to be earned again",
        EffectKind.TierEarnedAgain => $"{_programme.Ladders[effect.Source].Name}: {TierName(effect.Source, effect.Subject)} earned again",
        EffectKind.Lent or EffectKind.TierLent or EffectKind.LoanEnded or EffectKind.TierMatched or EffectKind.OwnTierChanged =>
            LoanText.Of(plan, effect, Giver),
        EffectKind.SegmentEntered => $"entered {_programme.Segments[effect.Subject].Name}",
        EffectKind.SegmentLeft => $"left {_programme.Segments[effect.Subject].Name}",
        EffectKind.Joined => "joined",
        >= EffectKind.Refreshed and <= EffectKind.Placed => _rankings.Of(effect),
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
            + (effect.Source < 0 ? "" : $" ({_programme.Rewards[effect.Source].Name})")
            + (effect.Source >= 0 && effect.Subject is (int)RejectionReason.CapReached or (int)RejectionReason.LimitReached
                ? $": {CapText((int)effect.Amount)}" : ""),
        >= EffectKind.RewardHeld and <= EffectKind.VoucherExpired => RewardText.Of(_programme, effect),
        (>= EffectKind.Left and <= EffectKind.SentUnderConsent and not EffectKind.JourneyCancelled)
            or EffectKind.Erased or EffectKind.MergedInto or EffectKind.TookOver => MembershipText.Of(_programme, effect, Local),
        >= EffectKind.GuardHeld and <= EffectKind.EarningDenied => GuardText.Of(this, effect),
        >= EffectKind.HouseholdJoined and <= EffectKind.HouseholdAsked => new HouseholdText(_programme, NameOf).Of(effect),
        EffectKind.WorkflowGave => $"the workflow gave {Points(effect)}",
        EffectKind.WorkflowAnswered or (>= EffectKind.WorkflowSent and <= EffectKind.WorkflowTold) => WorkflowText.Of(effect, Local),
        _ => Journeys.Of(effect),
    };

    /// <summary>The points of a decision.</summary>
    public string Points(in Effect effect) => effect.Currency < 0 ? "" : $"{effect.Amount} {_programme.Currencies[effect.Currency].Name}";

    private string Rule(int rule) => $"{_programme.Rules[rule].Name} ({_programme.Rules[rule].Span.File}:{_programme.Rules[rule].Span.Line})";

    private string Giver(int source) => source >= 0 ? Rule(source) : source == Draw.OfWorkflow ? "the workflow" : _programme.Journeys[-1 - source].Name;

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
        return plan.CapOf(index) is { } cap
            ? $"{LimitText.Of(_programme, cap)} ({cap.Span.File}:{cap.Span.Line})" : "a limit of another version";
    }

    private string Local(Instant at) => LocalTime.Of(plan.Calendar, at);
}
