namespace Workflows.Dsl.Tests.Checking;

/// <summary>
/// For each code a text that gives it, and only it, at the place in «these quotes», and a text that is like it and right. A text without
/// a programme block stands behind <see cref="Prelude"/>.
/// </summary>
internal static class CheckCases
{
    public const string Prelude = """
        programme P {
          currency EUR
          time zone "Europe/Vienna"
        }
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web
          gift: yes or no
          weight: optional number
          percent_off: percent
          friend: optional member
          day: optional date
          lines: optional list of { sku: text, price: money, quantity: number 1 to 99 }
        }
        event Survey { score: number 0 to 10 }
        member {
          birthday: optional date
          language: one of en, de default de
          age: optional number 0 to 150
          zone: optional text
          consent marketing by email
        }
        points Beans { worth 0.08 EUR }
        points Stars { status only }
        points Gems { round down per event }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 500
          tier Gold when earned Stars this calendar year >= 1_500
        }
        segment Fan when count of Purchase ever >= 3
        let spend = sum of Purchase.total ever
        measure reach = share of members where count of Purchase this period > 0
        budget Fund { limit 100 EUR in total }
        rule Base {
          on Purchase
          award 1 Beans and 1 Stars per 10 EUR of total funded by Fund
        }
        journey Care {
          start on Survey
          send email "care"
          finish "done"
        }

        """;

    private const string Head = "programme Q {\n  currency EUR\n  time zone \"Europe/Vienna\"\n}\n";
    private const string Earns = "points B { worth 1 EUR }\nrule R {\n  on joining\n  bonus 1 B\n}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
        [
            .. Names(), .. Types(), .. Declarations(), .. TierAndPointsCases.All, .. MemberCases.All, .. OtherMemberCases.All, .. HouseholdCases.All, .. MoneyCases.All, .. EarningCases.All, .. VersionCases.All, .. LivingCases.All, .. AnalysisCases.All, .. MergeCases.All, .. LoanCases.All,
            .. RankingCases.All, .. PublishCases.All,
            .. PromiseCases.All,
            .. FollowUpCases.All,
            .. SyntaxCases.All,
            .. Rewards(), .. Rules(), .. Journeys(), .. Evaluation(), .. BranchCases.All, .. ExitCases.All,
        ];

    private static string When(string condition) => $"segment Here when {condition}\n";

    private static string Rule(string lines) => $"rule Extra {{\n  on Purchase\n  {lines}\n}}\n";

    private const string Offer = "market event Offer {\n  offer: text key\n  back: money\n}\n";

    private static string Journey(string lines) => $"journey Extra {{\n  start on Purchase\n  {lines}\n}}\n";

    private static string Example(string lines) => $"example \"e\" {{\n  given ann joined 2026-01-01\n  {lines}\n}}\n";

    private static IEnumerable<(string, string, string)> Names() =>
    [
        ("LOY2000", When("member is at least «Silvr»"), When("member is at least Silver")),
        ("LOY2000", Rule("bonus 5 Beans funded by «Fond»"), Rule("bonus 5 Beans funded by Fund")),
        ("LOY2000", "rule Extra {\n  on «Purchas» where total > 5 EUR and channel is shop\n  bonus 5 Beans\n}\n", Rule("bonus 5 Beans")),
        ("LOY2001", "segment «Fan» when spend > 5 EUR\n", "segment Fans when spend > 5 EUR\n"),
        ("LOY2001", "segment «Gold» when spend > 5 EUR\n", "segment Golden when spend > 5 EUR\n"),
        ("LOY2001", "event Joined2 {\n  a: text\n  «a»: text\n}\n", "event Joined2 {\n  a: text\n  b: text\n}\n"),
        ("LOY2002", Rule("bonus 5 Beans funded by «Fan»"), Rule("bonus 5 Beans funded by Fund")),
        ("LOY2002", When("member is «Fan»"), When("member is in Fan")),
        ("LOY2003", When("member.«birthdy» is known"), When("member.birthday is known")),
        ("LOY2003", When("sum of Purchase.«totl» ever > 5 EUR"), When("sum of Purchase.total ever > 5 EUR")),
        ("LOY2004", Rule("when channel is «shp»\n  bonus 5 Beans"), Rule("when channel is shop\n  bonus 5 Beans")),
        ("LOY2004", When("weekday is one of Sat, «Sunday»"), When("weekday is one of Sat, Sun")),
        ("LOY2005", When("spend > 5 «Euros»"), When("spend > 5 EUR")),
        ("LOY2006", "let «one» = two + 1\nlet two = one + 1\n", "let one = two + 1\nlet two = 1\n"),
        ("LOY2006", "segment «One» when member is in Two\nsegment Two when not member is in One\n",
            "segment One when member is in Two\nsegment Two when spend > 5 EUR\n"),
        ("LOY2006", "measure «m» = m + 1\n", "measure m = reach + 1\n"),
        ("LOY2007", Chain(66, marked: true), Chain(60, marked: false)),
        ("LOY2008", "event Visit {\n  «at»: date\n}\n", "event Visit {\n  day: date\n}\n"),
        ("LOY2009", When("«spent2» > 5 EUR"), When("spend > 5 EUR")),
        ("LOY2009", Rule("for each line in lines\n  award 1 Beans per 5 EUR of «price»"),
            Rule("for each line in lines\n  award 1 Beans per 5 EUR of line.price")),
        ("LOY2009", When("member.language is de and «silence» > 5 days"), When("member.language is de and time since joining > 5 days")),
    ];

