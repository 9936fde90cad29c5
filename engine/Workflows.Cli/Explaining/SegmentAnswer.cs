using System.Text.Json.Nodes;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Model.Effects;

namespace Workflows.Cli.Explaining;

/// <summary>Whether a member is in a segment, by which values, and what brought each entering and leaving about.</summary>
internal static class SegmentAnswer
{
    /// <summary>The answer.</summary>
    public static Answer Of(MemberCase member, string name)
    {
        var segment = member.Plan.Programme.Segments.FirstOrDefault(one => one.Name == name)
            ?? throw new ShellFault($"There is no segment {name}; there are {string.Join(", ", member.Plan.Programme.Segments.Select(one => one.Name))}.");
        var isIn = member.State?.IsIn(segment.Index) ?? false;
        var now = member.Judged is { SegmentsNow.IsEmpty: false } judged ? judged.SegmentsNow[segment.Index] : null;
        var changes = (member.Judged?.Segments ?? []).Where(change => change.Segment == segment.Index).ToList();
        var decided = member.Entries.SelectMany(entry => entry.Effects.Where(effect => IsOf(effect, segment.Index)
                && !changes.Exists(change => change.LogId == entry.Id && change.IsIn == (effect.Kind == EffectKind.SegmentEntered)))
            .Select(effect => $"{member.Local(effect.At)}  {member.TextOf(entry).EffectText(effect)}, decided with {member.CauseOf(entry.Id)}")).ToList();
        return new Answer(
            [
                $"{segment.Name} ({segment.Span.File}:{segment.Span.Line}) as of {member.Local(member.Until)}: {(isIn ? "in" : "not in")}",
                .. now is null ? [] : new[] { $"  {member.Text.Values.Of(now)}" }, "",
                .. changes.SelectMany(change => Lines(member, change)),
                .. decided.Count == 0 || changes.Count == 0 ? [] : new[] { "as it was decided before a correction, or by one:" }, .. decided,
            ],
            new JsonObject
            {
                ["segment"] = segment.Name, ["as_of"] = member.Until.ToString(), ["in"] = isIn,
                ["now"] = now is null ? null : ConditionJson.Of(member.Text, now),
                ["changes"] = new JsonArray([.. changes.Select(change => new JsonObject
                {
                    ["at"] = change.At.ToString(), ["entered"] = change.IsIn, ["entry"] = change.LogId, ["version"] = change.Version,
                    ["with"] = member.CauseOf(change.LogId), ["condition"] = ConditionJson.Of(member.TextOf(change.Version), change.Condition),
                })]),
                ["decided_otherwise"] = new JsonArray([.. decided.Select(line => JsonValue.Create(line))]),
            });
    }

    private static bool IsOf(in Effect effect, int segment) =>
        effect.Kind is EffectKind.SegmentEntered or EffectKind.SegmentLeft && effect.Subject == segment;

    private static IEnumerable<string> Lines(MemberCase member, SegmentChange change)
    {
        yield return $"{member.Local(change.At)}  {(change.IsIn ? "entered" : "left")}, with {member.CauseOf(change.LogId)}";
        yield return change.HasLeft ? "  the member left the programme" : $"  {member.TextOf(change.Version).Values.Of(change.Condition)}";
    }
}
