using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Explaining;

/// <summary>What happened, with every rule that was asked: all of it, one event, or one rule.</summary>
internal static class EventsAnswer
{
    /// <summary>Everything that happened, and where the member stands.</summary>
    public static Answer All(MemberCase member)
    {
        var answer = Of(member, member.Entries, null);
        if (member.State is not { MergedInto: null } state || member.Judged is null)
        {
            return answer;
        }

        var pools = member.IsPast ? new List<PoolBalance>() : [.. member.Reader.Pools()];
        var household = member.Household;
        var inReach = BasketView.Of(member.Plan, state, pools, null, member.Until, household).InReach;
        var standing = new StandingText(member.Plan).Lines(state, inReach, member.IsPast ? null : member.All, member.Until)
            .Concat(new HouseholdText(member.Plan.Programme, member.NameOf).Standing(state, household).Select(line => $"  {line}")).ToList();
        ((JsonArray)answer.Json).Add(new JsonObject { ["what"] = "standing", ["now"] = JsonOf(standing) });
        return answer with { Lines = [.. answer.Lines, .. standing] };
    }

    /// <summary>One event.</summary>
    public static Answer OfEvent(MemberCase member, string key) => Of(member, EntriesOf(member, key), null);

    /// <summary>One rule: when it was asked, and why it fired or not.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">The rule's name in any version.</param>
    /// <param name="key">The key of one event; all where null.</param>
    public static Answer OfRule(MemberCase member, string name, string? key)
    {
        if (member.Judged is not { } judged)
        {
            throw new ShellFault($"{member.Member.Id} is erased: why rules fired or not can't be told any more, as what they saw is destroyed.");
        }

        if (!member.Plan.Programme.Rules.Any(rule => rule.Name == name))
        {
            throw new ShellFault($"There is no rule {name}; there are {string.Join(", ", member.Plan.Programme.Rules.Select(rule => rule.Name).Distinct())}.");
        }

        var asked = judged.Inputs.Where(input => input.Rules.Any(rule => rule.Rule.Name == name)).Select(input => input.LogId).ToHashSet();
        var entries = (key is null ? member.Entries : EntriesOf(member, key)).Where(entry => asked.Contains(entry.Id)).ToList();
        return entries.Count > 0 ? Of(member, entries, name)
            : throw new ShellFault($"{name} was asked by none of these events of {member.Member.Id}: it reacts to something else.");
    }

    /// <summary>What the member could have with what lies in an open basket, and what that would earn.</summary>
    public static IReadOnlyList<string> OfBasket(MemberCase member, string path)
    {
        var state = member.State ?? throw new ShellFault($"{member.Member.Id} is erased.");
        var basket = BasketFile.Read(member.Plan.Programme, path, member.Member.Id);
        return [.. BasketText.Lines(member.Plan.Programme, BasketView.Of(member.Plan, state, member.Reader.Pools(), basket, member.Until, member.Household))];
    }

    private static List<StoredEntry> EntriesOf(MemberCase member, string key)
    {
        var entries = member.Entries.Where((entry, i) => entry.Event?.Key == key || IsAnswer(member.Entries, i, key)).ToList();
        return entries.Count > 0 ? entries : throw new ShellFault($"Member {member.Member.Id} has no event with the key {key}.");
    }

    /// <summary>Whether an entry is what a household said to an event.</summary>
    private static bool IsAnswer(IReadOnlyList<StoredEntry> entries, int place, string key) =>
        entries[place].Event?.Type == BuiltInEvents.HouseholdAnswered
        && entries.Take(place).LastOrDefault(entry => entry.Effects.Any(effect => effect.Kind == EffectKind.HouseholdAsked))?.Event?.Key == key;

    private static Answer Of(MemberCase member, IReadOnlyList<StoredEntry> entries, string? rule)
    {
        var reasons = (member.Judged?.Inputs ?? []).ToLookup(
            input => input.LogId, input => rule is null ? input : input with { Rules = [.. input.Rules.Where(one => one.Rule.Name == rule)] });
        return new Answer(
            [.. entries.SelectMany(entry => member.TextOf(entry).Lines(entry, reasons[entry.Id]))],
            new JsonArray([.. entries.Select(entry => Json(entry, member.TextOf(entry), reasons[entry.Id]))]));
    }

    private static JsonObject Json(StoredEntry entry, ExplanationText text, IEnumerable<Explanation> reasons) => new()
    {
        ["entry"] = entry.Id,
        ["at"] = entry.At.ToString(),
        ["received"] = entry.Received.ToString(),
        ["key"] = entry.Event?.Key,
        ["what"] = text.Heading(entry),
        ["effects"] = JsonOf(entry.Effects.Select(effect => text.EffectText(effect))),
        ["rules"] = new JsonArray([.. reasons.SelectMany(reason => reason.Rules).Select(rule => new JsonObject
        {
            ["rule"] = rule.Rule.Name, ["file"] = rule.Rule.Span.File, ["line"] = rule.Rule.Span.Line,
            ["version"] = text.Rules.VersionOf(rule.Rule), ["fired"] = rule.Fires, ["why"] = JsonOf(text.Rules.Lines(rule)),
        })]),
    };

    private static JsonArray JsonOf(IEnumerable<string> lines) => [.. lines.Select(line => (JsonNode?)JsonValue.Create(line.Trim()))];
}
