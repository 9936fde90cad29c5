namespace Workflows.Cli.Tests;

/// <summary>Files that are not what they should be: a sentence, an exit code, and never a stack trace.</summary>
public sealed class BadInputTests
{
    private const int LongLine = 10 << 20;
    private static readonly string Starter = Places.Template("programmes/starter");

    [Theory]
    [InlineData("empty", "there is no programme in this file")]
    [InlineData("long", "more than 5,000 characters")]
    [InlineData("deep", "nested more than 64 deep")]
    public void A_text_that_is_no_programme_is_an_error_with_its_place(string kind, string words)
    {
        using var folder = new WorkFolder();
        folder.Write("x.loyalty", kind switch { "empty" => "", "long" => new string('x', LongLine), _ => Deep() });
        var outcome = Loyalty.Run(folder.Path, "check", "x.loyalty");
        Assert.Equal(1, outcome.Exit);
        Assert.Matches(@"^x\.loyalty:\d+:\d+: error LOY\d{4}: ", outcome.Out);
        Assert.Contains(words, outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error + outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_programme_file_is_refused()
    {
        using var folder = new WorkFolder();
        File.WriteAllBytes(folder.At("x.loyalty"), Binary());
        Directory.CreateDirectory(folder.At("none"));
        Assert.Contains("x.loyalty: this is not a text file", Loyalty.Refused(1, folder.Path, "check", "x.loyalty"), StringComparison.Ordinal);
        Assert.Contains("no .loyalty file in this folder", Loyalty.Refused(1, folder.Path, "check", "none"), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Loyalty.Refused(1, folder.Path, "test", "y.loyalty"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_file_that_can_not_be_read_at_all_ends_with_2()
    {
        using var folder = new WorkFolder();
        folder.Write("empty.csv", "");
        folder.Write("long.csv", new string('x', LongLine));
        File.WriteAllBytes(folder.At("binary.csv"), Binary());
        folder.Write("other.csv", "a,b\n1,2\n");
        Directory.CreateDirectory(folder.At("folder"));
        Assert.Contains("empty.csv: the file is empty", Run(folder, "empty.csv"), StringComparison.Ordinal);
        Assert.Contains("long.csv: the first line", Run(folder, "long.csv"), StringComparison.Ordinal);
        Assert.Contains("binary.csv: this is a binary file", Run(folder, "binary.csv"), StringComparison.Ordinal);
        Assert.Contains("other.csv: the columns fit no event", Run(folder, "other.csv"), StringComparison.Ordinal);
        Assert.Contains("folder: this is a folder", Run(folder, "folder"), StringComparison.Ordinal);
        Assert.Contains("none.csv: there is no such file", Run(folder, "none.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_lines_are_named_by_file_and_line_and_the_good_ones_are_kept()
    {
        using var folder = new WorkFolder();
        folder.Write("events.csv", "type,member,at,order,total\nPurchase,ann,2026-01-10,1,19.90\n"
            + "Purchase,ann,2026-01-11,2,lots\nPurchase,ann,someday,3,5\n");
        folder.Write("deep.jsonl", "{\"type\":\"Purchase\",\"member\":\"ann\",\"at\":\"2026-01-12\",\"order\":\"4\",\"total\":"
            + $"{new string('[', 10_000)}\n"
            + "{\"type\":\"Purchase\",\"member\":\"ann\",\"at\":\"2026-01-13\",\"order\":\"5\",\"total\":5}\n");
        var outcome = Loyalty.Run(folder.Path, "run", Starter, "--events", "events.csv", "deep.jsonl", "--db", "shop.db");
        Assert.Equal((2, ""), (outcome.Exit, outcome.Out));
        Assert.Contains("events.csv:3: \"total\": \"lots\" isn't a number", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("events.csv:4: \"at\": \"someday\" isn't a time", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("deep.jsonl:1: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("2 events taken, 0 known already, 0 refused, 3 bad lines", outcome.Error, StringComparison.Ordinal);
        var kept = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "ann").Out;
        Assert.Contains("gave 19 Points", kept, StringComparison.Ordinal);
        Assert.Contains("gave 5 Points", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new WorkFolder();
        folder.Write("text.db", "hello\n");
        Directory.CreateDirectory(folder.At("folder.db"));
        string[] run = ["run", Starter, "--events", Path.Combine(Starter, "events.csv"), "--db"];
        Assert.Contains("text.db is not a database", Loyalty.Refused(1, folder.Path, [.. run, "text.db"]), StringComparison.Ordinal);
        Assert.Contains("folder.db is a folder", Loyalty.Refused(1, folder.Path, [.. run, "folder.db"]), StringComparison.Ordinal);
        Assert.Contains("text.db is not a database", Loyalty.Refused(1, folder.Path, "audit", "--db", "text.db"), StringComparison.Ordinal);
        Assert.Contains("no database none.db", Loyalty.Refused(1, folder.Path, "report", "--db", "none.db", "--out", "r"), StringComparison.Ordinal);
        Assert.Equal("hello\n", folder.Read("text.db"));
        Assert.False(File.Exists(folder.At("none.db")));
    }

    [Fact]
    public void A_place_that_can_not_be_written_is_refused()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("folder"));
        Assert.Contains("this is a folder", Generate(folder, "folder"), StringComparison.Ordinal);
        folder.Write("file", "x");
        Assert.Contains("file", Generate(folder, "file/events.jsonl"), StringComparison.Ordinal);

        // Root writes everywhere, so that there is nothing to see.
        if (!OperatingSystem.IsWindows() && Environment.UserName != "root")
        {
            File.SetUnixFileMode(folder.At("folder"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.Contains("denied", Generate(folder, "folder/events.jsonl"), StringComparison.Ordinal);
            var events = Path.Combine(Starter, "events.csv");
            Assert.NotEmpty(Loyalty.Refused(1, folder.Path, "run", Starter, "--events", events, "--db", "folder/shop.db"));
            File.SetUnixFileMode(folder.At("folder"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Generate(WorkFolder folder, string file) =>
        Loyalty.Refused(1, folder.Path, "generate", "--members", "1", "--seed", "1", "--out", file);

    private static string Run(WorkFolder folder, string events) =>
        Loyalty.Refused(2, folder.Path, "run", Starter, "--events", events, "--db", "shop.db");

    // Brackets on many lines, since a line that long would be refused for its length.
    private static string Deep() => "programme Shop \"Shop\" {\n  currency  USD\n  time zone \"UTC\"\n}\n\nlet x =\n"
        + string.Concat(Enumerable.Repeat($"  {new string('(', 100)}\n", 100)) + "  1\n"
        + string.Concat(Enumerable.Repeat($"  {new string(')', 100)}\n", 100));

    private static byte[] Binary() => [.. Enumerable.Range(0, 4_096).Select(i => (byte)(i * 37 % 256))];
}
