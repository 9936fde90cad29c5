using System.Globalization;
using System.Text;
using Workflows.Dsl.Analysis;
using Workflows.Model.Programmes;
using Workflows.Proving.Solving;
using Workflows.Proving.Terms;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Proving.Tests;

/// <summary>
/// What the check says of conditions by taking them apart is compared with the solver, on random rule sets: what is said never to be never is,
/// and what is said to be surely is.
/// </summary>
public sealed class TwoLayersTests(ITestOutputHelper output)
{
    private const int Seed = 4_711;
    private const int SetsInAProgramme = 100;

    // LOYALTY_PROOF_SETS asks for more: 10,000 take minutes.
    private static readonly int Sets =
        Environment.GetEnvironmentVariable("LOYALTY_PROOF_SETS") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : 3_000;

    private const string Head = """
        programme P {
          currency EUR
          time zone "Europe/Vienna"
        }
        event Purchase {
          order: text key
          total: money
          items: number 0 to 9
          weight: optional number
          channel: one of shop, web, app
          gift: yes or no
          topic: optional text
          day: date
        }
        member { age: optional number 0 to 120 }
        points Beans { worth 0.01 EUR }
        points Stars { status only }
        tiers T {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 5
          tier Gold when earned Stars this calendar year >= 15
        }
        segment Few when count of Purchase ever < 3

        """;

    [Fact]
    public void The_check_and_the_solver_agree_on_random_rule_sets()
    {
        using var z3 = Z3.Open();
        if (z3 is null)
        {
            output.WriteLine("Not checked: this machine has no libz3 (Debian: apt-get install libz3-4).");
            return;
        }

        var random = new Random(Seed);
        var solver = new Solver(z3, 10_000);
        var (never, sure, open, tooComplex) = (0, 0, 0, 0);
        for (var done = 0; done < Sets; done += SetsInAProgramme)
        {
            var text = Text(random);
            var programme = World.Compile(text);
            var dimensions = new Dimensions(programme);
            var regions = new ConditionRegions(programme, dimensions);
            var cases = programme.Rules.Select(rule => RuleCases.Of(rule, regions, dimensions)).ToList();
            for (var i = 0; i < cases.Count; i += 2)
            {
                var (a, b) = (cases[i], cases[i + 1]);
                if (a.Fires is null || b.Fires is null || Region.And(a.Fires, b.Fires) is not { } both)
                {
                    tooComplex++;
                    continue;
                }

                var kind = Ask(solver, programme, a.Rule, b.Rule, subset: false);
                Assert.True(kind != AnswerKind.Unknown, $"seed {Seed}: undecided: {RuleOf(text, a.Rule)} {RuleOf(text, b.Rule)}");
                if (both.IsEmpty)
                {
                    never++;
                    Assert.True(kind == AnswerKind.None, $"seed {Seed}: said never to be, and is: {RuleOf(text, a.Rule)} {RuleOf(text, b.Rule)}");
                }
                else if (both.Boxes.Any(dimensions.AreFree))
                {
                    sure++;
                    Assert.True(kind == AnswerKind.Found, $"seed {Seed}: said surely to be, and isn't: {RuleOf(text, a.Rule)} {RuleOf(text, b.Rule)}");
                }
                else
                {
                    open++;
                }

                if (Region.IsWithin(a.Fires, b.Fires, dimensions) == true)
                {
                    Assert.Equal(AnswerKind.None, Ask(solver, programme, a.Rule, b.Rule, subset: true));
                }
            }
        }

        output.WriteLine($"{never} never together, {sure} surely, {open} perhaps, {tooComplex} too complex");
        Assert.True(never > Sets / 20 && sure > Sets / 20 && tooComplex < Sets / 10);
    }

    private static AnswerKind Ask(Solver solver, Programme programme, Rule a, Rule b, bool subset)
    {
        var script = new Script();
        var terms = new ConditionTerms(programme, script, new FreeHistory(), programme.EventTypes[((Trigger.Event)a.Trigger).EventType]);
        var (one, other) = (RuleTerms.Fires(a, terms), RuleTerms.Fires(b, terms));
        return solver.Find(script, subset ? $"(and {one} (not {other}))" : $"(and {one} {other})").Kind;
    }

    private static string RuleOf(string text, Rule rule) => string.Join(' ', text.Split('\n').Skip(rule.Span.Line - 1).TakeWhile(line => line != "}"));

    private static string Text(Random random)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < 2 * SetsInAProgramme; i++)
        {
            var valid = random.Next(4) == 0 ? $"  valid 2026-0{random.Next(1, 4)}-01 to 2026-0{random.Next(4, 9)}-15\n" : "";
            var except = random.Next(4) == 0 ? $"  except when {Condition(random, 1, 16)}\n" : "";
            text.Append(CultureInfo.InvariantCulture, $"rule R{i} {{\n{valid}  on Purchase where {Condition(random, 2, 12)}\n  when {Condition(random, 1, 16)}\n{except}  bonus {random.Next(1, 900)} Beans\n}}\n");
        }

        return text.ToString();
    }

    private static string Condition(Random random, int depth, int kinds)
    {
        if (depth > 0 && random.Next(3) > 0)
        {
            var joined = $"({Condition(random, depth - 1, kinds)} {(random.Next(3) > 0 ? "and" : "or")} {Condition(random, depth - 1, kinds)})";
            return random.Next(5) == 0 ? $"not {joined}" : joined;
        }

        var sign = random.Next(6) switch { 0 => ">=", 1 => "<", 2 => ">", 3 => "<=", 4 => "=", _ => "<>" };
        return random.Next(kinds) switch
        {
            0 => $"total {sign} {random.Next(6)} EUR",
            1 => $"total * 2 {sign} {random.Next(9)}.5 EUR",
            2 => $"items {sign} {random.Next(10)}",
            3 => $"(weight is known and weight + 1 {sign} {random.Next(4)})",
            4 => "channel is app",
            5 => "channel is one of shop, web",
            6 => "gift",
            7 => "(topic is known and topic is \"a\")",
            8 => "(topic is known and topic is one of \"a\", \"b\")",
            9 => $"day < 2026-0{random.Next(1, 9)}-01",
            10 => $"hour {sign} {random.Next(24)}",
            11 => "weekday is one of Sat, Sun",
            12 => $"member is {(random.Next(2) == 0 ? "at least" : "below")} {(random.Next(2) == 0 ? "Silver" : "Gold")}",
            13 => $"(member.age is known and member.age {sign} {random.Next(120)})",
            14 => $"count of Purchase over last {random.Next(1, 3)} months {sign} {random.Next(2, 6)}",
            _ => "member is in Few",
        };
    }
}
