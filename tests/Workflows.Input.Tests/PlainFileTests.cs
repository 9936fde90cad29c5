using System.Text;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

public sealed class PlainFileTests
{
    private const string Header = "type,member,at,order,total,channel\n";
    private const string Row = "Purchase,C1,2026-03-07T10:00:00+08:00,O-1,12.50,web\n";

    private static Programme Shop { get; } = new ProgrammeBuilder(("birthday", Optional(DataType.Date)), ("consent_marketing_email", Optional(DataType.YesNo)))
        .Event("Purchase", ("order", DataType.Text), ("total", Money), ("channel", Optional(OneOf("shop", "web"))),
            ("lines", List(("sku", DataType.Text), ("price", Optional(Money)))))
        .KeyedBy("order")
        .Event("Survey", ("score", Range(0, 10)), ("comment", Optional(DataType.Text)))
        .Build();

    [Fact]
    public void A_line_becomes_an_event_with_its_values_at_the_places_of_its_fields()
    {
        var made = Reading.Event(Shop, Header + Row);
        Assert.Equal(BuiltInEvents.Count, made.Type);
        Assert.Equal(("C1", "O-1", "O-1"), (made.Member, made.Key, made.Texts[0]));
        Assert.Equal("2026-03-07T02:00:00Z", made.At.ToString());
        Assert.Equal((1250L, 1L), (made.Numbers[1], made.Numbers[2]));
        Assert.Equal(0b0111UL, made.Known);
    }

    [Fact]
    public void The_zone_where_a_member_lives_is_read_by_the_names_that_exports_use_and_no_other_text_is_one()
    {
        var shop = new ProgrammeBuilder(("zone", Optional(DataType.Text))).Build();
        shop = shop with { Messages = shop.Messages with { Zone = "zone" } };
        var lines = Reading.All(shop, "type,member,at,zone\nJoined,C1,2026-01-01,Asia/Hong_Kong\nJoined,C2,2026-01-01,(GMT+01:00) Paris\nUpdated,C1,2026-01-02,Atlantis\nJoined,C3,2026-01-01,\n");
        Assert.Equal(["Asia/Hong_Kong", "Europe/Paris", null, null], lines.Select(line => line.Event?.Texts[0]));
        Assert.Equal("events:4: \"zone\": \"Atlantis\" is no time zone; write a name such as Asia/Hong_Kong.", lines[2].Bad!.ToString());
    }

