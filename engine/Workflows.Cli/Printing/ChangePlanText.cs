using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Model.Diagnostics;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;

namespace Workflows.Cli.Printing;

/// <summary>What a change of versions would mean, found out and not yet made so.</summary>
/// <param name="Name">The programme's title.</param>
/// <param name="Currency">Its money.</param>
/// <param name="From">The number of the version in force.</param>
/// <param name="At">From when the next one would be in force.</param>
/// <param name="Changes">What the texts say otherwise.</param>
/// <param name="Members">What it would mean for the members.</param>
/// <param name="Points">What the last days come to under both.</param>
/// <param name="Limits">Limits that begin anew.</param>
/// <param name="Rankings">Rankings that are new, changed or gone.</param>
/// <param name="Publishing">Who has to be for it, and who is.</param>
/// <param name="Next">The next version, ready to run, with the journeys of those before it.</param>
internal sealed record ChangePlan(
    string Name, string Currency, int From, Instant At, ImmutableArray<TextChange> Changes, MemberTrial Members, PointsTrial Points, ImmutableArray<NewLimit> Limits,
    ImmutableArray<RankingChange> Rankings, Publishing Publishing, ProgrammePlan Next);

/// <summary>A change of versions in words, and as JSON for other programs.</summary>
internal static class ChangePlanText
{
    private const int ExamplesMost = 5;

    /// <summary>Every plan that judges the past by another version says so.</summary>
    public const string NoLift = "The log was judged again as it is: this shows cost and reach, and identifies no lift, as nobody could answer to the new version yet.";

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(ChangePlan plan)
    {
        yield return $"{plan.Name}: version {plan.From} to version {plan.From + 1}, in force from {plan.At}";
        yield return "";
        yield return "What the texts say otherwise";
        foreach (var change in plan.Changes)
        {
            yield return $"  {Sign(change.Kind)} {change.What} {change.Name}{(change.Was is null ? "" : $" was {change.Was}")} ({Place(change)})";
        }

        foreach (var line in MemberLines(plan.Members).Concat(JourneyLines(plan)).Concat(RankingLines(plan)).Concat(LimitLines(plan)).Concat(PointLines(plan)))
        {
            yield return line;
        }

        if (plan.Publishing.Needed > 1)
        {
            yield return "";
            yield return $"{HistoryText.PeopleFor(plan.Publishing)}: `loyalty apply --by NAME`";
        }

        yield return "";
        int Count(TextChangeKind kind) => plan.Changes.Count(change => change.Kind == kind);
        yield return $"Plan: {Count(TextChangeKind.Added)} to add, {Count(TextChangeKind.Changed)} to change, {Count(TextChangeKind.Renamed)} to rename, "
            + $"{Count(TextChangeKind.Removed)} to remove; {Number(plan.Members.TierMoves.Sum(move => move.Members.Length))} members change tier. "
            + "Nothing was changed.";
    }

    /// <summary>The same as JSON.</summary>
    public static JsonObject Json(ChangePlan plan) => new()
    {
        ["programme"] = plan.Name,
        ["from"] = plan.From,
        ["to"] = plan.From + 1,
        ["at"] = plan.At.ToString(),
        ["changes"] = List(plan.Changes, change => new JsonObject
        {
            ["change"] = change.Kind.ToString().ToLowerInvariant(), ["what"] = change.What, ["name"] = change.Name, ["was"] = change.Was,
            ["oldLine"] = change.Old?.Line, ["newLine"] = change.New?.Line,
        }),
        ["publish"] = new JsonObject
        {
            ["needed"] = plan.Publishing.Needed, ["for"] = List(plan.Publishing.For, one => JsonValue.Create(one.Name)!), ["missing"] = plan.Publishing.Missing,
        },
        ["members"] = plan.Members.Members,
        ["tiers"] = List(plan.Members.TierMoves, move => new JsonObject
        {
            ["ladder"] = move.Ladder, ["from"] = move.From, ["to"] = move.To, ["members"] = List(move.Members, id => JsonValue.Create(id)!),
        }),
        ["progress"] = List(plan.Members.ProgressMoves, id => JsonValue.Create(id)!),
        ["segments"] = List(plan.Members.Segments, one => new JsonObject { ["segment"] = one.Segment, ["entered"] = one.Entered, ["left"] = one.Left }),
        ["journeys"] = List(plan.Members.Running, one => new JsonObject
        {
            ["journey"] = plan.Next.Programme.Journeys[one.Journey].Name, ["version"] = plan.Next.VersionOfJourney(one.Journey) ?? 1, ["running"] = one.Count,
            ["place"] = one.Step, ["goesOnAt"] = one.To?.Step,
        }),
        ["starting"] = List(plan.Members.Starting, one => new JsonObject
        {
            ["journey"] = one.Journey, ["treated"] = one.Treated, ["heldOut"] = one.HeldOut,
        }),
        ["rankings"] = List(plan.Rankings, one => new JsonObject
        {
            ["change"] = one.Kind.ToString().ToLowerInvariant(), ["name"] = one.Name, ["words"] = one.Words, ["line"] = one.Span.Line,
        }),
        ["newLimits"] = List(plan.Limits, one => new JsonObject { ["of"] = one.Of, ["limit"] = one.Limit, ["line"] = one.Span.Line }),
        ["days"] = plan.Points.Days,
        ["points"] = List(plan.Points.Currencies, one => new JsonObject
        {
            ["currency"] = one.Currency, ["given"] = Pair(one.Given), ["cost"] = Pair(one.Cost), ["outstanding"] = Pair(one.Outstanding),
            ["liability"] = Pair(one.Liability),
        }),
        ["rules"] = List(plan.Points.Rules, one => new JsonObject { ["rule"] = one.Rule, ["currency"] = one.Currency, ["given"] = Pair(one.Given) }),
        ["note"] = NoLift,
    };

