using System.Text;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

/// <summary>Exports of shops as they are, with the maps that the handbook gives for them.</summary>
public sealed class MapTests
{
    private const string ShopifyHeader = "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Notes\n";

    private static ProgrammeBuilder Shop => new ProgrammeBuilder(("email", Optional(DataType.Text)), ("plan", Optional(DataType.Text)))
        .Event("Purchase", ("order", DataType.Text), ("total", Money), ("channel", Optional(OneOf("shop", "web"))),
            ("lines", List(("sku", DataType.Text), ("quantity", Optional(Number)), ("price", Optional(Money)))))
        .KeyedBy("order")
        .Event("Refund", ("refund", DataType.Text), ("order", DataType.Text), ("total", Money))
        .KeyedBy("refund");

    private static Programme Shopify { get; } = Shop.In("Europe/Paris")
        .Map("ShopifyOrders", "Purchase", null, "Name", [Where("Financial Status", "paid", "partially_refunded", "refunded")],
            From("member", "Email"), From("at", "Created at"), From("order", "Name"), From("total", "Total"), Is("channel", "web"),
            From("lines.sku", "Lineitem sku"), From("lines.quantity", "Lineitem quantity"), From("lines.price", "Lineitem price"))
        .Build();

    [Fact]
    public void Rows_of_one_shopify_order_are_one_event_with_a_line_each()
    {
        const string Text = ShopifyHeader
            + "#1001,ann@example.com,paid,2026-05-01 10:00:01 +0200,USD,63.40,2026-05-01 10:00:00 +0200,1,Cable,19.90,CAB-1,,\"two\nlines\"\n"
            + "#1001,,,,,,,2,Case,21.75,CASE-2,,\n"
            + "#1002,bob@example.com,pending,,USD,5.00,2026-05-01 11:00:00 +0200,1,Cable,5.00,CAB-1,,\n"
            + "#1003,eve@example.com,paid,2026-05-02 09:00:00 +0200,USD,7.00,2026-05-02 09:00:00 +0200,1,Tip,7.00,TIP,,\n";
        var lines = Reading.All(Shopify, Text);
        Assert.Equal([2L, 5L, 6L], lines.Select(line => line.Line));
        Assert.Equal(["#1001", null, "#1003"], lines.Select(line => line.Event?.Key));
        Assert.True(lines[1].IsSkipped);
        var order = lines[0].Event!;
        Assert.Equal(("ann@example.com", "2026-05-01T08:00:00Z", 6340L, 1L), (order.Member, order.At.ToString(), order.Numbers[1], order.Numbers[2]));
        Assert.Equal([("CAB-1", 10_000L, 1990L), ("CASE-2", 20_000L, 2175L)], order.Lines.Select(line => (line.Texts[0]!, line.Numbers[1], line.Numbers[2])));
    }

    [Fact]
    public void The_header_of_a_real_shopify_export_fits_the_map()
    {
        if (Reading.Shared("formats/shopify_orders_header.csv") is { } path)
        {
            Assert.Empty(EventReader.Read(Shopify, path, new EventReaderOptions()));
        }
    }

    [Fact]
    public void An_order_with_an_unreadable_row_is_bad_as_a_whole_and_one_bad_value_names_its_row()
    {
        const string Text = ShopifyHeader
            + "#1001,ann@example.com,paid,,USD,63.40,2026-05-01 10:00:00 +0200,1,Cable,19.90,CAB-1,,\n"
            + "#1001,too short\n"
            + "#1001,,,,,,,2,Case,21.75,CASE-2,,\n"
            + "#1002,bob@example.com,paid,,USD,5.00,2026-05-01 11:00:00 +0200,1,Cable,5.00,CAB-1,,\n"
            + "#1002,,,,,,,1,Cable,free,CAB-2,,\n";
        var bad = Reading.All(Shopify, Text).Select(line => line.Bad).ToList();
        Assert.Equal([3L, 2L, 6L], bad.Select(line => line!.Line));
        Assert.Contains("line 3 may belong to this event", bad[1]!.Reason, StringComparison.Ordinal);
        Assert.Equal("events:6: \"Lineitem price\": \"free\" isn't a number; write it like 1240.50.", bad[2]!.ToString());
    }

