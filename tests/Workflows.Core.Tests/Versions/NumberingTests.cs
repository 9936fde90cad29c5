using System.Collections;
using System.Reflection;
using Workflows.Core.Versions;
using Workflows.Model.Diagnostics;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>Whether everything in a programme that is a number of something else is said in the numbers that versions share.</summary>
public sealed class NumberingTests
{
    /// <summary>Numbers that are no place in a list of the programme, or a place in a list that is each version's own.</summary>
    private static readonly HashSet<string> OwnNumbers =
    [
        "Programme.Starts", "Rule.ValidFrom", "Rule.ValidTo", "Rule.Priority", "Rate.Until", "ThisPeriodOf.Days", "ThisPeriodOf.From",
        "OverLastCalendar.Count", "AmongLast.Count", "MessagePolicy.QuietFrom", "MessagePolicy.QuietTo", "MessagePolicy.Most", "FigureSubject.Measure",
        "FigureSubject.Rival", "Tier.Index", "Measure.Index", "FollowUp.Index", "Rival.Index", "Challenge.Index",
    ];

    /// <summary>A version in which something of each kind stands before everything of the sample, so that every number of it becomes another one.</summary>
    private const string Before = """
        programme P { currency EUR
          time zone "Europe/Vienna" }
        event Before { before: text key
          total: money }
        member { early: optional number 0 to 9
          consent early by fax }
        points Earlier { worth 1 EUR
          expire 1 month after earned }
        let before = sum of Before.total ever
        segment Sooner when before > 1 EUR
        tiers Prior { tier Low from joining
          tier High when earned Earlier ever >= 5 }
        reward Card { price 1 Earlier
          at most 1 per member per calendar month }
        budget First { limit 5 EUR in total }
        group Front { best for member }
        rule Old { on Before
          award 1 Earlier per 1 EUR of total funded by First
          at most 9 Earlier per member per calendar month
          compete in Front }
        cap Both { of Old
          at most 3 Earlier per member per calendar year }
        journey Ago { start on Before
          wait 1 day
          finish "gone" }

        """;

    private const string After = """
        programme P { currency EUR
          time zone "Europe/Vienna" }
        event Purchase { order: text key
          total: money
          channel: one of shop, web
          friend: optional member
          lines: optional list of { sku: text, price: money } }
        event Refund { refund: text key
          order: text
          total: money
          reverses Purchase by order, amount total }
        member { level: number 1 to 12 default 3
          consent marketing by email }
        points Miles { worth 0.1 EUR
          pending 3 days
          expire 6 months after earned
          notice 20 days before expiry
          sales Purchase.total }
        points Stars { worth 0.2 EUR }
        let spend = sum of Purchase.total over last 3 months
        segment Fan when count of Purchase where channel is web ever >= 3 and member.level > 2
        segment Rich when spend > 90 EUR and member is at least Gold and not (member is in Fan)
        tiers Rank { tier Blue from joining
          tier Gold when earned Miles this calendar year >= 100 }
        reward Pen { price 4 Stars or 2 Miles + 3 EUR
          when member is in Fan
          stock 30
          at most 5 per member in any 10 days }
        partner Wing
        budget Launch { limit 30 EUR per channel in any 20 days
          limit 500 Stars per Rank per calendar month
          warn at 50% }
        group G { first }
        rule Base { on Purchase where channel is web
          when spend > 5 EUR or time since last Purchase > 9 days
          award 1 Miles per 10 EUR of total
          at most 50 Miles per member per calendar month
          compete in G }
        rule Lines { on Purchase
          for each line in lines where line.sku is "a"
          bonus 1 Stars per 20 EUR of line.price funded by Launch 60%, Wing 40%
          at most 20 Stars per Rank per calendar month }
        rule Twice { on Purchase
          multiply Miles of Base by 2 }
        rule Waits { on entering Gold
          bonus 5 Miles, pending until Purchase where total > 4 EUR up to 20 days }
        rule Longer { on notice of Miles
          extend Miles by 9 days }
        rule Gone { on leaving Fan
          bonus 3 Stars }
        cap Together { of Base, Lines
          at most 90 per channel per calendar day }
        journey Care { start on Purchase where total > 1 EUR
          when member is in Rich
          hold out 10%
          goal Purchase where channel is shop up to 5 days
          wait up to 7 days for Purchase where total > 2 EUR {
            on arrived { if member is at least Gold { bonus 7 Stars funded by Wing } }
            on late { send email "late" } } }
        measure reach = share of members where member is in Fan
        measure points = issued Miles this period
        measure margin = sum of Purchase.total this period * 30%
        measure gain of journey = lift of margin
        follow up Stop { when gain of Care < 0 EUR
          pause Care }

        """;

