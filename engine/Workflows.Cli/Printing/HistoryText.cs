using System.Text.Json.Nodes;
using Workflows.Core.Planning;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Printing;

/// <summary>The versions of a programme that were in force in a database: from when, who was for each, and why.</summary>
internal static class HistoryText
{
    private const int ShownOfVersion = 12;

    /// <summary>The beginning of a version's hash, which is enough to tell it from others.</summary>
    public static string Short(string version) => version[..Math.Min(ShownOfVersion, version.Length)];

    /// <summary>How many people are for a text, and who.</summary>
    public static string PeopleFor(Publishing publishing)
    {
        var names = publishing.For.IsEmpty ? "nobody is yet" : $"so far {string.Join(", ", publishing.For.Select(one => one.Name))}";
        return $"{publishing.Needed} different people have to be for version {publishing.Number}, {names}; {publishing.Missing} missing";
    }

    /// <summary>The lines, oldest version first; then texts that some are for and that are not in force.</summary>
    public static IEnumerable<string> Lines(RunReader reader, ProgrammePlan plan)
    {
        var (versions, approvals) = (reader.Versions(), reader.Approvals());
        for (var number = 1; number <= versions.Count; number++)
        {
            var version = versions[number - 1];
            var from = number == 1 ? "since the first run" : $"from {LocalTime.ToTheMinute(plan.Calendar, version.From)}";
            yield return $"version {number} of {version.Name} ({Short(version.Version)}), {version.Sources[0].File}: in force {from}"
                + (number == versions.Count ? "" : $" until {LocalTime.ToTheMinute(plan.Calendar, versions[number].From)}");
            foreach (var approval in Of(approvals, number, version.Version))
            {
                yield return $"  {Words(approval, plan)}";
            }
        }

        foreach (var text in Waiting(approvals, versions.Count))
        {
            yield return $"a text that is not in force ({Short(text.Key)})";
            foreach (var approval in text)
            {
                yield return $"  {Words(approval, plan)}";
            }
        }
    }

    /// <summary>The same as JSON.</summary>
    public static JsonObject Json(RunReader reader)
    {
        var (versions, approvals) = (reader.Versions(), reader.Approvals());
        return new JsonObject
        {
            ["versions"] = new JsonArray([.. versions.Select((version, i) => (JsonNode)new JsonObject
            {
                ["number"] = i + 1, ["version"] = version.Version, ["file"] = version.Sources[0].File,
                ["from"] = version.From == Instant.Earliest ? null : version.From.ToString(), ["by"] = People(Of(approvals, i + 1, version.Version)),
            })]),
            ["waiting"] = new JsonArray([.. Waiting(approvals, versions.Count)
                .Select(text => (JsonNode)new JsonObject { ["version"] = text.Key, ["by"] = People(text) })]),
        };
    }

    private static IEnumerable<StoredApproval> Of(IReadOnlyList<StoredApproval> approvals, int number, string version) =>
        approvals.Where(one => one.Number == number && one.Version == version);

    private static IEnumerable<IGrouping<string, StoredApproval>> Waiting(IReadOnlyList<StoredApproval> approvals, int versions) =>
        approvals.Where(one => one.Number > versions).GroupBy(one => one.Version, StringComparer.Ordinal);

    private static JsonArray People(IEnumerable<StoredApproval> approvals) => new([.. approvals.Select(one => (JsonNode)new JsonObject
    {
        ["name"] = one.Name, ["at"] = one.At.ToString(), ["why"] = one.Why,
    })]);

    private static string Words(StoredApproval approval, ProgrammePlan plan) =>
        $"{approval.Name}, {LocalTime.ToTheMinute(plan.Calendar, approval.At)}{(approval.Why is null ? "" : $": {approval.Why}")}";
}