    private static IEnumerable<string> MemberLines(MemberTrial members)
    {
        yield return "";
        yield return $"Members ({Number(members.Members)})";
        foreach (var move in members.TierMoves)
        {
            var more = move.Members.Length > ExamplesMost ? ", …" : "";
            yield return $"  {move.Ladder}: {move.From} to {move.To}: {Number(move.Members.Length)} ({string.Join(", ", move.Members.Take(ExamplesMost))}{more})";
        }

        if (members.TierMoves.IsEmpty)
        {
            yield return "  nobody changes tier";
        }

        yield return $"  the way to the next tier is another one for {Number(members.ProgressMoves.Length)} more";
        foreach (var (segment, entered, left) in members.Segments)
        {
            yield return $"  segment {segment}: {Number(entered)} enter, {Number(left)} leave, and no rule reacts";
        }

    }

    private static IEnumerable<string> RankingLines(ChangePlan plan)
    {
        if (!plan.Rankings.IsEmpty)
        {
            yield return "";
            yield return "Members beside each other";
        }

        foreach (var ranking in plan.Rankings)
        {
            yield return $"  {Sign(ranking.Kind)} {ranking.Name} ({At(ranking.Span)}): {ranking.Words}";
        }
    }

    private static IEnumerable<string> LimitLines(ChangePlan plan)
    {
        if (!plan.Limits.IsEmpty)
        {
            yield return "";
            yield return "Limits that begin anew: nothing that was given before counts in them";
        }

        foreach (var limit in plan.Limits)
        {
            yield return $"  {limit.Of}: {limit.Limit} ({At(limit.Span)})";
        }
    }

    private static IEnumerable<string> JourneyLines(ChangePlan plan)
    {
        foreach (var running in plan.Members.Running)
        {
            var journey = $"  journey {plan.Next.Programme.Journeys[running.Journey].Name}: {Number(running.Count)}";
            yield return running.Step is not { } step ? $"{journey} about to begin"
                : $"{journey} running wait at {StepText.PlaceOf(plan.Next, running.Journey, step)} and " + (running.To is { } to
                    ? $"go on at {StepText.PlaceOf(plan.Next, to.Journey, to.Step)}"
                    : $"end by version {plan.Next.VersionOfJourney(running.Journey) ?? 1}");
        }

        foreach (var starting in plan.Members.Starting)
        {
            yield return $"  journey {starting.Journey}: {Number(starting.Treated)} begin it as they are in already"
                + (starting.HeldOut > 0 ? $", {Number(starting.HeldOut)} more are held out" : "");
        }
    }

    private static IEnumerable<string> PointLines(ChangePlan plan)
    {
        yield return "";
        yield return $"The last {plan.Points.Days} days of the log under both";
        foreach (var one in plan.Points.Currencies)
        {
            yield return $"  {one.Currency} given: {Number(one.Given.Old)} -> {Number(one.Given.New)} ({Change(one.Given.New - one.Given.Old)}), "
                + $"cost (basis issued) {Money(one.Cost.Old)} -> {Money(one.Cost.New)} {plan.Currency}";
            yield return $"  {one.Currency} outstanding: {Number(one.Outstanding.Old)} -> {Number(one.Outstanding.New)}, "
                + $"liability {Money(one.Liability.Old)} -> {Money(one.Liability.New)} {plan.Currency}";
        }

        foreach (var rule in plan.Points.Rules)
        {
            yield return $"  rule {rule.Rule}: {Number(rule.Given.Old)} -> {Number(rule.Given.New)} {rule.Currency}";
        }

        yield return $"  {NoLift}";
    }

    private static char Sign(TextChangeKind kind) => kind switch
    {
        TextChangeKind.Added => '+',
        TextChangeKind.Changed => '~',
        TextChangeKind.Renamed => '>',
        TextChangeKind.Removed => '-',
    };

    private static string Place(TextChange change) => (change.Old, change.New) switch
    {
        ({ } old, { } next) => $"{At(old)} -> {At(next)}",
        ({ } old, null) => At(old),
        (null, { } next) => At(next),
        _ => "",
    };

    private static string At(SourceSpan span) => $"{Path.GetFileName(span.File)}:{span.Line}";

    private static string Number(long number) => Terminal.Number(number);

    private static string Money(decimal money) => money.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Change(long change) => change > 0 ? $"+{Number(change)}" : Number(change);

    private static JsonArray Pair<T>((T Old, T New) pair) => new(JsonValue.Create(pair.Old), JsonValue.Create(pair.New));

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> one) => new([.. items.Select(one)]);
}
