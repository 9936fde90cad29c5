using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;
using Workflows.Proving.Witnesses;

namespace Workflows.Proving.Questions;

/// <summary>What is looked for, and what comes of the event in a case of it.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Claims">What rules do in it: the claim without points, and the term of the points where they are claimed.</param>
/// <param name="Value">A number of the case that is wanted; null for none.</param>
/// <param name="IsUnused">Whether nothing was used of the member's limits before.</param>
internal sealed record Goal(
    string Condition, IReadOnlyList<(int Version, Claim Claim, string? Points)> Claims, string? Value = null, bool IsUnused = false);

/// <summary>What was looked for and how it went.</summary>
/// <param name="Kind">None: there is no such case, for certain. Found: there is this one.</param>
/// <param name="Why">Why it couldn't be told.</param>
/// <param name="Customer">The case in words.</param>
/// <param name="Cases">The case of each version.</param>
/// <param name="Value">The number that was wanted.</param>
internal sealed record Outcome(AnswerKind Kind, string Why, string Customer, ImmutableArray<Case> Cases, BigInteger Value);

/// <summary>
/// Looks for a case twice: first with a history that can say anything, where finding nothing is a proof; then with one of single events,
/// where what is found can be told as an example and run.
/// </summary>
internal sealed class Inquiry(Solver solver)
{
    private const int Noon = 12;

    private static readonly int[] Offsets = [0, 1, 2, 4, 7, 10, 14, 20, 21, 28, 40, 50, 70, 100, 150, 200, 300, 400];

    /// <summary>Looks for a case.</summary>
    /// <param name="versions">The programmes that it is about, the first being the one whose words are used.</param>
    /// <param name="happens">The name of the event that happens; null for none.</param>
    /// <param name="goal">What is looked for, in the terms of each programme.</param>
    /// <param name="isWanted">Whether a case is wanted, and not only whether there is one.</param>
    /// <param name="productsUpTo">See <see cref="ConditionTerms.ProductsUpTo"/>, for whether there is none.</param>
    public Outcome Find(IReadOnlyList<Programme> versions, string? happens, Func<IReadOnlyList<ConditionTerms>, Goal> goal, bool isWanted = true, long? productsUpTo = null)
    {
        var script = new Script();
        var terms = versions.Select(one => new ConditionTerms(one, script, new FreeHistory(), TypeOf(one, happens)) { ProductsUpTo = productsUpTo }).ToList();
        var sought = goal(terms);
        AssertWorld(terms);
        var answer = solver.Find(script, sought.Condition, sought.Value is null ? [] : [sought.Value]);
        if (answer.Kind != AnswerKind.Found || !isWanted)
        {
            return new(answer.Kind, answer.Why, "", [], answer.Terms.Count > 0 ? answer.Terms[0] : BigInteger.Zero);
        }

        answer = Likelier(script, sought, answer, DefaultDay(versions));
        if (script.Unknown.Count > 0)
        {
            return Undecided($"this is about {string.Join(", ", script.Unknown)}, which can't be told apart here");
        }

        var at = (Value(answer, "day", DefaultDay(versions)), Value(answer, "hour", Noon));
        // The narrower ways need less time of the solver, and what they find is likelier to be one.
        var ways = new List<(long? FactorsAt, bool IsStrict)>();
        ways.AddRange(sought.IsUnused ? [(productsUpTo, true)] : []);
        ways.AddRange(productsUpTo is null ? [] : [(productsUpTo, false)]);
        return ways.Select(way => Build(versions, happens, goal, at, way.FactorsAt, way.IsStrict)).FirstOrDefault(built => built.Kind == AnswerKind.Found)
            ?? Build(versions, happens, goal, at, null, isStrict: false);
    }

