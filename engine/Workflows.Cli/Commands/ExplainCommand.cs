using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Explaining;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty explain</c>: why.</summary>
internal static class ExplainCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var member = new Option<string>("--member") { Description = "The member's id.", Required = true };
        var key = new Option<string?>("--event") { Description = "The key of one event; all if not given." };
        var basket = new Option<string?>("--basket") { Description = "A file with one event that is not paid yet: what it would earn." };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "explain",
            "Explains every effect, and why other rules did not fire.\n\n"
            + "Example: loyalty explain --db harbour.db --member M000123 --event P-000123-7")
        {
            database, member, key, basket, format,
        };
        command.SetAction(options =>
        {
            using var reader = RunReader.Open(options.GetValue(database)!);
            return Explain(
                reader, options.GetValue(member)!, options.GetValue(key), options.GetValue(basket), options.GetValue(format) == "json", new Terminal(options));
        });
        return command;
    }

    private static int Explain(RunReader reader, string id, string? key, string? basket, bool isJson, Terminal terminal)
    {
        var member = reader.FindMember(id) ?? throw new ShellFault($"There is no member {id} in this database.");
        var stored = StoredProgrammes.Of(reader, terminal);
        var plan = stored.Plan;
        var entries = reader.EntriesOf(member);
        var chosen = Chosen(entries, key);
        if (chosen.Count == 0)
        {
            throw new ShellFault($"Member {id} has no event with the key {key}.");
        }

        // Without what rules saw of who the member was nobody can say any more why they fired: what they did is recorded.
        var explained = member.IsErased ? null : Judge(stored, member.Id, entries, reader.Received);
        var reasons = (explained?.Inputs ?? []).ToLookup(explanation => explanation.LogId);
        string NameOf(int index) => reader.Members[index].Id;
        var text = new ExplanationText(plan, NameOf);
        var froms = reader.Versions().Select(version => version.FromEntry).ToList();
        var texts = plan.Past.Select(past => new ExplanationText(past.Plan, NameOf)).Append(text).ToList();
        ExplanationText TextOf(StoredEntry entry) => texts[froms.FindLastIndex(from => from <= entry.Id)];
        var now = Now(reader, member, plan, basket, text);
        var standing = key is null && explained is not null ? new StandingText(plan).Lines(explained.State, reader.Received).ToList() : [];
        if (isJson)
        {
            var entriesJson = chosen.Select(entry => Json(entry, TextOf(entry), reasons[entry.Id]));
            var standingJson = standing.Count == 0 && basket is null ? [] : new[] { StandingJson(now.Concat(standing)) };
            Terminal.Result(new JsonArray([.. entriesJson, .. standingJson]).ToJsonString(Indented));
            return 0;
        }

        Terminal.Result(text.Title(member.Id));
        foreach (var line in now)
        {
            Terminal.Result(line);
        }

        Terminal.Result("");
        foreach (var line in chosen.SelectMany(entry => TextOf(entry).Lines(entry, reasons[entry.Id])))
        {
            Terminal.Result(line);
        }

        foreach (var line in standing)
        {
            Terminal.Result(line);
        }

        return 0;
    }

    private static List<StoredEntry> Chosen(IReadOnlyList<StoredEntry> entries, string? key) => key is null
        ? [.. entries] : [.. entries.Where((entry, i) => entry.Event?.Key == key || IsAnswer(entries, i, key))];

    /// <summary>Whether an entry is what a household said to an event: the next that it said to the member.</summary>
    private static bool IsAnswer(IReadOnlyList<StoredEntry> entries, int place, string key)
    {
        if (entries[place].Event?.Type != BuiltInEvents.HouseholdAnswered)
        {
            return false;
        }

        var asked = entries.Take(place).LastOrDefault(entry => entry.Effects.Any(effect => effect.Kind == EffectKind.HouseholdAsked));
        return asked?.Event?.Key == key;
    }

    private static List<string> Now(RunReader reader, StoredMember member, ProgrammePlan plan, string? basket, ExplanationText text)
    {
        var codec = new MemberCodec(plan);
        MemberState StateOf(StoredMember one) => codec.Read(one.Id, one.Index, one.State.Span, one.Sheet.Span);
        var state = StateOf(member);
        var household = state.Household < 0 ? null : StateOf(reader.Members[state.Household]);
        var open = basket is null ? null : BasketFile.Read(plan.Programme, basket, member.Id);
        return
        [
            .. text.Standing(BasketView.Of(plan, state, reader.Pools(), open, reader.Received, household), open is not null),
            .. text.Household(state, household),
        ];
    }

    private static MemberExplanation Judge(StoredProgrammes stored, string id, IReadOnlyList<StoredEntry> entries, Instant until)
    {
        var log = entries.Select(entry => MemoryLog.EntryOf(new Step(
            entry.Id, id, entry.Event, entry.At, entry.Received, entry.Effects, entry.Postings, entry.Answers))).ToList();
        return Explainer.Explain(stored.Versions, ProgrammeFile.WorkflowsOf, id, log, until);
    }

    private static JsonNode StandingJson(IEnumerable<string> lines) => new JsonObject
    {
        ["what"] = "standing", ["now"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line.Trim()))]),
    };

    private static JsonNode Json(StoredEntry entry, ExplanationText text, IEnumerable<Explanation> reasons) => new JsonObject
    {
        ["entry"] = entry.Id,
        ["at"] = entry.At.ToString(),
        ["received"] = entry.Received.ToString(),
        ["key"] = entry.Event?.Key,
        ["what"] = text.Heading(entry),
        ["effects"] = new JsonArray([.. entry.Effects.Select(effect => JsonValue.Create(text.EffectText(effect)))]),
        ["rules"] = new JsonArray([.. reasons.SelectMany(reason => reason.Rules).Select(rule => new JsonObject
        {
            ["rule"] = rule.Rule.Name, ["file"] = rule.Rule.Span.File, ["line"] = rule.Rule.Span.Line, ["version"] = text.VersionOf(rule.Rule), ["fired"] = rule.Fires,
            ["why"] = new JsonArray([.. text.RuleLines(rule).Select(line => JsonValue.Create(line.Trim()))]),
        })]),
    };
}
