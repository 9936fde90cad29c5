using Microsoft.Data.Sqlite;
using Workflows.Core.Machine;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Runtime.Erasing;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Tests;

/// <summary>Codes of vouchers in a database: nobody's guess, and the same however often the log is run or judged again.</summary>
public sealed class VoucherSecretTests : IDisposable
{
    private readonly RunFolder _folder = new("""

        reward Gift { price 1 Miles
          voucher valid 90 days
          cancel up to 80 days }
        """);

    [Fact]
    public void Two_databases_give_other_codes_for_the_same_log_and_each_is_sound()
    {
        Run("one.db", Lines());
        Run("two.db", Lines());
        var (one, two) = (Codes("one.db"), Codes("two.db"));
        Assert.Equal(3, one.Count);
        Assert.Empty(one.Intersect(two));
        Assert.Empty(_folder.Audit("one.db").Findings);
        Assert.Empty(_folder.Audit("two.db").Findings);
        Assert.Equal(_folder.Audit("one.db").LedgerSha256, _folder.Audit("two.db").LedgerSha256);
    }

    [Fact]
    public void A_code_is_good_after_the_run_was_stopped_and_after_the_past_was_put_right()
    {
        Run("shop.db", Lines());
        var code = Codes("shop.db")[0];
        Run("shop.db", [.. Lines(),
            """{"type":"Purchase","member":"m0","at":"2026-01-02T11:00:00+01:00","order":"late","total":5,"channel":"shop"}""",
            $$"""{"type":"VoucherUsed","member":"m0","at":"2026-01-21T12:00:00+01:00","use":"u1","voucher":"{{code}}"}"""]);
        using var reader = RunReader.Open(_folder.In("shop.db"));
        Assert.Equal(code, Assert.Single(reader.Entries().SelectMany(entry => entry.Effects), effect => effect.Kind == EffectKind.VoucherUsed).Text);
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void Codes_of_the_others_stay_when_somebody_is_erased()
    {
        Run("shop.db", Lines());
        var codes = Codes("shop.db");
        Instant at;
        using (var reader = RunReader.Open(_folder.In("shop.db")))
        {
            at = new Instant(reader.Received.Micros + Instant.PerHour);
        }

        Assert.Equal(Refusal.None, Erasure.Run(_folder.In("shop.db"), _folder.Plan, [], "m1", at).Refusal);
        Assert.Equal(codes, Codes("shop.db"));
        Assert.Empty(_folder.Audit("shop.db").Findings);
        Run("shop.db", Lines(), Calendar.DayNumber(new DateOnly(2026, 6, 1)));
        Assert.Empty(_folder.Audit("shop.db").Findings);
    }

    [Fact]
    public void A_secret_that_somebody_changed_is_found_and_one_that_is_missing_is_told()
    {
        Run("shop.db", Lines());
        Change("UPDATE secret SET value = zeroblob(32)");
        Assert.Contains(_folder.Audit("shop.db").Findings, finding => finding.Contains("something else is decided", StringComparison.Ordinal));
        Change("DELETE FROM secret");
        var fault = Assert.Throws<Storage.StorageFault>(() => _folder.Audit("shop.db"));
        Assert.Contains("lacks the secret of its vouchers", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<string> Lines() =>
    [
        .. Enumerable.Range(0, 3).Select(i => $$"""{"type":"Joined","member":"m{{i}}","at":"2026-01-01T12:00:00+01:00","level":4}"""),
        .. Enumerable.Range(0, 3).Select(i => $$"""{"type":"Purchase","member":"m{{i}}","at":"2026-01-02T12:00:00+01:00","order":"o{{i}}","total":500,"channel":"shop"}"""),
        .. Enumerable.Range(0, 3).Select(i => $$"""{"type":"Redeemed","member":"m{{i}}","at":"2026-01-19T12:00:00+01:00","redemption":"r{{i}}","reward":"Gift"}"""),
    ];

    private void Run(string database, IReadOnlyList<string> lines, int? until = null)
    {
        _folder.Run(_folder.Request(database, _folder.File("events.jsonl", lines)) with { UntilDay = until, VoucherSecret = null });
        Assert.Empty(_folder.Bad);
    }

    private List<string?> Codes(string database)
    {
        using var reader = RunReader.Open(_folder.In(database));
        return [.. reader.Entries().SelectMany(entry => entry.Effects).Where(effect => effect.Kind == EffectKind.VoucherIssued).Select(effect => effect.Text)];
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.In("shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the literals above.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