    [Fact]
    public void Woocommerce_rows_without_a_customer_id_go_by_the_customers_name()
    {
        var programme = Shop.In("America/New_York")
            .Map("WooOrders", "Purchase", null, null, [Where("Status", "completed", "processing")],
                From("member", "Customer"), From("at", "Date"), From("order", "Order #"), From("total", "Net Sales"), Is("channel", "web"))
            .Build();
        const string Text = "Date,\"Order #\",\"N. Revenue (formatted)\",Status,Customer,\"Customer type\",Product(s),\"Items sold\",Coupon(s),\"Net Sales\",Attribution\n"
            + "\"2026-05-01 10:00:00\",1001,\"$1,240.00\",completed,\"Ann Lee\",returning,\"1× Cable\",1,,1240,Direct\n"
            + "\"2026-05-01 10:05:00\",1002,$5.00,cancelled,\"Bob Ray\",new,\"1× Case\",1,,5,Direct\n";
        var lines = Reading.All(programme, Text);
        Assert.Equal(("1001", "Ann Lee", 124_000L, "2026-05-01T14:00:00Z"),
            (lines[0].Event!.Key, lines[0].Event!.Member, lines[0].Event!.Numbers[1], lines[0].Event!.At.ToString()));
        Assert.True(lines[1].IsSkipped);
    }

