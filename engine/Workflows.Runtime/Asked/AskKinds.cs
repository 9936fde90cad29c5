using System.Collections.Immutable;
using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Runtime.Asked;

/// <summary>Which steps of workflows a programme can be asked for, and what they have to say.</summary>
public static class AskKinds
{
    internal const string Award = "Loyalty.Award";
    internal const string Bonus = "Loyalty.Bonus";
    internal const string Redeem = "Loyalty.Redeem";
    internal const string SetAttribute = "Loyalty.SetAttribute";
    internal const string StartJourney = "Loyalty.StartJourney";
    internal const string HoldOut = "Loyalty.HoldOut";
    internal const string Decide = "Loyalty.Decide";
    internal const string Decision = "Elsa.FlowDecision";
    internal const string Send = "Loyalty.Send";
    internal const string Task = "Loyalty.Task";
    internal const string WaitFor = "Loyalty.WaitFor";
    internal const string Alert = "Loyalty.Alert";
    internal const string Propose = "Loyalty.Propose";

    private static readonly ImmutableArray<AskSetting> _points =
    [
        new("amount", true, (_, text) => PointsOf(text) is null ? $"`{text}` is no number of points; write a whole one from 1." : null),
        new("currency", false, (programme, text) => Unknown(text, "points currency", programme.Currencies.Select(one => one.Name))),
        new("fundedBy", false, (programme, text) => Unknown(text, "budget", programme.Budgets.Select(one => one.Name))),
        new("allOrNothing", false, (_, text) => IsTruth(text) ? null : $"`{text}` is neither true nor false."),
    ];

    private static readonly ImmutableArray<AskSetting> _condition = [new("condition", true, AskCondition.ProblemOf)];

    private static readonly ImmutableArray<(string Type, ImmutableArray<AskSetting> Settings)> _all =
    [
        (Award, _points),
        (Bonus, _points),
        (Redeem,
        [
            new("points", false, (_, text) => PointsOf(text) is null ? $"`{text}` is no number of points; write a whole one from 1." : null),
            new("currency", false, (programme, text) => Unknown(text, "points currency", programme.Currencies.Select(one => one.Name))),
            new("reward", false, (programme, text) => Unknown(text, "reward", programme.Rewards.Select(one => one.Name))),
        ]),
        (SetAttribute,
        [
            new("attribute", true, (programme, text) =>
                Unknown(text, "field of members", programme.EventTypes[BuiltInEvents.Updated].Fields.Select(field => field.Name))),
            new("value", true, (_, _) => null),
        ]),
        (StartJourney, [new("journey", true, ProblemOfJourney)]),
        (HoldOut,
        [
            new("share", true, (_, text) => ShareOf(text) is null ? $"`{text}` is no share; write one such as `10%`, with two decimals at most." : null),
            new("group", false, (_, _) => null),
        ]),
        (Decide, _condition),
        (Decision, _condition),
        (Send, SlowKinds.Send),
        (Task, SlowKinds.Task),
        (WaitFor, SlowKinds.WaitFor),
        (Alert, SlowKinds.Alert),
        (Propose, SlowKinds.Propose),
    ];

    /// <summary>What is wrong with asking a programme for a step; null for nothing.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="type">Full name of the type of the activity.</param>
    /// <param name="settings">What it says, by name; null for a value that is worked out when the step is due.</param>
    /// <returns>A sentence that says what to do.</returns>
    public static string? ProblemOf(Programme programme, string type, IReadOnlyDictionary<string, string?> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (SettingsOf(type) is not { } kinds)
        {
            return $"a programme can't do `{type}` for a workflow; put it into a journey of the programme and start that with `{StartJourney}`.";
        }

        foreach (var setting in kinds)
        {
            var isThere = settings.TryGetValue(setting.Name, out var text);
            if (setting.IsNeeded && !isThere)
            {
                return $"`{setting.Name}` is missing.";
            }

            if (text is not null && setting.ProblemOf(programme, text) is { } problem)
            {
                return $"{setting.Name}: {problem}";
            }
        }

        return type switch
        {
            Award or Bonus when !settings.ContainsKey("currency") && programme.Currencies.Length != 1 =>
                $"`currency` is missing; say which of {string.Join(", ", programme.Currencies.Select(one => one.Name))}.",
            Redeem when !settings.ContainsKey("points") && !settings.ContainsKey("reward") => "neither `points` nor `reward` says what is redeemed.",
            Send => SlowKinds.ProblemOfConsent(programme, settings),
            _ => null,
        };
    }

    internal static ImmutableArray<AskSetting>? SettingsOf(string type) =>
        _all.FirstOrDefault(kind => kind.Type == type) is { Settings.IsDefault: false } found ? found.Settings : null;

    internal static long? PointsOf(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var points)
        && points >= 1 && points == decimal.Truncate(points) && points <= DataType.InputMost ? (long)points : null;

    /// <summary>A share in units of percentages.</summary>
    internal static long? ShareOf(string text) => text.EndsWith('%')
        && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var percent)
        && percent is >= 0 and <= 100 && percent * 100 == decimal.Truncate(percent * 100) ? (long)(percent * (DataType.PercentScale / 100)) : null;

    private static bool IsTruth(string text) => bool.TryParse(text, out _);

    private static string? ProblemOfJourney(Programme programme, string name) =>
        Unknown(name, "journey", programme.Journeys.Where(journey => journey.IsInForce).Select(journey => journey.Name))
        ?? (programme.Journeys.First(journey => journey.IsInForce && journey.Name == name).Start is Trigger.Event on
            ? $"{name} starts with {programme.EventTypes[on.EventType].Name}, at whose values it may look; only one that starts otherwise can be asked for."
            : null);

    internal static string? Unknown(string name, string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Contains(name) ? null : $"the programme has no {what} `{name}`{(all.Count == 0 ? "" : $"; name one of {string.Join(", ", all)}")}.";
    }
}
