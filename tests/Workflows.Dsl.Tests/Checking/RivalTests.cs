using Workflows.Model.Programmes;

namespace Workflows.Dsl.Tests.Checking;

/// <summary>Whether a rival's programme fits ours.</summary>
public sealed class RivalTests
{
    private const string Head = "programme P {\n  currency EUR\n  time zone \"Europe/Vienna\"\n}\n";
    private const string Earns = "points B { worth 1 EUR }\nrule R {\n  on joining\n  bonus 1 B\n}\n";

    private const string Ours = Head + """
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web
          note: optional text
          lines: optional list of { sku: text, quantity: number 1 to 99 }
        }
        member { age: optional number 0 to 150 }
        measure back = sum of Purchase.total this period
        rival Peak in "peak.loyalty"
        follow up F {
          when  back of Peak > 5 EUR
          alert "Owner"
        }

        """ + Earns;

    private const string Measure = "measure back = sum of Purchase.total this period\n";

    private static readonly Programme Programme = Compiler.Compile("ours", Ours).Programme!;

    [Fact]
    public void Events_with_fewer_fields_and_more_choices_in_another_order_fit() => Assert.Equal("", Found(
        "event Purchase {\n  order: text key\n  channel: one of web, app, shop\n  total: money\n}\n" + Measure));

    [Theory]
    [InlineData("event Purchase {\n  order: text key\n  tip: money\n}\nevent Visit { v: text key }\n",
        "LOY2703 Purchase.tip, which we don't have|LOY2703 Visit, which members here don't have|LOY2704 back")]
    [InlineData("event Purchase {\n  order: text key\n  total: number\n}\n" + Measure, "LOY2703 Purchase.total, which is of another type here")]
    [InlineData("event Purchase {\n  order: text key\n  total: money\n  channel: one of shop, app\n}\n" + Measure,
        "LOY2703 Purchase.channel, which is of another type here")]
    [InlineData("event Purchase {\n  order: text key\n  total: money\n  note: text\n}\n" + Measure, "LOY2703 Purchase.note, which can be missing here")]
    [InlineData("event Purchase {\n  order: text key\n  total: money\n  lines: optional list of { sku: number }\n}\n" + Measure,
        "LOY2703 Purchase.lines.sku, which is of another type here")]
    [InlineData("member { size: optional number 0 to 9 }\nevent Purchase {\n  order: text key\n  total: money\n}\n" + Measure,
        "LOY2703 member.size, which we don't have")]
    public void What_doesnt_fit_is_named(string theirs, string expected) => Assert.Equal(expected, Found(theirs));

    [Fact]
    public void Another_currency_doesnt_fit() => Assert.Equal("LOY2703 USD, and our money is EUR", Words(
        Compiler.Compile("theirs", (Head + "event Purchase {\n  order: text key\n  total: money\n}\n" + Measure + Earns).Replace("EUR", "USD", StringComparison.Ordinal))));

    [Fact]
    public void A_programme_with_an_error_or_that_isnt_there_is_said_at_the_rival()
    {
        Assert.StartsWith("LOY2702 theirs:1:1: ", Words(Compiler.Compile("theirs", "nonsense\n")), StringComparison.Ordinal);
        var missing = Assert.Single(Compiler.CheckRival(Programme, Programme.Rivals[0], null, "it isn't there"));
        Assert.Equal(("LOY2701", Programme.Rivals[0].Span), (missing.Descriptor.Id, missing.Place));
    }

    private static string Found(string theirs) => Words(Compiler.Compile("theirs", Head + theirs + Earns));

    private static string Words(Compilation theirs) => string.Join('|', Compiler.CheckRival(Programme, Programme.Rivals[0], theirs)
        .Select(one => $"{one.Descriptor.Id} {string.Join(", ", one.Arguments.Skip(1).Take(2).Where(word => word != "peak.loyalty"))}"));
}