    /// <summary>A case of these years and of daytime where there is one: it reads better than one of another century.</summary>
    private Answer Likelier(Script script, Goal sought, Answer answer, int day)
    {
        var (hour, today) = (script.Has("hour") ? $"(<= 9 {script.Int("hour")} 18)" : "true", script.Has("day") ? $"(<= {day} {script.Int("day")} {day + 300})" : "true");
        foreach (var besides in new[] { $"(and {today} {hour})", today, hour })
        {
            if (solver.Find(script, $"(and {sought.Condition} {besides})") is { Kind: AnswerKind.Found } likelier)
            {
                return likelier;
            }
        }

        return answer;
    }

    private static Outcome Undecided(string why) => new(AnswerKind.Unknown, why, "", [], BigInteger.Zero);

    private static int DefaultDay(IReadOnlyList<Programme> versions) => Math.Max(Days.Of(new DateOnly(2026, 3, 4)), versions.Max(one => one.Starts ?? 0) + 500);

    private static int Value(Answer answer, string key, int otherwise) => answer.Values.TryGetValue(key, out var value) ? (int)value : otherwise;

    private static EventType? TypeOf(Programme programme, string? name) =>
        name is null ? null : programme.EventTypes.FirstOrDefault(type => type.Name == name);

    /// <summary>Events before the programme starts earn nothing, and neither do those that a guard refuses.</summary>
    private static void AssertWorld(IReadOnlyList<ConditionTerms> all)
    {
        foreach (var terms in all.Where(terms => terms.Happens is not null))
        {
            if (terms.Programme.Starts is { } starts)
            {
                terms.Script.Assert($"(>= {terms.Clock.Day} {Script.Number(starts)})");
            }

            foreach (var guard in terms.Programme.Guards.Where(guard => guard.Action == GuardAction.Refuse && guard.EventType == terms.Happens!.Index))
            {
                terms.Script.Assert($"(not {terms.Condition(guard.Condition)})");
            }
        }
    }

    private Outcome Build(
        IReadOnlyList<Programme> versions, string? happens, Func<IReadOnlyList<ConditionTerms>, Goal> goal, (int Day, int Hour) at, long? factorsAt, bool isStrict)
    {
        var (day, hour) = at;
        var script = new Script();
        var minute = (60 * hour) + 30;
        var histories = versions.Select(one => new BuiltHistory(day, minute, Earlier(one, day, minute))).ToList();
        var terms = versions.Select((one, i) => new ConditionTerms(one, script, histories[i], TypeOf(one, happens)) { FactorsAt = factorsAt }).ToList();
        var sought = goal(terms);
        AssertWorld(terms);
        if (isStrict)
        {
            UnusedLimits.Assert(versions[0], script, histories[0]);
        }

        AssertStanding(terms, histories, day);
        if (script.Unknown.Count > 0)
        {
            return Undecided($"there may be one, but no example can be made of {string.Join(", ", script.Unknown)}");
        }

        script.Assert($"(and (= {terms[0].Clock.Day} {day}) (= {terms[0].Clock.Of(ClockPart.Hour)} {hour}))");
        AssertJoined(script, histories[0], day);
        var wanted = sought.Claims.Select(claim => claim.Points ?? "0").Append(sought.Value ?? "0").ToList();
        var was = histories[0].Events.Where(one => script.Has(one.Exists)).Select(one => $"(ite {script.Bool(one.Exists)} 1 0)").ToList();
        foreach (var most in new[] { 0, 1, 2, 5, 40 }.TakeWhile(most => most == 0 || was.Count > 0))
        {
            // The fewer events the better it reads.
            var answer = solver.Find(script, $"(and {sought.Condition} (<= (+ 0 0 {string.Join(' ', was)}) {most}))", wanted);
            if (answer.Kind == AnswerKind.Unknown)
            {
                return Undecided(answer.Why);
            }

            if (answer.Kind == AnswerKind.Found)
            {
                return Told(versions, happens, script, histories, answer, sought, (day, minute));
            }
        }

        return Undecided("there may be one, but none with the few earlier events that are tried");
    }

