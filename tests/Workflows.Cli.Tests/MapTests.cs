using Xunit.Abstractions;

namespace Workflows.Cli.Tests;

/// <summary>Exports of shops, loaded with the maps of <c>templates/maps</c>. The headers are the real ones; the rows are made up.</summary>
public sealed class MapTests(ITestOutputHelper output)
{
    private const string ShopifyHeader =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,"
        + "Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku\n";

    [Fact]
    public void Shopify_orders_load_with_a_line_for_each_row()
    {
        const string Text = ShopifyHeader
            + "#1001,ann@example.com,paid,2026-05-01 10:00:01 -0400,fulfilled,,no,USD,61.65,0.00,1.75,63.40,,0.00,Standard,"
            + "2026-05-01 10:00:00 -0400,1,Cable,19.90,,CAB-1\n"
            + "#1001,,,,,,,,,,,,,,,,2,Case,21.75,,\n"
            + "#1002,bob@example.com,pending,,,,no,USD,5.00,0.00,0.00,5.00,,0.00,Standard,2026-05-01 11:00:00 -0400,1,Cable,5.00,,CAB-1\n";
        var words = Load(Text, "csv", "ann@example.com");
        Assert.Contains("2026-05-01 10:00:00  Purchase #1001 (total 63.40 USD, channel web)", words, StringComparison.Ordinal);
        Assert.Contains("1 Points per 1 USD of total: 63.40 USD / 1 USD x 1 = 63.4 Points before rounding\n", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Woocommerce_orders_load()
    {
        const string Text = "Date,\"Order #\",\"N. Revenue (formatted)\",Status,"
            + "Customer,\"Customer type\",Product(s),\"Items sold\",Coupon(s),\"Net Sales\",Attribution\n"
            + "\"2026-05-01 10:00:00\",1001,\"$1,240.00\",completed,\"Ann Lee\",returning,\"1× Cable\",1,,1240,Direct\n"
            + "\"2026-05-01 10:05:00\",1002,$5.00,cancelled,\"Bob Ray\",new,\"1× Case\",1,,5,Direct\n";
        Assert.Contains("gave 1240 Points", Load(Text, "csv", "Ann Lee"), StringComparison.Ordinal);
    }

    [Fact]
    public void Square_payments_earn_and_its_refunds_with_a_minus_take_back_in_the_zone_of_each_line()
    {
        const string Text = "Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,"
            + "Tax,Tip,Total Collected,Transaction ID,Payment ID,Event Type,Location,Customer ID\n"
            + "2026-05-01,10:15:00,Pacific Time (US & Canada),$40.00,$0.00,$40.00,$3.00,$0.00,$43.00,T1,P1,Payment,Main,C1\n"
            + "2026-05-02,09:00:00,Pacific Time (US & Canada),-$3.00,$0.00,-$3.00,$0.00,$0.00,-$3.00,T1,P2,Refund,Main,C1\n";
        var words = Load(Text, "csv", "C1");
        Assert.Contains("2026-05-01 13:15:00  Purchase T1", words, StringComparison.Ordinal);
        Assert.Contains("Base (shop-exports.loyalty:", words, StringComparison.Ordinal);
        Assert.Contains("corrected by -3 Points for T1", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Segment_calls_load_and_those_of_no_interest_are_passed_over()
    {
        const string Text = """
        {"type":"identify","messageId":"m-1","userId":"C-1","timestamp":"2026-01-05T09:00:00.000Z","traits":{"email":"ann@example.com"}}
        {"type":"track","event":"Product Viewed","messageId":"m-4","userId":"C-1","timestamp":"2026-01-06T08:00:00.000Z"}
        {"type":"track","event":"Order Completed","userId":"C-1","timestamp":"2026-01-06","properties":{"order_id":"O-1","total":27.5}}
        {"type":"track","event":"Order Refunded","messageId":"m-3","userId":"C-1","timestamp":"2026-01-09","properties":{"order_id":"O-1","total":3}}
        """;
        var words = Load(Text, "jsonl", "C-1");
        Assert.Contains("gave 27 Points", words, StringComparison.Ordinal);
        Assert.Contains("corrected by -3 Points for O-1", words, StringComparison.Ordinal);
        Assert.Contains("ann@example.com", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_products_of_a_segment_order_are_its_lines()
    {
        const string Text = """{"type":"track","event":"Order Completed","userId":"C-1","timestamp":"2026-01-06","properties":"""
            + """{"order_id":"O-1","total":27.5,"products":[{"sku":"SIM","price":19.0,"quantity":1},"""
            + """{"sku":"TOP","price":3,"quantity":2},{"price":1,"quantity":1,"name":"Gift"}]}}""";
        const string Lines = "from \"properties.total\"\n  lines from \"properties.products\"\n  channel";
        const string Rule = "  for each line in lines where line.sku is known and line.sku = \"TOP\"\n"
            + "  award 1 Points per 1 USD of line.price * line.quantity";
        using var folder = new WorkFolder();
        folder.Write("export.jsonl", Text);
        folder.Write("shop.loyalty", File.ReadAllText(Path.Combine(Places.Template("maps"), "shop-exports.loyalty"))
            .Replace("from \"properties.total\"\n  channel", Lines, StringComparison.Ordinal)
            .Replace("  award 1 Points per 1 USD of total", Rule, StringComparison.Ordinal));
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "export.jsonl", "--db", "shop.db");
        var words = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "C-1").Out;
        Assert.Contains("gave 6 Points", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Cloud_events_load()
    {
        const string Text = """{"specversion":"1.0","id":"e-1","source":"/billing","type":"com.example.order.completed.v1", """
            + """ "subject":"C-1","time":"2026-01-06T10:15:00Z","data":{"orderId":"O-1","total":27.5}}""";
        Assert.Contains("2026-01-06 05:15:00  Purchase O-1", Load(Text, "jsonl", "C-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shared_samples_of_two_programs_tell_of_one_order_once()
    {
        if (Places.Shared("formats/segment_events.jsonl") is not { } segment || Places.Shared("formats/cloudevents.jsonl") is not { } cloud)
        {
            output.WriteLine("Skipped: ../shared/data/formats is not on this machine.");
            return;
        }

        using var folder = new WorkFolder();
        var run = Loyalty.Good(folder.Path, "run", Places.Template("maps"), "--events", segment, cloud, "--db", "shop.db");
        Assert.Contains("3 events taken, 1 known already, 0 refused, 0 bad lines, 0 of no interest", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("formats/shopify_orders_header.csv")]
    [InlineData("formats/woocommerce_analytics_orders_header.csv")]
    [InlineData("formats/square_transactions_header.csv")]
    public void The_headers_of_real_exports_fit_the_maps(string name)
    {
        if (Places.Shared(name) is not { } file)
        {
            output.WriteLine($"Skipped: ../shared/data/{name} is not on this machine.");
            return;
        }

        using var folder = new WorkFolder();
        var run = Loyalty.Good(folder.Path, "run", Places.Template("maps"), "--events", file, "--db", "shop.db");
        Assert.Contains("0 bad lines", run.Error, StringComparison.Ordinal);
    }

    // Loads a file and explains a member.
    private static string Load(string text, string ending, string member)
    {
        using var folder = new WorkFolder();
        folder.Write($"export.{ending}", text);
        Loyalty.Good(folder.Path, "run", Places.Template("maps"), "--events", $"export.{ending}", "--db", "shop.db");
        return Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", member).Out;
    }
}
