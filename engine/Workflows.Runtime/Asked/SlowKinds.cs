using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Runtime.Asked;

/// <summary>What those steps have to say that can take their time, and those that only tell staff something.</summary>
internal static class SlowKinds
{
    private const int LengthMost = 36_500;

    private static readonly ImmutableArray<string> _priorities = ["low", "normal", "high", "urgent"];
    private static readonly ImmutableArray<string> _units = ["minute", "hour", "day", "week", "month", "quarter", "year"];
    private static readonly AskSetting _team = new("team", true, (_, text) => text.Trim().Length == 0 ? "it is empty; say who gets it." : null);

    public static ImmutableArray<AskSetting> Send { get; } =
    [
        new("template", true, (_, text) => ProblemOfWord(text)),
        new("channel", true, (_, text) => ProblemOfWord(text)),
        new("purpose", true, (programme, text) => AskKinds.Unknown(
            text, "purpose of messages", programme.Consents.Select(one => one.Purpose).Append(Consent.Service).Distinct(StringComparer.Ordinal))),
    ];

    public static ImmutableArray<AskSetting> Task { get; } =
    [
        new("task", true, (_, text) => ProblemOfWord(text)),
        _team,
        new("priority", false, (_, text) => _priorities.Contains(text) ? null : $"`{text}` is none of {string.Join(", ", _priorities)}."),
        new("dueIn", true, ProblemOfLength),
        new("outcomes", false, (_, text) => WordsOf(text) is null
            ? $"`{text}` is no list of words; write one such as `[\"reached\", \"unreached\"]`, without `{TaskOutcome.Overdue}`." : null),
    ];

    public static ImmutableArray<AskSetting> WaitFor { get; } =
    [
        new("event", true, (programme, text) => AskKinds.Unknown(text, "event", programme.EventTypes
            .Where(type => type.Index >= BuiltInEvents.Count && !type.IsMarket).Select(type => type.Name))),
        new("upTo", true, ProblemOfLength),
        new("where", false, (_, _) => "a workflow waits for any event of a type; put a wait with a condition into a journey of the programme and start that."),
    ];

    public static ImmutableArray<AskSetting> Alert { get; } = [_team, new("text", false, (_, _) => null)];

    public static ImmutableArray<AskSetting> Propose { get; } = [_team, new("text", true, (_, _) => null)];

    /// <summary>What is wrong with what a message needs together; null for nothing.</summary>
    public static string? ProblemOfConsent(Programme programme, IReadOnlyDictionary<string, string?> settings) =>
        settings["purpose"] is { } purpose && purpose != Consent.Service && settings["channel"] is { } channel
            && !programme.Consents.Any(one => one.Purpose == purpose && one.Channel == channel)
            ? $"members can't consent to {purpose} by {channel}; name one of "
                + $"{string.Join(", ", programme.Consents.Where(one => one.Purpose == purpose).Select(one => one.Channel))}." : null;

    /// <summary>A length of time such as <c>3 days</c>; null for what is none.</summary>
    public static TimeLength? LengthOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unit = words.Length == 2 ? _units.IndexOf(words[1].EndsWith('s') ? words[1][..^1] : words[1]) : -1;
        return unit >= 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= LengthMost
            ? new TimeLength(count, (TimeUnit)unit) : null;
    }

    /// <summary>The words with which a task is reported, a blank between them; null where the text has others.</summary>
    public static string? WordsOf(string text)
    {
        try
        {
            var words = text.TrimStart().StartsWith('[') ? JsonSerializer.Deserialize<string[]>(text)! : text.Split(',', StringSplitOptions.TrimEntries);
            return words.Any(word => word is null or TaskOutcome.Overdue || ProblemOfWord(word) is not null) ? null : string.Join(' ', words);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? ProblemOfLength(Programme programme, string text) =>
        LengthOf(text) is null ? $"`{text}` is no length of time, or too long; write it as `3 days`." : null;

    private static string? ProblemOfWord(string text) =>
        text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-') ? null
            : $"`{text}` is no name; write letters, digits, `-` and `_` only.";
}