    [Theory]
    [InlineData(",", "\n", "")]
    [InlineData(";", "\r\n", "\uFEFF")]
    [InlineData("\t", "\n", "\uFEFF")]
    public void Separators_line_ends_and_byte_order_marks_are_found_out(string separator, string lineEnd, string mark)
    {
        var text = mark + (Header + Row).Replace(",", separator, StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        Assert.Equal(1250, Reading.Event(Shop, text).Numbers[1]);
    }

    [Fact]
    public void What_an_event_puts_right_stands_in_the_column_replaces()
    {
        var lines = Reading.All(Shop, "type,member,at,order,total,replaces\nPurchase,C1,2026-03-07,O-1,12.50,\nPurchase,C1,2026-03-07,O-2,10,O-1\n");
        Assert.Equal([null, "O-1"], lines.Select(line => line.Event!.Replaces));
    }

    [Fact]
    public void A_packed_file_is_read_like_any_other() =>
        Assert.Equal("O-1", Assert.Single(Reading.All(Shop, Reading.Gzip(Encoding.UTF8.GetBytes(Header + Row)))).Event!.Key);

    [Fact]
    public void Quoted_values_may_hold_separators_quotation_marks_and_line_ends_and_lines_are_counted_through_them()
    {
        var lines = Reading.All(Shop, "type,member,at,score,comment\nSurvey,C1,2026-01-01,9,\"good, \"\"very\"\"\ngood\"\n\nSurvey,C2,2026-01-01,11,\n");
        Assert.Equal("good, \"very\"\ngood", lines[0].Event!.Texts[1]);
        Assert.Equal(5, lines[1].Bad!.Line);
        Assert.Equal("events:5: \"score\": \"11\" is outside the declared range, from 0 to 10; correct it.", lines[1].Bad!.ToString());
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_one_bad_line_and_the_rest_goes_on()
    {
        var text = new StringBuilder(Header).Append(Row).Append("Purchase,C2,2026-03-07,").Append('x', 10_000_000).Append(",1,web\n");
        text.Append(Row.Replace("O-1", "O-2", StringComparison.Ordinal)).Append("Purchase,C3,bad,O-3,1,web\n");
        var lines = Reading.All(Shop, text.ToString());
        Assert.Equal(["O-1", null, "O-2", null], lines.Select(line => line.Event?.Key));
        Assert.Equal([2L, 3L, 4L, 5L], lines.Select(line => line.Line));
        Assert.Contains("longer than 1 MiB", lines[1].Bad!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Purchase,C2,2026-03-07,\"O-9,1,web\n")]
    [InlineData("Purchase,C2,2026-03-07,\"O\"9,1,web\n")]
    public void A_quotation_mark_gone_wrong_costs_its_own_line_only(string line)
    {
        var lines = Reading.All(Shop, Header + Row + line + Row.Replace("O-1", "O-2", StringComparison.Ordinal) + "Purchase,C3,2026-03-07,\"O-3\",1,web\n");
        Assert.Equal(["O-1", null, "O-2", "O-3"], lines.Select(found => found.Event?.Key));
        Assert.Equal([2L, 3L, 4L, 5L], lines.Select(found => found.Line));
    }

    [Fact]
    public void A_quotation_mark_inside_a_value_is_text() =>
        Assert.Equal("5\" disc", Reading.Event(Shop, "type,member,at,score,comment\nSurvey,C1,2026-01-01,9,5\" disc\n").Texts[1]);

    [Fact]
    public void A_line_with_too_few_values_is_bad_and_a_line_of_separators_is_none()
    {
        var lines = Reading.All(Shop, Header + "Purchase,C1\n,,,,,\n" + Row);
        Assert.Equal(2, lines.Count);
        Assert.Contains("2 values and the header names 6 columns", lines[0].Bad!.Reason, StringComparison.Ordinal);
        Assert.Equal(4, lines[1].Line);
    }

    [Fact]
    public void Json_lines_carry_the_same_names_and_lists_are_lists_of_objects()
    {
        const string Json = """
            {"type":"Purchase","member":"C1","at":"2026-03-07T10:00:00Z","order":"O-1","total":12.5,"lines":[{"sku":"A\u0042","price":2},{"sku":"C"}]}

            {"type":"Survey","member":"C1","at":"2026-03-07","score":1e1,"comment":null}
            """;
        var events = Reading.Events(Shop, Json);
        Assert.Equal(1250, events[0].Numbers[1]);
        Assert.Equal(["AB", "C"], events[0].Lines.Select(line => line.Texts[0]));
        Assert.Equal((200L, false), (events[0].Lines[0].Numbers[1], events[0].Lines[1].Has(1)));
        Assert.Equal((10L, 0b01UL), (events[1].Numbers[0], events[1].Known));
        var csv = Reading.Event(Shop, "type,member,at,order,total,lines\nPurchase,C1,2026-03-07,O-1,12.5,\"[{\"\"sku\"\":\"\"AB\"\"}]\"\n");
        Assert.Equal("AB", Assert.Single(csv.Lines).Texts[0]);
    }

    [Fact]
    public void A_json_list_is_read_element_by_element()
    {
        const string Json = """
            [
              {"type":"Survey","member":"C1","at":"2026-03-07","score":1},
              {"type":"Survey","member":"C2","at":"2026-03-07","score": },
              7,
              {"type":"Survey","member":"]}\"",
               "at":"2026-03-07","score":3}
            ]
            """;
        var lines = Reading.All(Shop, Json);
        Assert.Equal(["C1", null, null, "]}\""], lines.Select(line => line.Event?.Member));
        Assert.Equal([2L, 3L, 4L, 5L], lines.Select(line => line.Line));
        Assert.Contains("isn't closed", Reading.Bad(Shop, "[{\"type\":\"Survey\",").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_line_of_ten_megabytes_is_one_bad_line_and_the_rest_goes_on()
    {
        const string Good = "{\"type\":\"Survey\",\"member\":\"C1\",\"at\":\"2026-03-07\",\"score\":1}";
        var big = "{\"comment\":\"" + new string('x', 10_000_000) + "\"}";
        Assert.Equal([false, true, false], Reading.All(Shop, $"{Good}\n{big}\n{Good}").Select(line => line.Bad is not null));
        Assert.Equal([false, true, false], Reading.All(Shop, $"[{Good},{big},{Good}]").Select(line => line.Bad is not null));
    }

    [Fact]
    public void An_unknown_event_type_and_an_unknown_choice_ask_what_was_meant()
    {
        Assert.Equal("events:2: \"type\": \"Purchas\" isn't an event of the programme; did you mean Purchase?",
            Reading.Bad(Shop, Header + Row.Replace("Purchase", "Purchas", StringComparison.Ordinal)).ToString());
        Assert.Equal("events:2: \"channel\": \"Web\" isn't one of shop, web; did you mean web?",
            Reading.Bad(Shop, Header + Row.Replace("web", "Web", StringComparison.Ordinal)).ToString());
    }

    [Theory]
    [InlineData("Purchase,,2026-03-07,O-1,1,web", "member", "missing")]
    [InlineData("Purchase,C\u0001,2026-03-07,O-1,1,web", "member", "control character")]
    [InlineData("Purchase,C1,,O-1,1,web", "at", "missing")]
    [InlineData("Purchase,C1,2026-02-30,O-1,1,web", "at", "isn't a time")]
    [InlineData("Purchase,C1,1026-02-03,O-1,1,web", "at", "1950 to 2150")]
    [InlineData("Purchase,C1,2026-03-07,,1,web", "order", "missing")]
    [InlineData("Purchase,C1,2026-03-07,O-1,,web", "total", "missing")]
    [InlineData("Purchase,C1,2026-03-07,O-1,1.005,web", "total", "more decimals")]
    public void A_wrong_value_is_told_by_line_and_column(string line, string column, string reason)
    {
        var bad = Reading.Bad(Shop, $"{Header}{line}\n");
        Assert.Equal((2L, column), (bad.Line, bad.Column));
        Assert.Contains(reason, bad.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_a_bad_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "Purchase,Ren"), 0xE9, .. Encoding.UTF8.GetBytes(",2026-03-07,O-1,1,web\n")];
        Assert.Contains("isn't UTF-8", Assert.Single(Reading.All(Shop, bytes)).Bad!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_may_stand_in_a_column_of_their_own_and_members_keep_leading_zeros()
    {
        var made = Reading.Event(Shop, "type,member,at,key,total\nPurchase, 00012 ,2026-03-07,O-7,1\n");
        Assert.Equal(("00012", "O-7", "O-7"), (made.Member, made.Key, made.Texts[0]));
    }

    [Fact]
    public void Content_names_an_event_without_a_key_and_lines_count_equal_ones()
    {
        const string Text = "type,member,at,score,comment\nSurvey,C1,2026-01-01,9,\nSurvey,C1,2026-01-01T12:00,9.0,\nSurvey,C1,2026-01-01,8,\n";
        var keys = Reading.Events(Shop, Text).Select(made => made.Key).ToArray();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
        Assert.Matches("^[0-9a-f]{32}$", keys[0]);
        var byLine = new ProgrammeBuilder().Event("Survey", ("comment", Optional(DataType.Text)), ("score", Range(0, 10))).Key(KeySource.Line).Build();
        Assert.Equal([$"{keys[0]}#1", $"{keys[0]}#2", $"{keys[2]}#1"], Reading.Events(byLine, Text).Select(made => made.Key));
    }

    [Fact]
    public void A_key_of_the_content_never_changes() =>
        Assert.Equal("130315e4c13cad554dcf2e49e9b2cdd4", Reading.Events(Shop, "type,member,at,score,comment\nSurvey,C1,2026-01-01,9,fine\n")[0].Key);

    [Fact]
    public void A_file_of_the_only_event_needs_no_type_and_one_of_several_does()
    {
        var single = new ProgrammeBuilder().Event("Visit", ("pages", DataType.Whole)).Build();
        Assert.Equal(3, Reading.Event(single, "member,at,pages\nC1,2026-01-01,3\n").Numbers[0]);
        Assert.Equal(3, Reading.Event(single, "{\"member\":\"C1\",\"at\":\"2026-01-01\",\"pages\":3}").Numbers[0]);
        Assert.Contains("no column \"type\"", Reading.Fault(Shop, "member,at,score\nC1,2026-01-01,3\n"), StringComparison.Ordinal);
        Assert.Contains("type is missing", Reading.Bad(Shop, "{\"member\":\"C1\",\"at\":\"2026-01-01\",\"score\":3}").Reason, StringComparison.Ordinal);
        var told = Reading.All(Shop, "member,at,score\nC1,2026-01-01,3\n", new EventReaderOptions { Type = "Survey" });
        Assert.NotNull(Assert.Single(told).Event);
    }

    [Fact]
    public void What_is_missing_stays_when_a_member_is_updated_and_consents_are_columns()
    {
        var programme = new ProgrammeBuilder(("language", OneOf("en", "zh")), ("consent_marketing_email", Optional(DataType.YesNo))).Build();
        var made = Reading.Event(programme, "type,member,at,consent_marketing_email\nUpdated,C1,2026-01-01,no\n");
        Assert.Equal((BuiltInEvents.Updated, 0b10UL, 0L), (made.Type, made.Known, made.Numbers[1]));
        Assert.Equal("language", Reading.Bad(programme, "type,member,at,consent_marketing_email\nJoined,C1,2026-01-01,no\n").Column);
    }

    [Fact]
    public void Receiving_is_carried_and_an_event_from_the_future_is_bad()
    {
        const string Text = "type,member,at,score,received_at\nSurvey,C1,2026-01-02T12:00Z,9,2026-01-01T12:00Z\nSurvey,C1,2026-01-02T12:00:01Z,9,2026-01-01T12:00Z\n";
        var lines = Reading.All(Shop, Text);
        Assert.Equal("2026-01-01T12:00:00Z", lines[0].Received.ToString());
        Assert.Contains("more than a day after it was received", lines[1].Bad!.Reason, StringComparison.Ordinal);
        var until = new EventReaderOptions { Before = Instant.From(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)) };
        Assert.All(Reading.All(Shop, Text, until), line => Assert.NotNull(line.Bad));
    }

    [Fact]
    public void A_message_about_a_personal_value_does_not_show_it()
    {
        var programme = new ProgrammeBuilder().Event("Visit", ("birthday", DataType.Date)).With("birthday", field => field with { IsPersonal = true }).Build();
        Assert.Equal("the value isn't a date; write it like 2026-05-01.", Reading.Bad(programme, "member,at,birthday\nC1,2026-01-01,3/4/1990\n").Reason);
    }
}