    [Fact]
    public void Every_number_of_something_else_is_another_one_where_other_things_stand_before_it()
    {
        var alone = World.Compile(After);
        var second = new CommonProgramme([World.Compile(Before), alone]).Of(1);
        var missed = new SortedSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var (old, now) in Pairs(alone, second))
        {
            Compare(old, now, "", missed, ref seen);
        }

        Assert.Empty(missed);
        Assert.True(seen > 80, $"{seen} numbers");
    }

    /// <summary>Each thing of the version as it was written, and as it is among those of both.</summary>
    private static IEnumerable<(object Old, object Now)> Pairs(Programme alone, Programme second) =>
        typeof(Programme).GetProperties().Where(property => property.PropertyType.IsGenericType && property.GetValue(alone) is IEnumerable)
            .SelectMany(property => Things(property, alone).SelectMany(old => Things(property, second)
                .Where(now => NameOf(now) is { } name && name == NameOf(old) && IsInForce(now)).Take(1).Select(now => (old, now))));

    private static IEnumerable<object> Things(PropertyInfo property, Programme programme) =>
        ((IEnumerable)property.GetValue(programme)!).Cast<object>().Where(thing => NameOf(thing) is { } name && !BuiltInEvents.Names.Contains(name));

    private static string? NameOf(object thing) =>
        thing is Consent consent ? consent.Column : thing.GetType().GetProperty("Name")?.GetValue(thing) as string;

    private static bool IsInForce(object thing) => thing.GetType().GetProperty("IsInForce")?.GetValue(thing) is not false;

    private static void Compare(object old, object now, string path, SortedSet<string> missed, ref int seen)
    {
        if (old is string or bool or SourceSpan or Fraction or TimeLength or long || old.GetType().IsEnum)
        {
            return;
        }

        if (old is IEnumerable list)
        {
            foreach (var (one, other) in list.Cast<object>().Zip(((IEnumerable)now).Cast<object>()))
            {
                if (one is int number)
                {
                    Check(number, other, path, missed, ref seen);
                    continue;
                }

                Compare(one, other, path, missed, ref seen);
            }

            return;
        }

        foreach (var property in old.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("EqualityContract" or "Type" or "Fields" or "IsWhole")))
        {
            var (one, other) = (property.GetValue(old), property.GetValue(now));
            if (one is null || property.GetMethod!.IsStatic)
            {
                continue;
            }

            var place = $"{old.GetType().Name}.{property.Name}";
            if (one is int number)
            {
                Check(number, other!, place, missed, ref seen);
            }
            else
            {
                Compare(one, other!, place, missed, ref seen);
            }
        }
    }

    private static void Check(int old, object now, string place, SortedSet<string> missed, ref int seen)
    {
        if (OwnNumbers.Contains(place))
        {
            return;
        }

        // Fields of events and tiers are numbered within their own event or ladder, and these two have none before them.
        seen++;
        if (place is not ("Field.Index" or "InTier.Tier" or "EnteringTier.Tier" or "LeavingTier.Tier" or "AmongTier.Tier") && (int)now == old)
        {
            missed.Add($"{place} {old}");
        }
    }
}