    private static string Chain(int length, bool marked) =>
        "let a0 = spend\n" + string.Concat(Enumerable.Range(1, length - 1).Select(i => i == 64 && marked
            ? $"let «a{i}» = a{i - 1} + 1 EUR\n" : $"let a{i} = a{i - 1} + 1 EUR\n"));

    private static IEnumerable<(string, string, string)> Types() =>
    [
        ("LOY2100", When("«spend»"), When("spend > 5 EUR")),
        ("LOY2101", When("spend > «5»"), When("spend > 5 EUR")),
        ("LOY2101", When("balance of Beans > «balance of Gems»"), When("balance of Beans > 5")),
        ("LOY2101", Rule("when friend is known and friend is «5»\n  bonus 5 Beans"),
            Rule("when friend is known and friend is \"x\"\n  bonus 5 Beans")),
        ("LOY2102", When("spend + «5» > 5 EUR"), When("spend + 5 EUR > 5 EUR")),
        ("LOY2102", When("spend * «spend» > 5 EUR"), When("spend * 10% > 5 EUR")),
        ("LOY2103", When("«member.language» > de"), When("member.language <> de")),
        ("LOY2104", When("time since joining > «time since last Purchase»"), When("time since joining > 5 days")),
        ("LOY2105", When("«time since joining = 5 days»"), When("time since joining >= 5 days")),
        ("LOY2106", When("spend / «spend» > 5 EUR"), When("spend / 2 > 5 EUR")),
        ("LOY2106", When("spend / «0» > 5 EUR"), When("spend / 0.5 > 5 EUR")),
        ("LOY2107", When("«last Survey.score» > 5"), When("last Survey is known and last Survey.score > 5")),
        ("LOY2107", When("member.age is known or «member.age» > 5"), When("member.age is not known or member.age > 5")),
        ("LOY2107", Rule("award 1 Beans per 2 of «weight»"), Rule("when weight is known\n  award 1 Beans per 2 of weight")),
        ("LOY2107", Rule("except when weight is known\n  award 1 Beans per 2 of «weight»"),
            Rule("except when weight is not known\n  award 1 Beans per 2 of weight")),
        ("LOY2107", Rule("when month of «member.birthday» is 5 or month of member.birthday is 6\n  bonus 5 Beans"),
            Rule("when member.birthday is known and month of member.birthday is 5\n  bonus 5 Beans")),
        ("LOY2107", When("«days between last two Purchase» < 5 and last Purchase is known"),
            When("not (days between last two Purchase is not known) and days between last two Purchase < 5")),
        ("LOY2107", Journey("if member.age is known {\n    wait 2 days\n    if «member.age» > 5 {\n      finish \"a\"\n    }\n  }\n  finish \"b\""),
            Journey("wait 2 days\n  if member.age is known {\n    if member.age > 5 {\n      finish \"a\"\n    }\n  }\n  finish \"b\"")),
        ("LOY2108", When("«member.language» is known"), When("member.birthday is known")),
        ("LOY2108", When("spend > 5 EUR and «member.language» is known"), When("spend > 5 EUR and member.birthday is known")),
        ("LOY2109", "let mean = average of Survey.score ever\n" + When("mean is known and «mean» + 1 > 5"),
            "let mean = average of Survey.score ever\n" + When("mean is known and mean > 4")),
        ("LOY2109", When("average of Survey.score ever is known and «average of Survey.score ever» > count of Survey ever"),
            When("average of Survey.score ever is known and average of Survey.score ever > 4")),
        ("LOY2110", When("month of «spend» is 5"), When("month of today is 5")),
        ("LOY2110", Rule("award 1 Beans per 10 of «total»"), Rule("award 1 Beans per 10 EUR of total")),
        ("LOY2110", "measure m = reach target >= «5 EUR»\n", "measure m = reach target >= 5%\n"),
        ("LOY2111", When("spend > «1_000_000_000_001 EUR»"), When("spend > 1_000_000 EUR")),
        ("LOY2112", When("count of Purchase where «member.language» is de ever > 1"),
            When("count of Purchase where total > 5 EUR ever > 1")),
        ("LOY2112", When("count of Purchase where «weekday» is Sat ever > 1"), When("count of Purchase where gift ever > 1")),
        ("LOY2112", "measure m = count of Purchase «ever»\n", "measure m = count of Purchase this period\n"),
        ("LOY2112", "measure m = «spend» * 2\n", "measure m = sum of Purchase.total this period * 2\n"),
        ("LOY2113", When("«reach» > 5%"), When("spend > 5 EUR")),
        ("LOY2113", When("«spent of Fund» > 5%"), "follow up F {\n  when spent of Fund > 5%\n  alert \"me\"\n}\n"),
        ("LOY2114", When("count of Purchase «this period» > 1"), When("count of Purchase this calendar month > 1")),
        ("LOY2115", When("«spend» is every 3rd"), When("count of Purchase ever is every 3rd")),
        ("LOY2116", "measure m = reach target >= «reach»\n", "measure m = reach target >= 5%\n"),
        ("LOY2117", Rule("award 1 Beans per 5 EUR of «total * percent_off * percent_off * percent_off * percent_off»"),
            Rule("award 1 Beans per 5 EUR of total * percent_off")),
        ("LOY2118", When("spend >= 5 EUR and «spend < 3 EUR»"), When("spend >= 5 EUR and spend < 30 EUR")),
        ("LOY2118", "rule Extra {\n  on Purchase where channel is shop\n  when «channel is web»\n  bonus 5 Beans\n}\n",
            Rule("when channel is web or gift\n  bonus 5 Beans")),
        ("LOY2118", When("time since joining > 3 weeks and «time since joining < 20 days»"),
            When("time since joining > 3 weeks and time since joining < 22 days")),
        ("LOY2119", When("«last Purchase» > 5"), When("last Purchase is known and last Purchase.total > 5 EUR")),
        ("LOY2120", When("count of Purchase «over last 0 days» > 1"), When("count of Purchase over last 1 day > 1")),
        ("LOY2121", Example("on 2026-02-02 ann Survey { score: «11» }"), Example("on 2026-02-02 ann Survey { score: 10 }")),
    ];

