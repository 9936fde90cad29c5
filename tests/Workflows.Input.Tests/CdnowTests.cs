using Workflows.Model.Programmes;
using Xunit.Abstractions;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

public sealed class CdnowTests(ITestOutputHelper output)
{
    [Fact]
    public void The_whole_file_of_purchases_loads_with_a_key_for_each_line()
    {
        if (Reading.Shared("cdnow_master.csv") is not { } path)
        {
            output.WriteLine("Skipped: ../shared/data/cdnow_master.csv is not on this machine.");
            return;
        }

        var programme = new ProgrammeBuilder().Event("Purchase", ("total", Money), ("quantity", Number))
            .Map("Cdnow", "Purchase", KeySource.Line, null, [], From("member", "customer_id"), From("at", "date"), From("total", "value"), From("quantity", "quantity"))
            .Build();
        var lines = EventReader.Read(programme, path, new EventReaderOptions()).ToList();
        Assert.DoesNotContain(lines, line => line.Bad is not null || line.IsSkipped);
        Assert.Equal(69_659, lines.Count);
        Assert.Equal(250_031_563, lines.Sum(line => line.Event!.Numbers[0]));
        Assert.Equal(69_659, lines.Select(line => line.Event!.Key).Distinct().Count());
        Assert.Equal(23_570, lines.Select(line => line.Event!.Member).Distinct().Count());
        Assert.Equal("00001", lines[0].Event!.Member);
        Assert.Equal("1997-01-01T12:00:00Z", lines[0].Event!.At.ToString());
        Assert.Equal(lines.Select(line => line.Event!.Key), EventReader.Read(programme, path, new EventReaderOptions()).Select(line => line.Event!.Key));
    }
}
