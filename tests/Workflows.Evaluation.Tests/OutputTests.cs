using Workflows.Evaluation.Output;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Evaluation.Tests;

public sealed class OutputTests
{
    private static readonly ReportPeriod Quarter = Sample.Period(2025, 10, 1, 2026, 1, 1);

    [Fact]
    public void The_json_of_a_small_run_is_the_one_that_was_checked_by_hand()
    {
        var json = ReportJson.Write(Small().Ends(Sample.At(2025, 12, 31)));
        var golden = RepositoryFolder.At("tests/Workflows.Evaluation.Tests/Golden/small.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, json);
        }

        Assert.Equal(File.ReadAllText(golden), json);
    }

    [Fact]
    public void Every_csv_line_has_as_many_cells_as_the_header_and_every_figure_a_line()
    {
        var result = Small().Ends(Sample.At(2025, 12, 31));
        var lines = ReportCsv.Write(result).TrimEnd('\n').Split('\n');
        Assert.Equal(result.Figures.Length + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(12, Cells(line)));
    }

    [Fact]
    public void Nothing_that_people_wrote_gets_onto_the_page_unescaped()
    {
        const string Evil = "<img src=x onerror=alert(1)>\"'&";
        var sample = Sample.Programme;
        var programme = sample with
        {
            Title = Evil,
            Segments = [.. sample.Segments.Select(segment => segment with { Name = Evil + segment.Name })],
            Measures = [.. sample.Measures.Select(measure => measure with { Name = measure.Name + Evil })],
            Journeys = [.. sample.Journeys.Select(journey => journey with { Title = Evil })],
            Rules = [.. sample.Rules.Select(rule => rule with { Name = Evil })],
            Budgets = [.. sample.Budgets.Select(budget => budget with { Name = Evil })],
        };
        var feed = new Feed(Quarter, programme).Joined(0, Sample.At(2025, 10, 1))
            .Starts(0, Sample.At(2025, 10, 2), Sample.WinBack, heldOut: false)
            .Step(0, Sample.At(2025, 10, 3), new Effect { Kind = EffectKind.JourneyFinished, Source = 0, Subject = 1, Text = Evil,
                At = Sample.At(2025, 10, 3) },
                new Effect { Kind = EffectKind.RuleGave, Source = 0, Currency = 0, Amount = 5, At = Sample.At(2025, 10, 3) });
        var page = Pages.Render(feed.Ends(Sample.At(2025, 12, 31)));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_run_gives_a_page_that_says_what_is_missing()
    {
        var page = Pages.Render(new Feed(Quarter).Ends(Sample.At(2025, 12, 31)));
        Assert.Contains("Nobody has joined yet.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_programme_that_has_nothing_but_members_gives_a_page_too()
    {
        var bare = Sample.Programme with
        {
            Segments = [], Ladders = [], Journeys = [], Measures = [], FollowUps = [], Budgets = [], Rules = [], Currencies = [],
                Aggregates = [], ReportAggregates = [],
            EventTypes = [.. Sample.Programme.EventTypes.Take(4)],
        };
        var page = Pages.Render(new Feed(Quarter, bare).Joined(0, Sample.At(2025, 10, 1)).Ends(Sample.At(2025, 12, 31)));
        Assert.Contains("The programme tells of no sales", page, StringComparison.Ordinal);
        Assert.Contains("The programme has no journeys.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234567.5", "HKD", "HKD 1,234,568")]
    [InlineData("-12.345", "HKD", "−HKD 12.35")]
    [InlineData("-0.001", "HKD", "HKD 0.00")]
    [InlineData("0.4071", "share", "40.7%")]
    [InlineData("0.0001", "share", "<0.1%")]
    [InlineData("17.4", "score", "+17")]
    [InlineData("-3", "score", "−3")]
    [InlineData("0", "score", "±0")]
    [InlineData("1234", "members", "1,234")]
    [InlineData("0.0456", "number", "0.0456")]
    public void Numbers_are_written_as_people_read_them(string value, string unit, string expected) =>
        Assert.Equal(expected, PeopleNumbers.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit));

    [Fact]
    public void Axis_marks_are_round_and_hold_all_values()
    {
        var axis = new Charts.Axis(-13, 871);
        Assert.Equal((-250, 1000, 250), (axis.Low, axis.High, axis.Step));
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], new Charts.Axis(0, 0.9).Marks);
    }

    [Fact]
    public void A_legend_that_is_too_wide_for_one_row_goes_on_in_another()
    {
        List<Charts.Series> Named(int count) => [.. Enumerable.Range(0, count)
            .Select(i => new Charts.Series($"Segment number {i}", [1.0], "c1"))];
        string Drawn(int count) => Charts.TimeCharts.Lines("Title", "Words", ["Jan 25"], Named(count), PeopleNumbers.Short);
        Assert.Contains("viewBox=\"0 0 420 230\"", Drawn(2), StringComparison.Ordinal);
        Assert.Contains("viewBox=\"0 0 420 266\"", Drawn(6), StringComparison.Ordinal);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(Drawn(6)).Root!.Name.LocalName);
    }

    private static Feed Small() => new Feed(Quarter)
        .Joined(0, Sample.At(2025, 10, 5)).Enters(0, Sample.At(2025, 10, 5), Sample.New)
        .Happens(0, Sample.Buys("anna", Sample.At(2025, 10, 6), "A", 25_000))
        .Posts(0, Sample.At(2025, 10, 6), Account.Issued, Account.Pending, 25, 3)
        .Happens(0, Sample.Returns("anna", Sample.At(2025, 10, 8), "R", "A", 5_000))
        .Posts(0, Sample.At(2025, 10, 8), Account.Pending, Account.Reversed, 5, 3)
        .Joined(1, Sample.At(2025, 11, 5)).Happens(1, Sample.Answers("ben", Sample.At(2025, 11, 6), "S", 9))
        .Posts(0, Sample.At(2025, 10, 20), Account.Pending, Account.Available, 20, 3)
        .Posts(0, Sample.At(2025, 11, 20), Account.Available, Account.Redeemed, 8, 3)
        .Starts(1, Sample.At(2025, 11, 7), Sample.WinBack, heldOut: true);

    private static int Cells(string line)
    {
        var (cells, quoted) = (1, false);
        foreach (var letter in line)
        {
            quoted ^= letter == '"';
            cells += letter == ',' && !quoted ? 1 : 0;
        }

        return cells;
    }
}