    private static IEnumerable<(string, string, string)> Declarations() =>
    [
        ("LOY2200", "«»points B { status only }\nrule R {\n  on joining\n  bonus 1 B\n}\n# programme\n", Head + Earns),
        ("LOY2201", "programme «Q» {\n  currency EUR\n}\n" + Earns, Head + Earns),
        ("LOY2201", "rule «Extra» {\n  on Purchase\n}\n", Rule("bonus 5 Beans")),
        ("LOY2202", Rule("bonus 5 Beans\n  when gift\n  «when total > 5 EUR»"), Rule("bonus 5 Beans\n  when gift and total > 5 EUR")),
        ("LOY2203", "programme Q {\n  currency «Euro»\n  time zone \"Europe/Vienna\"\n}\n" + Earns, Head + Earns),
        ("LOY2204", "programme Q {\n  currency EUR\n  time zone «\"Vienna, Austria\"»\n}\n" + Earns, Head + Earns),
        ("LOY2205", "programme «Q» {\n  currency EUR\n  time zone \"Europe/Vienna\"\n}\n", Head + Earns),
        ("LOY2206", "group «Idle» { first }\n", "group Busy { first }\n" + Rule("bonus 5 Beans\n  compete in Busy")),
        ("LOY2207", Wide(65), Wide(64)),
        ("LOY2208", "event Visit {\n  a: text key\n  «b»: text key\n}\n", "event Visit {\n  a: text key\n  b: text\n}\n"),
        ("LOY2209", "event Visit {\n  «a»: optional text key\n}\n", "event Visit {\n  a: text key\n}\n"),
        ("LOY2210", "event Visit {\n  a: list of { x: text }\n  «b»: list of { x: text }\n}\n",
            "event Visit {\n  a: list of { x: text }\n}\n"),
        ("LOY2211", "event Visit {\n  a: list of { x: «list of { y: text }» }\n}\n", "event Visit {\n  a: list of { x: text }\n}\n"),
        ("LOY2212", "event Visit {\n  a: «number 5 to 1»\n}\n", "event Visit {\n  a: number 1 to 5\n}\n"),
        ("LOY2213", "event Visit {\n  a: optional «number» default 1\n}\n", "event Visit {\n  a: number default 1\n}\n"),
        ("LOY2214", "event Back {\n  b: text\n  reverses «Survey» by b\n}\n", "event Back {\n  b: text\n  reverses Purchase by b\n}\n"),
        ("LOY2215", "event Back {\n  b: money\n  reverses Purchase by «b»\n}\n", "event Back {\n  b: text\n  reverses Purchase by b\n}\n"),
        ("LOY2220", "messages {\n  «time zone Purchase.total»\n}\n", "messages {\n  time zone member.zone\n}\n"),
        ("LOY2216", "points P2 {\n  status only\n  «worth 1 EUR»\n}\n", "points P2 { status only }\n"),
        ("LOY2217", "points P2 { expected redemption «120%» }\n", "points P2 { expected redemption 80% }\n"),
        ("LOY2218", "event Visit {\n  a: one of x, «x»\n}\n", "event Visit {\n  a: one of x, y\n}\n"),
        ("LOY2219", "event Back {\n  b: text key\n  reverses «Back» by b\n}\n",
            "event Back {\n  b: text key\n  reverses Purchase by b\n}\n"),
        ("LOY2230", "tiers T {\n  tier «A» when spend > 5 EUR\n}\n", "tiers T {\n  tier A from joining\n}\n"),
        ("LOY2231", "tiers T {\n  tier A from joining\n  tier «B» from joining\n}\n",
            "tiers T {\n  tier A from joining\n  tier B when spend > 5 EUR\n}\n"),
        ("LOY2232", "tiers T {\n  tier A from joining\n  tier B when spend >= 9 EUR\n  tier «C» when spend >= 5 EUR\n}\n",
            "tiers T {\n  tier A from joining\n  tier B when spend >= 5 EUR\n  tier C when spend >= 9 EUR\n}\n"),
        ("LOY2233", "tiers T {\n  tier A from joining\n  tier «B» when spend >= 5 EUR\n  tier C when spend >= 5 EUR\n}\n",
            "tiers T {\n  tier A from joining\n  tier B when spend >= 5 EUR\n  tier C when spend >= 6 EUR\n}\n"),
        ("LOY2240", "partner Wing\n" + Rule("bonus 5 Beans funded by Wing") + "follow up F {\n  when «spent of Wing» > 5%\n  alert \"x\"\n}\n",
            "partner Wing {\n  limit 5 EUR in total\n}\n" + Rule("bonus 5 Beans funded by Wing") + "follow up F {\n  when spent of Wing > 5%\n  alert \"x\"\n}\n"),
        ("LOY2241", "partner Wing {\n  «warn at 80%»\n}\n" + Rule("bonus 5 Beans funded by Wing"),
            "partner Wing {\n  limit 5 EUR in total\n  warn at 80%\n}\n" + Rule("bonus 5 Beans funded by Wing")),
    ];

