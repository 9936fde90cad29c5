using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>
/// Every limit that can be written: for whom, for how long, counted in what. Each cell either works as its words say, or is refused by
/// name. A rule gives 10 Miles, worth 10 HKD, for each purchase, and the limit is two of them.
/// </summary>
public sealed class LimitMatrixTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money
          store: one of North, South }
        member { city: one of Linz, Wien default Linz }
        points Miles { worth 1 HKD }
        tiers T {
          tier Blue from joining
          tier Gold when sum of Purchase.total ever >= 1_000 HKD
        }
        segment Rich when sum of Purchase.total ever >= 1_000 HKD

        """;

    /// <summary>What is written, who shares it (the same key, another key), and where it may stand.</summary>
    private static readonly (string Words, string Other)[] Scopes =
    [
        ("per member", "ben"),
        ("per member per store", "South"),
        ("per store", "South"),
        ("per T", "gold"),
        ("per member.city", "wien"),
        ("in total", ""),
        ("in total among Blue", "gold"),
        ("in total among Rich", "poor"),
    ];

    /// <summary>What is written, and the day from which it counts anew; the first day is Monday 2026-01-05. Empty for never.</summary>
    private static readonly (string Words, string Anew)[] Periods =
    [
        ("per calendar day", "2026-01-06"), ("per calendar week", "2026-01-12"), ("per calendar month", "2026-02-01"),
        ("per calendar quarter", "2026-04-01"), ("per calendar year", "2027-01-01"), ("in any 10 days", "2026-01-15"), ("", ""),
    ];

    public static TheoryData<string, string, string> Rules => Cells("at most 2", "at most 20 Miles", "at most 20 HKD");

    public static TheoryData<string, string, string> Budgets => Cells("limit 20 Miles", "limit 20 HKD");

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_limit_of_a_rule_cuts_the_third_in_its_period_and_nobody_else(string amount, string scope, string period) =>
        Live($"{Head}rule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles\n  {amount} {Line(scope, period)} }}", scope, period);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_cap_of_several_rules_does_so_too(string amount, string scope, string period) =>
        Live($"{Head}rule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles }}\ncap C {{ of R\n  {amount} {Line(scope, period)} }}", scope, period);

    [Theory]
    [MemberData(nameof(Budgets))]
    public void A_limit_of_a_budget_or_a_partner_does_so_for_all_whom_it_is_shared_by(string amount, string scope, string period)
    {
        foreach (var payer in (string[])["budget", "partner"])
        {
            var text = $"{Head}{payer} B {{ {amount} {Line(scope, period)} }}\nrule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles funded by B }}";
            if (scope.StartsWith("per member", StringComparison.Ordinal) && scope != "per member.city")
            {
                Refused(text, "LOY2318");
                continue;
            }

            Live(text, scope, period);
        }
    }

    [Theory]
    [MemberData(nameof(Budgets))]
    public void A_budget_per_journey_pays_each_journey_apart(string amount, string scope, string period)
    {
        if (scope != "in total")
        {
            return;
        }

        var world = new World($$"""
            {{Head}}budget B { {{amount}} {{Line("per journey", period)}} }
            journey A { start on Purchase where store is North
              again 1 minute after start
              bonus 10 Miles funded by B
              finish "a" }
            journey Z { start on Purchase where store is South and total < 500 HKD
              again 1 minute after start
              bonus 10 Miles funded by B
              finish "z" }
            """);
        Join(world);
        Assert.Equal([10, 10, 0], Enumerable.Range(9, 3).Select(hour => Buy(world, "anna", $"2026-01-05 {hour:00}:00", "North")));
        Assert.Equal(10, Buy(world, "anna", "2026-01-05 13:00", "South"));
        var anew = Periods.Single(one => one.Words == period).Anew;
        Assert.Equal(anew.Length > 0 ? 10 : 0, Buy(world, "anna", anew.Length > 0 ? $"{anew} 13:00" : "2030-01-01 12:00", "North"));
    }

    [Theory]
    [InlineData("at most 7 Miles per event", 7)]
    [InlineData("at most 7 Miles per member per event", 7)]
    [InlineData("at most 7 HKD per member per event", 7)]
    [InlineData("at most 7 Miles per member per store per event", 7)]
    [InlineData("at most once per member per event", 10)]
    public void A_limit_of_an_event_holds_for_each_event(string limit, long points)
    {
        var world = new World($"{Head}rule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles\n  {limit} }}");
        Join(world);
        Assert.Equal(points, Buy(world, "anna", "2026-01-05 09:00", "North"));
        Assert.Equal(points, Buy(world, "anna", "2026-01-05 10:00", "North"));
    }

    [Theory]
    [InlineData("per calendar day")]
    [InlineData("per calendar week")]
    [InlineData("per calendar month")]
    [InlineData("per calendar quarter")]
    [InlineData("per calendar year")]
    [InlineData("in any 10 days")]
    [InlineData("")]
    public void A_reward_is_limited_by_times_for_each_member(string period)
    {
        var world = new World($"{Head}reward Cup {{ price 1 Miles\n  at most 2 per member {period} }}\nrule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles }}");
        Join(world);
        Buy(world, "anna", "2026-01-01 09:00", "North");
        Buy(world, "ben", "2026-01-01 09:00", "North");
        bool Has(string member, string at, string key) =>
            world.On(at, member, "Redeemed", ("redemption", key), ("reward", "Cup")).Any(effect => effect.Kind == Model.Effects.EffectKind.Redeemed);

        Assert.Equal([true, true, false], Enumerable.Range(1, 3).Select(i => Has("anna", $"2026-01-05 1{i}:00", $"r{i}")));
        Assert.True(Has("ben", "2026-01-05 14:00", "r4"));
        var anew = Periods.Single(one => one.Words == period).Anew;
        Assert.Equal(anew.Length > 0, Has("anna", anew.Length > 0 ? $"{anew} 14:00" : "2030-01-01 12:00", "r5"));
    }

    [Theory]
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per store per event }", "LOY2322")]          // An event is one member's.
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 in total per event }", "LOY2322")]
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per journey }", "LOY2325")]                  // A rule is in no journey.
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per Rich }", "LOY2324")]                     // A segment is one, not several.
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per member per T }", "LOY2320")]             // A member has one tier.
    [InlineData("rule R { on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per store per member.city }", "LOY2320")]
    [InlineData("budget B { limit 20 HKD per event }\nrule R { on Purchase where total < 500 HKD\n  bonus 10 Miles funded by B }", "LOY2318")]
    [InlineData("reward Cup { price 1 Miles\n  at most 20 Miles per member }", "LOY2282")]                        // Rewards are counted in times,
    [InlineData("reward Cup { price 1 Miles\n  at most 2 per event }", "LOY2282")]                                // and a request is for one.
    [InlineData("reward Cup { price 1 Miles\n  at most 2 per journey }", "LOY2325")]
    public void A_limit_that_means_nothing_is_refused_by_name(string text, string code) => Refused(Head + text, code);

    [Fact]
    public void A_return_frees_the_limit_of_its_member_at_its_store_for_the_later_purchase()
    {
        var world = new World($$"""
            {{Head}}event Refund { refund: text key
              order: text
              reverses Purchase by order }
            rule R { on Purchase
              bonus 10 Miles
              at most 2 per member per store per calendar month }
            """);
        Join(world);
        Assert.Equal([10, 10, 0], Enumerable.Range(9, 3).Select(hour => Buy(world, "anna", $"2026-01-05 {hour:00}:00", "North")));
        Assert.Equal(10, Buy(world, "anna", "2026-01-05 13:00", "South"));
        world.On("2026-01-06 12:00", "anna", "Refund", ("refund", "r1"), ("order", "anna 2026-01-05 09:00"));
        Assert.Equal(30, world.Points("anna", "Miles"));
        Assert.Equal(0, Buy(world, "anna", "2026-01-07 13:00", "North"));
    }

    [Fact]
    public void Uses_by_store_are_the_same_after_they_were_stored()
    {
        var world = new World($"{Head}rule R {{ on Purchase where total < 500 HKD\n  bonus 10 Miles\n  at most 2 per member per store in any 10 days }}");
        Join(world);
        Buy(world, "anna", "2026-01-05 09:00", "North");
        Buy(world, "anna", "2026-01-06 09:00", "South");
        var codec = new State.MemberCodec(world.Plan);
        var bytes = new State.BlobWriter();
        codec.Write(world.Member("anna"), bytes);
        Assert.Equal(world.Member("anna").KeyedUses, codec.Read("anna", 0, bytes.Written).KeyedUses);
    }

    private static void Live(string text, string scope, string period)
    {
        var world = new World(text);
        Join(world);
        var (other, anew) = (Scopes.Single(one => one.Words == scope).Other, Periods.Single(one => one.Words == period).Anew);
        var member = other == "poor" ? "gold" : "anna";
        Assert.Equal([10, 10, 0], Enumerable.Range(9, 3).Select(hour => Buy(world, member, $"2026-01-05 {hour:00}:00", "North")));
        if (other.Length > 0)
        {
            Assert.Equal(10, Buy(world, other is "South" ? member : other == "poor" ? "anna" : other, "2026-01-05 13:00", other == "South" ? "South" : "North"));
        }

        if (scope is not ("per member" or "per member per store"))
        {
            Assert.Equal(0, Buy(world, other == "poor" ? "rich" : "carl", "2026-01-05 14:00", "North"));
        }

        Assert.Equal(anew.Length > 0 ? 10 : 0, Buy(world, member, anew.Length > 0 ? $"{anew} 14:30" : "2030-01-01 12:00", "North"));
    }

    private static void Join(World world)
    {
        foreach (var member in (string[])["anna", "ben", "carl", "gold", "rich", "wien"])
        {
            world.Join("2025-12-01 00:00", member);
        }

        world.On("2025-12-02 00:00", "wien", "Updated", ("city", "Wien"));
        foreach (var member in (string[])["gold", "rich"])
        {
            world.On("2025-12-03 00:00", member, "Purchase", ("order", $"first {member}"), ("total", 1_000m), ("store", "South"));
        }
    }

    private static long Buy(World world, string member, string at, string store)
    {
        var before = world.Points(member, "Miles");
        world.On(at, member, "Purchase", ("order", $"{member} {at}"), ("total", 1m), ("store", store));
        return world.Points(member, "Miles") - before;
    }

    private static void Refused(string text, string code)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => World.Compile(text));
        Assert.Contains($"error {code}", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A limit that is shared says so by `in total` behind its period.</summary>
    private static string Line(string scope, string period) =>
        scope.StartsWith("in total", StringComparison.Ordinal) ? $"{period} {scope}" : $"{scope} {period}";

    private static TheoryData<string, string, string> Cells(params string[] amounts)
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var amount in amounts)
        {
            foreach (var scope in Scopes)
            {
                foreach (var period in Periods)
                {
                    cells.Add(amount, scope.Words, period.Words);
                }
            }
        }

        return cells;
    }
}
