using System.Text.Json;
using Workflows.Model.Effects;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Tests;

/// <summary>A demonstration with 200 members, made once for all tests here.</summary>
public sealed class Demonstration : IDisposable
{
    private readonly WorkFolder _folder = new();

    public Demonstration()
    {
        Outcome = Loyalty.Run(_folder.Path, "demo", "--members", "200", "--out", "demo");
        using var reader = RunReader.Open(Path.Combine(Folder, "harbour.db"));
        var entries = reader.Entries().ToList();
        Finished = reader.Members[entries.First(entry => entry.Effects.Any(effect => effect.Kind == EffectKind.JourneyFinished)).Member].Id;
        var purchase = entries.First(entry => entry.Event?.Key.StartsWith("P-", StringComparison.Ordinal) == true && entry.Effects.Count > 1);
        (Buyer, Key) = (reader.Members[purchase.Member].Id, purchase.Event!.Key);
    }

    internal Outcome Outcome { get; }

    /// <summary>A member who was through a journey.</summary>
    internal string Finished { get; }

    /// <summary>A member who bought something that earned points.</summary>
    internal string Buyer { get; }

    /// <summary>The key of that purchase.</summary>
    internal string Key { get; }

    internal string Folder => Path.Combine(_folder.Path, "demo");

    public void Dispose() => _folder.Dispose();
}

/// <summary>The demonstration, and the verbs that look at its database.</summary>
public sealed class DemoTests(Demonstration demo) : IClassFixture<Demonstration>
{
    [Fact]
    public void The_demo_leads_to_a_report_messages_a_database_and_the_hash_of_the_ledger()
    {
        Assert.Equal(0, demo.Outcome.Exit);
        Assert.Contains("all invariants hold", demo.Outcome.Error, StringComparison.Ordinal);
        var places = demo.Outcome.Lines.Take(4).Select(line => line[10..]).ToList();
        Assert.All(places, place => Assert.True(File.Exists(place) || Directory.Exists(place), place));
        Assert.Contains(demo.Outcome.Lines[4], Loyalty.Good(demo.Folder, "audit", "--db", "harbour.db").Lines);
        Assert.StartsWith("Bottom line: ", demo.Outcome.Lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_can_be_explained_and_one_event_alone()
    {
        var finished = Explain("--member", demo.Finished);
        Assert.StartsWith($"{demo.Finished} in Harbour Rewards; times are local in Asia/Hong_Kong\n\n20", finished, StringComparison.Ordinal);
        Assert.Matches(@"\n  Miles: \d+ available, \d+ pending(, \d+ held)?", finished);
        Assert.Matches(@"= \d+ Miles: \d+ pending \+ \d+ spendable \+ \d+ reserved\n", Explain("--member", demo.Finished, "--balance", "Miles"));
        Assert.Contains(" finished \"", finished, StringComparison.Ordinal);
        Assert.Matches(@"step done: [a-z]+ .* \(line \d+\)", finished);
        var one = Explain("--member", demo.Buyer, "--event", demo.Key);
        Assert.Matches(@"BasePoints \(harbour\.loyalty:\d+\) gave \d+ Miles\n", one);
        Assert.Matches(@"1 Miles per 10 HKD of total: \d+\.\d\d HKD / 10 HKD x 1 = ", one);
        Assert.Contains("did not fire: `", one, StringComparison.Ordinal);
        Assert.Contains(one[(one.IndexOf("\n\n", StringComparison.Ordinal) + 1)..], Explain("--member", demo.Buyer), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_is_json_for_other_programs()
    {
        using var list = JsonDocument.Parse(Explain("--member", demo.Buyer, "--format", "json"));
        var entry = list.RootElement.EnumerateArray().First(one => one.GetProperty("rules").GetArrayLength() > 0);
        Assert.Equal("harbour.loyalty", entry.GetProperty("rules")[0].GetProperty("file").GetString());
        Assert.Contains(entry.GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("fired").GetBoolean());
    }

    [Theory]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("json", "{")]
    [InlineData("csv", "")]
    public void A_report_is_a_page_or_data_for_a_stated_period(string format, string beginning)
    {
        Loyalty.Good(demo.Folder, "report", "--db", "harbour.db", "--period", "2025-Q1", "--format", format, "--out", $"made/r.{format}");
        var text = File.ReadAllText(Path.Combine(demo.Folder, "made", $"r.{format}"));
        Assert.StartsWith(beginning, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2025", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no member NOBODY", 1, "explain", "--member", "NOBODY")]
    [InlineData("no event with the key NONE", 1, "explain", "--member", "M000001", "--event", "NONE")]
    [InlineData("write 2025, 2025-Q3", 2, "report", "--period", "lately", "--out", "r.html")]
    [InlineData("no such report template", 1, "report", "--template", "none.html", "--out", "r.html")]
    [InlineData("--period doesn't go with --format journal", 2, "report", "--format", "journal", "--period", "2025", "--out", "r.csv")]
    [InlineData("--template doesn't go with --format csv", 2, "report", "--format", "csv", "--template", "none.html", "--out", "r.csv")]
    [InlineData("--method doesn't go with --format html", 2, "report", "--method", "accrued", "--out", "r.html")]
    [InlineData("--redemption doesn't go with --format json", 2, "report", "--format", "json", "--redemption", "history", "--out", "r.json")]
    public void What_the_database_does_not_have_is_said_in_a_sentence(string words, int exit, string verb, params string[] arguments) =>
        Assert.Contains(words, Loyalty.Refused(exit, demo.Folder, [verb, "--db", "harbour.db", .. arguments]), StringComparison.Ordinal);

    [Fact]
    public void A_full_disk_is_said_in_a_sentence_and_the_device_stays_what_it_is()
    {
        if (File.Exists("/dev/full"))
        {
            Assert.Contains("space", Loyalty.Refused(1, demo.Folder, "report", "--db", "harbour.db", "--out", "/dev/full"), StringComparison.Ordinal);
            var generate = Loyalty.Refused(1, demo.Folder, "generate", "--members", "9", "--seed", "1", "--out", "/dev/full");
            Assert.Contains("space", generate, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var pipe = Path.Combine(demo.Folder, "pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        var read = Task.Run(() => File.ReadAllText(pipe));
        Loyalty.Good(demo.Folder, "generate", "--members", "9", "--seed", "1", "--out", "pipe");
        Loyalty.Good(demo.Folder, "generate", "--members", "9", "--seed", "1", "--out", "made/nine.csv");
        Assert.Equal(File.ReadAllText(Path.Combine(demo.Folder, "made", "nine.csv")), await read);
        Assert.False(new FileInfo($"{pipe}.part").Exists);
    }

    [Fact]
    public void A_database_of_another_programme_is_left_alone()
    {
        var starter = Places.Template("programmes/starter");
        var words = Loyalty.Refused(1, demo.Folder, "run", starter, "--events", Path.Combine(starter, "events.csv"), "--db", "harbour.db");
        Assert.Contains("belongs to the programme HarbourRewards, not to Starter", words, StringComparison.Ordinal);
    }

    private string Explain(params string[] arguments) => Loyalty.Good(demo.Folder, ["explain", "--db", "harbour.db", .. arguments]).Out;
}