    private static (string, string, string)[] Rewards() =>
    [
        ("LOY2280", "reward Cup {\n  price 30 Beans or «30 Beans + 1 EUR»\n}\n", "reward Cup {\n  price 30 Beans or 20 Beans + 1 EUR\n}\n"),
        ("LOY2281", "reward Cup {\n  price «30 Stars»\n}\n", "reward Cup {\n  price 30 Gems\n}\n"),
        ("LOY2282", "reward Cup {\n  price 30 Beans\n  «at most 2 Beans per member in any 5 days»\n}\n",
            "reward Cup {\n  price 30 Beans\n  at most 2 per member in any 5 days\n}\n"),
        ("LOY2283", "reward Cup {\n  price 30 Beans or «20 Beans + 0.10 EUR»\n  our cost 1.80 EUR\n}\n",
            "reward Cup {\n  price 30 Beans or 20 Beans + 0.80 EUR\n  our cost 1.80 EUR\n}\n"),
        ("LOY2284", "reward «Cup» {\n  price 30 Beans\n  stock 0\n}\n", "reward Cup {\n  price 30 Beans\n  stock 1\n}\n"),
        ("LOY2285", "event Back {\n  b: text key\n  reverses «Redeemed» by b\n}\n",
            "event Back {\n  b: text key\n  reverses Purchase by b\n}\n"),
    ];

