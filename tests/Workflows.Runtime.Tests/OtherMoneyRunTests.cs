using System.Text;
using Microsoft.Data.Sqlite;
using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Model.Events;
using Workflows.Model.Time;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Versions;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Storage.Tests;
using Workflows.Testing;

namespace Workflows.Runtime.Tests;

/// <summary>A database into which amounts of other currencies come.</summary>
public sealed class OtherMoneyRunTests : IDisposable
{
    private const string More = """

        event Stay {
          stay: text key
          total: money in USD, CHF
        }
        rates {
          day 2026-01-05 1 USD = 7.8125 HKD
          day 2026-01-07 1 USD = 7.75 HKD, 1 CHF = 9.1 HKD
          other days refuse
        }
        rule Stays {
          on Stay
          award 2 Status per 1 HKD of total
        }
        """;

    private static readonly string NextMore = More.Replace("7.8125", "1", StringComparison.Ordinal).Replace("7.75", "8", StringComparison.Ordinal)
        .Replace("day 2026-01-07", "day 2026-01-20 1 USD = 9 HKD\n  day 2026-01-07", StringComparison.Ordinal);

    private readonly RunFolder _folder = new(More);

    [Fact]
    public void What_was_told_counts_by_its_day_is_kept_with_its_rate_and_is_found_sound_and_a_day_without_a_rate_is_bad_input()
    {
        var bad = _folder.Run("shop.db", Events());
        Assert.Equal(3, bad.Taken);
        Assert.Equal("\"total\": there is no rate for USD on 2026-01-06; add one to `rates` in the programme.",
            Assert.Single(_folder.Bad).ToString().Split(": ", 2)[1]);
        Assert.Equal(["100.00 USD at 7.8125 HKD of 2026-01-05 781.25", "10.00 CHF at 9.1 HKD of 2026-01-07 91"], Stays());
        Assert.Empty(_folder.Audit("shop.db").Findings);
        Assert.Equal(0, _folder.Run("shop.db", Events()).Taken);
    }

    [Theory]
    [InlineData("7.8125 HKD", "7.8124 HKD")]
    [InlineData("100.00 USD", "100.01 USD")]
    [InlineData("of 2026-01-05", "of 2026-01-04")]
    [InlineData(" at ", " by ")]
    public void An_audit_finds_an_amount_or_a_rate_that_was_changed_by_hand(string from, string to)
    {
        _folder.Run("shop.db", Events());
        ChangeStay(from, to);
        Assert.Contains(_folder.Audit("shop.db").Findings, found => found.Contains("by a rate that the programme doesn't have", StringComparison.Ordinal));
    }

    [Fact]
    public void New_rates_change_nothing_of_what_occurred_before_them_also_where_it_is_told_late()
    {
        _folder.Run("shop.db", Events());
        var at = new Instant(Instant.From(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero)).Micros);
        var next = World.PlanOf([new(World.Compile(Shop.Text + More), Instant.Earliest), new ProgrammeVersion(World.Compile(Shop.Text + NextMore), at)]);
        VersionRun.Apply(new ApplyRequest
        {
            Before = _folder.Plan, Next = next, Database = _folder.In("shop.db"),
            SourcesBefore = [new SourceText("shop.loyalty", Shop.Text + More)], Sources = [new SourceText("shop.loyalty", Shop.Text + NextMore)],
        });
        var late = _folder.File("late.jsonl",
        [
            """{"type":"Stay","member":"m1","at":"2026-01-05T09:00:00Z","stay":"late","total":"10 USD","received":"2026-01-21T00:00:00Z"}""",
            """{"type":"Stay","member":"m1","at":"2026-01-20T09:00:00Z","stay":"new","total":"10 USD","received":"2026-01-21T00:00:00Z"}""",
        ]);
        Assert.Equal(2, _folder.Run(_folder.Request("shop.db", late, Events()) with { Plan = next }).Taken);
        Assert.Equal(
            [
                "100.00 USD at 7.8125 HKD of 2026-01-05 781.25", "10.00 CHF at 9.1 HKD of 2026-01-07 91", "10.00 USD at 7.8125 HKD of 2026-01-05 78.125",
                "10.00 USD at 9 HKD of 2026-01-20 90",
            ],
            Stays(next));
        Assert.Empty(Audit.Run(_folder.In("shop.db"), next).Findings);
    }

    public void Dispose() => _folder.Dispose();

    private string Events() => _folder.File("stays.jsonl",
    [
        """{"type":"Joined","member":"m1","at":"2026-01-02T09:00:00Z","level":4}""",
        """{"type":"Stay","member":"m1","at":"2026-01-05T09:00:00Z","stay":"1","total":"100 USD"}""",
        """{"type":"Stay","member":"m1","at":"2026-01-06T09:00:00Z","stay":"2","total":"100 USD"}""",
        """{"type":"Stay","member":"m1","at":"2026-01-07T09:00:00Z","stay":"3","total":"CHF 10"}""",
    ]);

    private List<string> Stays(ProgrammePlan? plan = null)
    {
        var type = (plan ?? _folder.Plan).Programme.EventTypes.Single(one => one.Name == "Stay");
        var total = type.FieldNamed("total")!;
        using var reader = RunReader.Open(_folder.In("shop.db"));
        return [.. reader.Entries().Select(entry => entry.Event).OfType<EventRecord>().Where(record => record.Type == type.Index)
            .Select(record => $"{record.Texts[total.Index]} {Model.Numbers.Fraction.Of(record.Numbers[total.Index], total.Type.Scale)}")];
    }

    private void ChangeStay(string from, string to)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT payload FROM event WHERE key = '1'";
        var payload = (byte[])read.ExecuteScalar()!;
        var place = payload.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from));
        Assert.True(place > 0);
        Encoding.UTF8.GetBytes(to).CopyTo(payload, place);
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE event SET payload = $payload WHERE key = '1'";
        write.Parameters.AddWithValue("$payload", payload);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}
