using System.Text;
using Workflows.Model.Programmes;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

public sealed class FaultTests
{
    private static Programme Programme { get; } = new ProgrammeBuilder().Event("Visit").Event("Purchase", ("total", Money))
        .Map("Export", "Purchase", null, null, [Where("Status", "paid")], From("member", "Customer"), From("at", "Paid at"), From("total", "Total")).Build();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\uFEFF \n", "empty")]
    [InlineData("PK\u0003\u0004xyz", "zip archive")]
    [InlineData("a,b\0c\n", "binary")]
    [InlineData("Customer,Total,Status\n", "the map Export would need \"Paid at\"")]
    [InlineData("member,at\nC1,2026-01-01\n", "no column \"type\"")]
    [InlineData("type,member,at,total,total\n", "two columns are named \"total\"")]
    public void A_file_that_can_not_be_events_is_told_in_one_sentence(string text, string reason)
    {
        var message = Reading.Fault(Programme, text);
        Assert.StartsWith("events: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_file_in_utf16_is_told_so() => Assert.Contains("UTF-16", Reading.Fault(Programme, [0xFF, 0xFE, (byte)'a', 0]), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_and_a_folder_are_told_so()
    {
        var folder = Path.GetTempPath();
        Assert.Contains("this is a folder", Assert.Throws<InputFault>(() => Read(folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<InputFault>(() => Read(Path.Combine(folder, "no-such-file.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_breaks_off_gives_its_good_lines_and_then_a_fault()
    {
        var text = new StringBuilder("type,member,at\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Visit,C{i * 7919 % 20011},2026-01-01\n");
        }

        var packed = Reading.Gzip(Encoding.UTF8.GetBytes(text.ToString()));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, packed[..(packed.Length / 2)]);
            var good = 0;
            var fault = Assert.Throws<InputFault>(() =>
            {
                foreach (var line in EventReader.Read(Programme, path, new EventReaderOptions()))
                {
                    good += line.Event is null ? 0 : 1;
                }
            });
            Assert.Contains("damaged or not whole", fault.Message, StringComparison.Ordinal);
            Assert.InRange(good, 1_000, 19_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Progress_ends_at_the_whole_file()
    {
        (long Read, long All) last = default;
        Reading.All(Programme, "type,member,at\nVisit,C1,2026-01-01\n", new EventReaderOptions { Progress = (read, all) => last = (read, all) });
        Assert.Equal((35, 35), last);
    }

    [Fact]
    public void A_map_that_names_what_the_event_has_not_is_a_fault()
    {
        var programme = new ProgrammeBuilder().Event("Visit").Map("M", "Visit", null, null, [], From("member", "a"), From("at", "b"), From("pages", "c")).Build();
        Assert.Contains("the map M gives a value to pages", Reading.Fault(programme, "a,b,c\n1,2,3\n"), StringComparison.Ordinal);
        var form = new ProgrammeBuilder().Event("Visit").Map("M", "Visit", null, null, [], From("member", "a"), FromAs("at", "Hmm:%%", "b")).Build();
        Assert.Contains("isn't a form of dates", Reading.Fault(form, "a,b\n1,2\n"), StringComparison.Ordinal);
    }

    private static List<InputLine> Read(string path) => [.. EventReader.Read(Programme, path, new EventReaderOptions())];
}