    private static string Wide(int count) =>
        "event Wide {\n" + string.Concat(Enumerable.Range(0, count).Select(i => i == 64 ? $"  «f{i}»: text\n" : $"  f{i}: text\n")) + "}\n";

    private static IEnumerable<(string, string, string)> Rules() =>
    [
        ("LOY2300", Rule("award «1 Beans», then 2 Beans"), Rule("award 1 Beans until 2026-03-01, then 2 Beans")),
        ("LOY2301", Rule("award 1 Beans until 2026-03-01, then 2 Beans until «2026-02-01»"),
            Rule("award 1 Beans until 2026-03-01, then 2 Beans until 2026-04-01")),
        ("LOY2302", Rule("bonus «0 Beans»"), Rule("bonus 1 Beans")),
        ("LOY2304", Rule("award 1 Beans and «2 Beans»"), Rule("award 1 Beans and 2 Stars")),
        ("LOY2305", Rule("multiply Beans by «1»"), Rule("multiply Beans by 1.5")),
        ("LOY2306", Rule("«multiply Gems by 2»"), Rule("multiply Beans by 2")),
        ("LOY2306", "rule Extra {\n  on Survey\n  «multiply Beans of Base by 2»\n}\n", Rule("multiply Beans of Base by 2")),
        ("LOY2307", "budget More { limit 5 EUR in total }\n" + Rule("bonus 5 Beans funded by «Fund 60%, More 30%»"),
            "budget More { limit 5 EUR in total }\n" + Rule("bonus 5 Beans funded by Fund 60%, More 40%")),
        ("LOY2308", "budget More { limit 5 EUR in total }\n" + Rule("bonus 5 Beans funded by Fund 60%, «More»"),
            "budget More { limit 5 EUR in total }\n" + Rule("bonus 5 Beans funded by Fund 60%, More 40%")),
        ("LOY2309", Rule("bonus 5 Gems funded by «Fund»"), Rule("bonus 5 Beans funded by Fund")),
        ("LOY2310", Rule("bonus 5 Beans\n  «at most 5 Stars per member»"), Rule("bonus 5 Beans\n  at most 5 Beans per member")),
        ("LOY2311", Rule("bonus 50 Beans\n  «at most 5 Beans per member»"), Rule("bonus 5 Beans\n  at most 50 Beans per member")),
        ("LOY2312", Rule("bonus 5 Beans\n  at most 9 Beans per member per calendar month «per calendar month»"),
            Rule("bonus 5 Beans\n  at most 9 Beans per member per calendar month per calendar day")),
        ("LOY2312", Rule("bonus 5 Beans\n  at most 9 Beans in total «in total»"), Rule("bonus 5 Beans\n  at most 9 Beans in total")),
        ("LOY2506", Rule("bonus 5 Beans\n  «at most 7.555 EUR per member»"), Rule("bonus 5 Beans\n  at most 7.55 EUR per member")),
        ("LOY2313", Rule("bonus 5 Beans\n  «at most 7.5 Beans per member»"), Rule("bonus 5 Beans\n  at most 7 Beans per member")),
        ("LOY2314", "rule Extra {\n  on joining\n  «for each line in lines»\n  bonus 5 Beans\n}\n",
            Rule("for each line in lines\n  bonus 5 Beans")),
        ("LOY2315", "segment Rich when balance of Beans > 50\nrule Extra {\n  on entering Rich\n  «bonus 5 Beans»\n}\n",
            "segment Rich when balance of Beans > 50\nrule Extra {\n  on entering Rich\n  bonus 5 Gems\n}\n"),
        ("LOY2316", Rule("valid 2026-05-01 to «2026-04-01»\n  bonus 5 Beans"), Rule("valid 2026-05-01 to 2026-06-01\n  bonus 5 Beans")),
        ("LOY2317", "cap «Both» {\n  of Base\n  at most 5 Gems per member\n}\n",
            "cap Both {\n  of Base\n  at most 5 Beans per member\n}\n"),
        ("LOY2318", "budget Few {\n  limit 5 EUR «per event»\n}\n" + Rule("bonus 5 Beans funded by Few"),
            "budget Few {\n  limit 5 EUR in any 7 days\n}\n" + Rule("bonus 5 Beans funded by Few")),
        ("LOY2320", Rule("bonus 5 Beans\n  at most 9 Beans per member «per Status»"),
            Rule("bonus 5 Beans\n  at most 9 Beans per member\n  at most 90 Beans per channel")),
        ("LOY2321", Rule("bonus 5 Beans\n  at most 9 Beans per member per calendar day «in total»"),
            Rule("bonus 5 Beans\n  at most 9 Beans per calendar day in total")),
        ("LOY2322", Rule("bonus 5 Beans\n  at most 9 Beans «per event» in total"),
            Rule("bonus 5 Beans\n  at most 9 Beans per member per event")),
        ("LOY2323", Rule("bonus 5 Beans\n  at most 9 Beans per «chanel»"), Rule("bonus 5 Beans\n  at most 9 Beans per channel")),
        ("LOY2324", "segment Rich when balance of Gems > 50\n" + Rule("bonus 5 Beans\n  at most 9 Beans per «Rich»"),
            "segment Rich when balance of Gems > 50\n" + Rule("bonus 5 Beans\n  at most 9 Beans in total among Rich")),
        ("LOY2325", Rule("bonus 5 Beans\n  at most 9 Beans per «journey»"), Rule("bonus 5 Beans\n  at most 9 Beans in total")),
        ("LOY2326", "rule Extra {\n  on joining\n  bonus 5 Beans\n  «at most 9 Beans per channel»\n}\n",
            Rule("bonus 5 Beans\n  at most 9 Beans per channel")),
        ("LOY2327", Rule("bonus 5 Beans\n  «at most 9 Beans per total»"), Rule("bonus 5 Beans\n  at most 9 Beans per channel")),
        ("LOY2328", "event Walk {\n  walk: text key\n  place: text personal\n}\nrule Extra {\n  on Walk\n  bonus 5 Beans\n  «at most 9 Beans per place»\n}\n",
            "event Walk {\n  walk: text key\n  place: text\n}\nrule Extra {\n  on Walk\n  bonus 5 Beans\n  at most 9 Beans per place\n}\n"),
        ("LOY2329", Rule("bonus 5 Gems\n  «at most 9 EUR per member»"), Rule("bonus 5 Beans\n  at most 9 EUR per member")),
        ("LOY2330", "budget Few {\n  limit 5 Stars in total\n}\nrule Starred {\n  on Survey\n  bonus 1 Stars funded by Few\n}\n" + Rule("bonus 5 Beans funded by «Few»"),
            "budget Few {\n  limit 5 Beans in total\n}\n" + Rule("bonus 5 Beans funded by Few")),
    ];