    private static Outcome Told(
        IReadOnlyList<Programme> versions, string? happens, Script script, List<BuiltHistory> histories, Answer answer, Goal sought, (int Day, int Minute) at)
    {
        var cases = versions.Select((one, i) => new Case(
            one,
            new WitnessBuilder(one, script, answer, histories[i]).Example(TypeOf(one, happens), at.Day, at.Minute),
            [.. sought.Claims.Select((claim, j) => (claim, j)).Where(one => one.claim.Version == i)
                .Select(one => one.claim.Points is null ? one.claim.Claim : one.claim.Claim with { Points = (long)answer.Terms[one.j] })])).ToImmutableArray();
        return new(AnswerKind.Found, "", WitnessText.Of(cases[0]), cases, answer.Terms[^1]);
    }

    /// <summary>Events that may have been before, of the types that the programme looks back at.</summary>
    private static ImmutableArray<Earlier> Earlier(Programme programme, int day, int minute)
    {
        var types = programme.Aggregates.Select(one => one.Source).OfType<AggregateSource.Events>().Select(one => one.EventType)
            .Where(type => type >= BuiltInEvents.Count).Distinct().Order();
        return
        [
            .. types.SelectMany(type => Offsets.SelectMany(days => Enumerable.Range(0, days == 1 ? 6 : days == 0 && minute < 120 ? 0 : 1).Select(i =>
                new Earlier(
                    string.Create(CultureInfo.InvariantCulture, $"earlier {programme.EventTypes[type].Name} {days} {i}"), type, day - days,
                    days == 0 ? 1 : (60 * Noon) - i))))
                .OrderByDescending(one => (one.Day, one.Minute)),
        ];
    }

    /// <summary>Before the event a member is in the segments whose condition holds, and has a tier whose time isn't over.</summary>
    private static void AssertStanding(List<ConditionTerms> all, List<BuiltHistory> histories, int day)
    {
        for (var i = 0; i < all.Count; i++)
        {
            var (programme, script) = (all[i].Programme, all[i].Script);
            var before = new ConditionTerms(programme, script, histories[i], null);
            foreach (var segment in programme.Segments.Where(segment => script.Has($"segment {segment.Name}")))
            {
                script.Assert($"(= {script.Bool($"segment {segment.Name}")} {before.Condition(segment.When)})");
            }

            foreach (var ladder in programme.Ladders.Where(ladder => script.Has($"tier {ladder.Name}")))
            {
                var joined = script.Int(BuiltHistory.JoinedKey, 0, BuiltHistory.Joined.Length - 1);
                var lasts = BuiltHistory.Joined.Select((days, place) => (days, place)).Where(one => Lasts(ladder.Keep, day - one.days, day))
                    .Select(one => $"(= {joined} {one.place})");
                script.Assert($"(or (= {script.Int($"tier {ladder.Name}")} 0) {string.Join(' ', lasts)})");
                foreach (var match in ladder.Matches)
                {
                    script.Assert($"(=> {before.Condition(match.While)} (>= {script.Int($"tier {ladder.Name}")} {match.Tier}))");
                }
            }
        }
    }

    private static bool Lasts(TierTerm term, int reached, int day) => term switch
    {
        TierTerm.For { Length.IsElapsed: false } keep => Days.Plus(reached, keep.Length) > day,
        TierTerm.For => false,
        TierTerm.UntilEndOf keep => Days.Period(keep.Unit, day) - Days.Period(keep.Unit, reached) <= (keep.Next ? 1 : 0),
        TierTerm.UntilEndOfMembershipYear keep => Days.Plus(reached, new(keep.Next ? 2 : 1, TimeUnit.Year)) > day,
        _ => true,
    };

    private static void AssertJoined(Script script, BuiltHistory history, int day)
    {
        var joined = script.Int(BuiltHistory.JoinedKey, 0, BuiltHistory.Joined.Length - 1);
        foreach (var one in history.Events.Where(one => script.Has(one.Exists)))
        {
            var before = BuiltHistory.Joined.Select((days, i) => (days, i)).Where(joins => day - joins.days < one.Day).Select(joins => $"(= {joined} {joins.i})");
            script.Assert($"(=> {script.Bool(one.Exists)} (or false {string.Join(' ', before)}))");
        }
    }
}