    [Fact]
    public void Square_payments_and_refunds_of_one_file_become_events_of_two_types_in_their_own_zone()
    {
        var programme = Shop
            .Map("SquarePayments", "Purchase", null, null, [Where("Event Type", "Payment")],
                From("member", "Customer ID"), From("at", "Date", "Time", "Time Zone"), From("order", "Transaction ID"), From("total", "Net Sales"), Is("channel", "shop"))
            .Map("SquareRefunds", "Refund", null, null, [Where("Event Type", "Refund")],
                From("member", "Customer ID"), From("at", "Date", "Time", "Time Zone"), From("refund", "Payment ID"), From("order", "Transaction ID"), From("total", "Net Sales"))
            .Build();
        const string Text = "Date,Time,Time Zone,Net Sales,Transaction ID,Payment ID,Event Type,Customer ID\n"
            + "2026-05-01,10:15:00,Pacific Time (US & Canada),\"$1,240.00\",T1,P1,Payment,C1\n"
            + "2026-05-02,09:00:00,Pacific Time (US & Canada),-$3.00,T1,P2,Refund,C1\n"
            + "2026-05-02,09:00:00,Mars,$3.00,T2,P3,Payment,C1\n";
        var lines = Reading.All(programme, Text);
        Assert.Equal(("T1", 124_000L, "2026-05-01T17:15:00Z"), (lines[0].Event!.Key, lines[0].Event!.Numbers[1], lines[0].Event!.At.ToString()));
        Assert.Equal(("P2", -300L, BuiltInEvents.Count + 1), (lines[1].Event!.Key, lines[1].Event!.Numbers[2], lines[1].Event!.Type));
        Assert.Contains("\"Mars\" isn't a time zone", lines[2].Bad!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_groups_leaves_json_records_alone_that_have_nothing_to_group_by()
    {
        var programme = Shop
            .Map("Grouped", "Purchase", null, "name", [Where("kind", "row")], From("member", "who"), From("at", "when"), From("order", "name"),
                From("total", "n"), From("lines.sku", "sku"))
            .Map("Single", "Refund", null, null, [Where("kind", "refund")], From("member", "who"), From("at", "when"), From("refund", "id"),
                From("order", "of"), From("total", "n"))
            .Build();
        const string Text = """
            {"kind":"row","name":"O1","who":"C1","when":"2026-01-01","n":5,"sku":"A"}
            {"kind":"row","name":"O1","sku":"B"}
            {"kind":"refund","id":"R1","of":"O1","who":"C1","when":"2026-01-02","n":1}
            {"kind":"visit","who":"C1"}
            """;
        var lines = Reading.All(programme, Text);
        Assert.Equal([null, "O1", "R1"], lines.Select(line => line.Event?.Key).Order());
        Assert.Equal(2, lines.Single(line => line.Event?.Key == "O1").Event!.Lines.Length);
        Assert.DoesNotContain(lines, line => line.Bad is not null);
    }

    [Fact]
    public void What_takes_another_event_back_may_be_written_as_a_negative_amount_and_nothing_else_may()
    {
        var money = Money with { Least = new Fraction(0, 1) };
        var programme = new ProgrammeBuilder()
            .Event("Purchase", ("order", DataType.Text), ("total", money)).KeyedBy("order")
            .Event("Refund", ("refund", DataType.Text), ("order", DataType.Text), ("total", money)).KeyedBy("refund")
            .Reverses("Purchase", by: "order", amount: "total")
            .Build();
        const string Text = "type,member,at,refund,order,total\n"
            + "Refund,C1,2026-05-02,R1,T1,-$3.00\n"
            + "Refund,C1,2026-05-02,R2,T1,(3.00)\n"
            + "Refund,C1,2026-05-02,R3,T1,3.00\n"
            + "Purchase,C1,2026-05-02,,T1,-3.00\n";
        var lines = Reading.All(programme, Text);
        Assert.Equal([300L, 300L, 300L], lines.Take(3).Select(line => line.Event!.Numbers[2]));
        Assert.Contains("outside the declared range, at least 0", lines[3].Bad!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Segment_calls_become_events_by_their_names_and_others_are_skipped()
    {
        const string Text = """
            {"type":"identify","messageId":"m-1","userId":"C-1","timestamp":"2026-01-05T09:00:00.000Z","traits":{"email":"ann@example.com","plan":"fibre"}}
            {"type":"track","event":"Order Completed","messageId":"m-2","userId":"C-1","timestamp":"2026-01-06T10:15:00.000Z","properties":{"order_id":"O-1","total":27.5,"products":[{"sku":"SIM","price":19.0,"quantity":1},{"sku":"TOP","price":3.0,"quantity":2}]}}
            {"type":"track","event":"Order Refunded","messageId":"m-3","userId":"C-1","timestamp":"2026-01-09T08:00:00.000Z","properties":{"order_id":"O-1","total":3.0}}
            {"type":"track","event":"Product Viewed","messageId":"m-4","userId":"C-1","timestamp":"2026-01-09T08:00:00.000Z"}
            {"type":"track","event":"Order Completed","messageId":"m-5","userId":null,"timestamp":"2026-01-06T10:15:00.000Z","properties":{"order_id":"O-2","total":{"amount":1}}}
            """;
        var lines = Reading.All(Segment, Text);
        Assert.Equal([BuiltInEvents.Updated, BuiltInEvents.Count, BuiltInEvents.Count + 1], lines.Take(3).Select(line => line.Event!.Type));
        Assert.Equal(["m-1", "O-1", "m-3"], lines.Take(3).Select(line => line.Event!.Key));
        Assert.Equal(["SIM", "TOP"], lines[1].Event!.Lines.Select(line => line.Texts[0]));
        Assert.Equal([1900L, 300L], lines[1].Event!.Lines.Select(line => line.Numbers[2]));
        Assert.True(lines[3].IsSkipped);
        Assert.Equal("userId", lines[4].Bad!.Column);
    }

    [Fact]
    public void The_shared_sample_of_segment_loads_whole()
    {
        if (Reading.Shared("formats/segment_events.jsonl") is { } path)
        {
            Assert.Equal(["m-1", "O-5001", "m-3"], EventReader.Read(Segment, path, new EventReaderOptions()).Select(line => line.Event?.Key));
        }
    }

    [Fact]
    public void Cloud_events_are_named_by_source_and_id()
    {
        var programme = Shop
            .Map("CloudOrders", "Purchase", null, null, [Where("type", "com.example.order.completed.v1"), Where("specversion", "1.0")],
                From("member", "subject"), From("at", "time"), From("order", "source", "id"), From("total", "data.total"))
            .Build();
        const string Text = """
            {"specversion":"1.0","id":"e-1","source":"/billing","type":"com.example.order.completed.v1","subject":"C-1001","time":"2026-01-06T10:15:00Z","data":{"total":27.5}}
            {"specversion":"1.0","id":"e-1","source":"/billing","type":"com.example.other.v1","subject":"C-1001","time":"2026-01-06T10:15:00Z","data":{"total":27.5}}
            """;
        var lines = Reading.All(programme, Text);
        Assert.Equal(("/billing e-1", "C-1001", 2750L), (lines[0].Event!.Key, lines[0].Event!.Member, lines[0].Event!.Numbers[1]));
        Assert.True(lines[1].IsSkipped);
    }

    [Fact]
    public void A_map_without_conditions_wants_json_records_that_have_what_it_needs_and_plain_ones_stay_plain()
    {
        var programme = new ProgrammeBuilder().Event("Visit", ("pages", Optional(DataType.Whole)))
            .Map("M", "Visit", null, null, [], From("member", "who"), From("at", "when"), From("pages", "n")).Build();
        const string Text = """
            {"who":"C1","when":"2026-01-01","n":1}
            {"who":"C2","other":1}
            {"member":"C3","at":"2026-01-01","pages":3}
            {"type":"Visit","member":"C4","at":"2026-01-01"}
            {"type":"Visits","member":"C5","at":"2026-01-01"}
            """;
        var lines = Reading.All(programme, Text);
        Assert.Equal(["C1", null, "C3", "C4", null], lines.Select(line => line.Event?.Member));
        Assert.Equal([false, true, false, false, false], lines.Select(line => line.IsSkipped));
        Assert.Contains("did you mean Visit?", lines[4].Bad!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_maps_to_one_event_the_first_that_fits_is_taken()
    {
        var programme = new ProgrammeBuilder().Event("Visit", ("pages", DataType.Whole))
            .Map("New", "Visit", null, null, [], From("member", "who"), From("at", "when"), From("pages", "n"))
            .Map("Old", "Visit", null, null, [], From("member", "who"), From("at", "when"), Is("pages", "0"))
            .Build();
        Assert.Equal(7, Reading.Event(programme, "who,when,n\nC1,2026-01-01,7\n").Numbers[0]);
        Assert.Equal(0, Reading.Event(programme, "who,when\nC1,2026-01-01\n").Numbers[0]);
    }

    [Fact]
    public void A_map_may_take_the_key_from_the_line_though_the_event_has_a_key_field()
    {
        var programme = new ProgrammeBuilder().Event("Purchase", ("order", DataType.Text), ("total", Money)).KeyedBy("order")
            .Map("M", "Purchase", KeySource.Line, null, [], From("member", "who"), From("at", "when"), From("total", "n")).Build();
        var events = Reading.Events(programme, "who,when,n\nC1,2026-01-01,7\nC1,2026-01-01,7\n");
        Assert.EndsWith("#2", events[1].Key, StringComparison.Ordinal);
        Assert.Equal(events[1].Key, events[1].Texts[0]);
        Assert.Equal(0b11UL, events[1].Known);
    }

    [Fact]
    public void An_event_of_more_than_a_mebibyte_of_rows_is_refused_and_the_next_is_read()
    {
        var text = new StringBuilder(ShopifyHeader);
        for (var i = 0; i < 40_000; i++)
        {
            text.Append("#1,ann@example.com,paid,,USD,1,2026-05-01 10:00:00 +0200,1,Cable,19.90,A-SKU-AS-LONG-AS-THIS-ONE,,\n");
        }

        text.Append("#2,ann@example.com,paid,,USD,1,2026-05-01 10:00:00 +0200,1,Cable,19.90,CAB-1,,\n");
        var lines = Reading.All(Shopify, text.ToString());
        Assert.Equal([null, "#2"], lines.Select(line => line.Event?.Key));
        Assert.Contains("more than 1 MiB together", lines[0].Bad!.Reason, StringComparison.Ordinal);
    }

    private static Programme Segment { get; } = Shop
        .Map("SegmentIdentify", "Updated", null, null, [Where("type", "identify")],
            From("member", "userId"), From("at", "timestamp"), From("key", "messageId"), From("email", "traits.email"), From("plan", "traits.plan"))
        .Map("SegmentOrders", "Purchase", null, null, [Where("type", "track"), Where("event", "Order Completed")],
            From("member", "userId"), From("at", "timestamp"), From("order", "properties.order_id"), From("total", "properties.total"),
            From("lines", "properties.products"), From("lines.sku", "sku"), From("lines.quantity", "quantity"), From("lines.price", "price"))
        .Map("SegmentRefunds", "Refund", null, null, [Where("type", "track"), Where("event", "Order Refunded")],
            From("member", "userId"), From("at", "timestamp"), From("refund", "messageId"), From("order", "properties.order_id"), From("total", "properties.total"))
        .Build();
}