    private static IEnumerable<(string, string, string)> Journeys() =>
    [
        ("LOY2400", Journey("purpose marketing\n  send «sms» \"x\""), Journey("purpose marketing\n  send email \"x\"")),
        ("LOY2401", Journey("wait up to «2 days» for Purchase {\n    on arrived { finish \"a\" }\n  }"),
            Journey("wait up to 2 days for Purchase {\n    on late { finish \"a\" }\n  }")),
        ("LOY2401", Journey("task «Call» to \"x\" due in 2 days {\n    on done { finish \"a\" }\n  }"),
            Journey("task Call to \"x\" due in 2 days {\n    on done { finish \"a\" }\n    on overdue { finish \"b\" }\n  }")),
        ("LOY2402", Journey("wait up to 2 days for Purchase {\n    on «came» { finish \"a\" }\n    on late { finish \"b\" }\n  }"),
            Journey("wait up to 2 days for Purchase {\n    on arrived { finish \"a\" }\n    on late { finish \"b\" }\n  }")),
        ("LOY2403", Journey("finish \"a\"\n  «send email \"x\"»"), Journey("send email \"x\"\n  finish \"a\"")),
        ("LOY2403", Journey("finish \"a\"\n  «step Last {\n    finish \"b\"\n  }»"),
            Journey("go to Last\n  step Last {\n    finish \"b\"\n  }")),
        ("LOY2404", Journey("step Round {\n    send email \"x\"\n    «go to Round»\n  }"),
            Journey("step Round {\n    wait 2 days\n    go to Round\n  }")),
        ("LOY2405", Journey("task «Call» to \"x\" due in 2 days {\n    on overdue { finish \"b\" }\n  }"),
            Journey("task Call to \"x\" due in 2 days {\n    on done { finish \"a\" }\n    on overdue { finish \"b\" }\n  }")),
        ("LOY2000", Journey("go to «Lst»\n  step Last {\n    finish \"b\"\n  }"),
            Journey("go to Last\n  step Last {\n    finish \"b\"\n  }")),
        ("LOY2000", Journey("purpose «marketting»\n  send email \"x\""), Journey("purpose service\n  send sms \"x\"")),
        ("LOY2001", Journey("step A {\n    wait 2 days\n  }\n  step «A» {\n    wait 2 days\n  }"),
            Journey("step A {\n    wait 2 days\n  }\n  step B {\n    wait 2 days\n  }")),
        ("LOY2202", Journey("wait up to 2 days for Purchase {\n    on late { finish \"a\" }\n    on «late» { finish \"b\" }\n  }"),
            Journey("wait 2 days")),
    ];

    private static IEnumerable<(string, string, string)> Evaluation() =>
    [
        ("LOY2700", "market event Offer {\n  offer: text key\n  back: money\n  «reverses Purchase by offer»\n}\n",
            "market event Offer {\n  offer: text key\n  back: money\n}\n"),
        ("LOY2002", Offer + "rule Extra {\n  on «Offer»\n  bonus 5 Beans\n}\n", Offer + "measure m = largest of Offer.back over last 5 days\n"),
        ("LOY2002", Offer + When("count of «Offer» ever > 3"), Offer + "measure m = count of Offer this period\n"),
        ("LOY2500", "measure m = reach target «<> 5%»\n", "measure m = reach target = 5%\n"),
        ("LOY2501", Example("on 2026-02-02 ann Survey «{ }»"), Example("on 2026-02-02 ann Survey { score: 1 }")),
        ("LOY2502", Example("expect ann has «5.5 Beans»"), Example("expect ann has 5 Beans")),
        ("LOY2503", Example("expect ann is sent «\"car\"»"), Example("expect ann is sent \"care\"")),
        ("LOY2504", "map Shop of Purchase {\n  «lines» from \"Lines\" and \"More\"\n}\n", "map Shop of Purchase {\n  lines from \"Lines\"\n}\n"),
        ("LOY2504", "map Shop of Purchase {\n  group by \"Name\"\n  «lines» from \"Lines\"\n}\n",
            "map Shop of Purchase {\n  group by \"Name\"\n  lines.sku from \"Sku\"\n}\n"),
        ("LOY2504", "map Shop of Purchase {\n  «lines» is \"Sku\"\n}\n", "map Shop of Purchase {\n  lines.sku is \"Sku\"\n}\n"),
        ("LOY2504", "map Shop of Purchase {\n  «key» from \"Number\"\n}\n", "map Shop of Purchase {\n  order from \"Number\"\n}\n"),
        ("LOY2003", "map Shop of Survey {\n  «keys» from \"Number\"\n}\n", "map Shop of Survey {\n  key from \"Number\"\n}\n"),
        ("LOY2003", "map Shop of Survey {\n  «received» from \"Seen\"\n}\n", "map Shop of Survey {\n  received_at from \"Seen\"\n}\n"),
        ("LOY2505", "map Shop of Survey {\n  «group by \"Name\"»\n}\n", "map Shop of Purchase {\n  group by \"Name\"\n}\n"),
        ("LOY2504", "map Shop of Purchase {\n  «key» is \"1\"\n}\n", "map Shop of Purchase {\n  order from \"Number\"\n}\n"),
        ("LOY2506", "map Shop of Survey {\n  score is «1.5»\n}\n", "map Shop of Survey {\n  score is 2\n}\n"),
        ("LOY2000", Example("expect «anne» has 5 Beans"), Example("expect ann has 5 Beans")),
        ("LOY2000", Example("expect ann finishes Care «\"dne\"»"), Example("expect ann finishes Care \"done\"")),
        ("LOY2003", "map Shop of Purchase {\n  «tota» from \"Total\"\n}\n", "map Shop of Purchase {\n  total from \"Total\"\n}\n"),
        ("LOY2110", Example("on 2026-02-02 ann Survey { score: «\"1\"» }"), Example("on 2026-02-02 ann Survey { score: 1 }")),
    ];
}
