using System.IO.Compression;
using System.IO.Pipes;
using System.Text;
using Workflows.Core.Time;
using Workflows.Input;
using Workflows.Runtime.Running;
using Workflows.Storage;

namespace Workflows.Runtime.Tests;

public sealed class RunTests : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public void Batches_and_threads_change_nothing()
    {
        var events = _folder.File("events.jsonl", new EventFile(1, 12).Lines(700, 400));
        _folder.Run(_folder.Request("whole.db", events) with { BatchSize = int.MaxValue, Threads = 1 });
        var bad = _folder.Bad.ToList();
        foreach (var (size, threads) in new[] { (1, 1), (7, 1), (100, 1), (1, 2), (7, 8), (100, 2), (1_000, 2), (1_000, 8) })
        {
            var database = $"{size}-{threads}.db";
            _folder.Run(_folder.Request(database, events) with { BatchSize = size, Threads = threads });
            Assert.Equal(_folder.Dump("whole.db"), _folder.Dump(database));
            Assert.Equal(bad, _folder.Bad);
        }

        Assert.True(_folder.Audit("1000-8.db").IsSound);
    }

    [Fact]
    public void The_same_files_a_second_time_add_nothing_and_report_the_same()
    {
        var events = _folder.File("events.jsonl", new EventFile(2, 10).Lines(600, 300));
        var first = _folder.Run("shop.db", events);
        var bad = _folder.Bad.ToList();
        var dump = _folder.Dump("shop.db");
        var second = _folder.Run("shop.db", events);

        Assert.True(first is { Taken: > 500, Duplicates: > 0, Refused: > 0, Bad: > 0, ClockSteps: > 0 });
        Assert.Equal(0, second.Taken);
        Assert.Equal(first.Taken + first.Duplicates, second.Duplicates);
        Assert.Equal(bad, _folder.Bad);
        Assert.Equal(dump, _folder.Dump("shop.db"));
    }

    [Fact]
    public void A_run_that_is_stopped_again_and_again_ends_as_one_that_is_not()
    {
        var events = _folder.File("events.jsonl", new EventFile(3, 12).Lines(600, 400));
        _folder.Run("whole.db", events);
        var bad = _folder.Bad.ToList();
        var stopped = 0;
        for (var limit = 1; ; limit += 83)
        {
            using var stop = new CancellationTokenSource();
            var reports = 0;
            var result = EventRun.Execute(
                _folder.Request("cut.db", [events]) with { BatchSize = 10 }, line => Count(ref reports, limit / 20, stop), null, stop.Token);
            if (!result.WasStopped)
            {
                break;
            }

            stopped++;
        }

        Assert.True(stopped >= 3, $"stopped {stopped} times");
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("cut.db"));
        _folder.Run("cut.db", events);
        Assert.Equal(bad, _folder.Bad);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_stops_though_its_pipe_says_nothing_more(bool saidSomething)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var stop = new CancellationTokenSource();
        var file = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        if (saidSomething)
        {
            // More than is looked at before the first record, and less than a pipe holds.
            var lines = new EventFile(8, 5).Lines(400, 100, hasMistakes: false);
            pipe.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines.Take(100).Append("{}").Concat(lines.Skip(100))) + "\n"));
        }
        else
        {
            await stop.CancelAsync();
        }

        // One by one, so that the bad line is told when it is read. The minute is for the run that never ends.
        var request = _folder.Request("shop.db", [file]) with { BatchSize = 1 };
        var result = await Task.Run(() => EventRun.Execute(request, _ => stop.Cancel(), null, stop.Token)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(result.WasStopped);
        Assert.Equal(saidSomething ? 100 : 0, result.Taken);
        Assert.True(_folder.Audit("shop.db").IsSound);
    }

    [Fact]
    public void Bad_and_refused_lines_are_told_with_their_place_and_the_rest_is_taken()
    {
        var events = _folder.File("events.jsonl",
        [
            """{"type":"Joined","member":"a","at":"2026-01-05T10:00:00Z"}""",
            """{"type":"Visit","member":"b","at":"2026-01-06T10:00:00Z","visit":"v1","score":3}""",
            """{"type":"Visit","member":"a","at":"2026-01-06T10:00:00Z","visit":"v2","score":30}""",
            """{"type":"Visit","member":"a","at":"2026-01-06T11:00:00Z","visit":"v3","score":3}""",
            """{"type":"Visit","member":"a","at":"2026-01-06T11:00:00Z","visit":"v3","score":4}""",
            """{"type":"Refund","member":"a","at":"2026-01-06T12:00:00Z","refund":"r1","order":"o1","total":4}""",
        ]);
        var result = _folder.Run("shop.db", events);
        Assert.Equal((2, 3, 1, 0), (result.Taken, result.Refused, result.Bad, result.Duplicates));
        Assert.True(result.HasBadInput);
        Assert.Equal([2, 3, 5, 6], _folder.Bad.Select(line => line.Line));
        Assert.Equal(["member", "score", "key", "order"], _folder.Bad.Select(line => line.Column));
        Assert.All(_folder.Bad, line => Assert.Equal(events, line.File));
        Assert.All(_folder.Bad, line => Assert.DoesNotContain('\n', line.Reason));
    }

    [Fact]
    public void What_was_refused_is_taken_once_other_input_brought_what_it_lacked()
    {
        var visits = _folder.File("visits.jsonl",
            ["""{"type":"Visit","member":"a","at":"2026-01-06T10:00:00Z","visit":"v1","score":3}"""]);
        var members = _folder.File("members.jsonl", ["""{"type":"Joined","member":"a","at":"2026-01-05T10:00:00Z"}"""]);
        Assert.Equal(1, _folder.Run("shop.db", visits).Refused);
        Assert.Equal(1, _folder.Run("shop.db", visits, members).Refused);
        Assert.Equal(1, _folder.Run("shop.db", visits, members).Refused);
        var third = _folder.Run("shop.db", members, visits);
        Assert.Equal((1, 1), (third.Taken, third.Duplicates));
        Assert.True(_folder.Audit("shop.db").IsSound);
    }

    [Fact]
    public void A_file_in_two_parts_is_the_file()
    {
        var lines = new EventFile(5, 8).Lines(400, 300);
        var whole = _folder.File("events.jsonl", lines);
        var first = _folder.File("first.jsonl", lines.Take(200));
        var second = _folder.File("second.jsonl", lines.Skip(200));
        _folder.Run("whole.db", whole);
        _folder.Run("both.db", first, second);
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("both.db"));

        // Between two runs the clock stands at the last event; what is due later is due in the second run.
        _folder.Run("parts.db", first);
        _folder.Run("parts.db", second);
        Assert.Equal(_folder.Audit("whole.db").LedgerSha256, _folder.Audit("parts.db").LedgerSha256);
    }

    [Fact]
    public void Until_ends_with_the_local_day_and_later_events_are_bad()
    {
        var events = _folder.File("events.jsonl",
        [
            """{"type":"Joined","member":"a","at":"2026-01-05T10:00:00Z"}""",
            """{"type":"Purchase","member":"a","at":"2026-01-06T10:00:00Z","order":"o1","total":100,"channel":"app"}""",
            """{"type":"Purchase","member":"a","at":"2026-03-06T15:59:59Z","order":"o2","total":100,"channel":"app"}""",
            """{"type":"Purchase","member":"a","at":"2026-03-06T16:00:00Z","order":"o3","total":100,"channel":"app"}""",
        ]);
        var day = Calendar.DayNumber(new DateOnly(2026, 3, 6));
        var result = _folder.Run(_folder.Request("shop.db", events) with { UntilDay = day });
        Assert.Equal((3, 1), (result.Taken, result.Bad));
        Assert.Equal(_folder.Plan.Calendar.StartOfDay(day + 1).Micros - 1, result.Received.Micros);

        var later = _folder.Run(_folder.Request("shop.db", events) with { UntilDay = day + 400 });
        Assert.Equal((1, 0, 3), (later.Taken, later.Bad, later.Duplicates));
        Assert.True(later.ClockSteps > 0);
        Assert.True(_folder.Audit("shop.db") is { IsSound: true, Postings: > 4 });
    }

    [Fact]
    public void A_file_that_breaks_off_keeps_what_came_before()
    {
        var good = _folder.File("good.jsonl", new EventFile(6, 5).Lines(100, 100, hasMistakes: false));
        Assert.Throws<InputFault>(() => _folder.Run("shop.db", good, _folder.In("missing.jsonl")));
        _folder.Run("shop.db", good);
        _folder.Run("whole.db", good);
        Assert.Equal(_folder.Dump("whole.db"), _folder.Dump("shop.db"));
    }

    [Fact]
    public void What_stands_before_the_place_where_a_file_breaks_off_is_taken()
    {
        var lines = new EventFile(7, 5).Lines(400, 100, hasMistakes: false);
        var packed = _folder.In("events.jsonl.gz");
        using (var file = new StreamWriter(new GZipStream(File.Create(packed), CompressionLevel.NoCompression)))
        {
            file.Write(string.Join('\n', lines));
        }

        File.WriteAllBytes(packed, File.ReadAllBytes(packed)[..^2_000]);
        Assert.Throws<InputFault>(() => _folder.Run("shop.db", packed));
        var taken = _folder.Audit("shop.db");
        Assert.True(taken is { IsSound: true, Entries: > 200 }, $"{taken.Entries} entries");
        _folder.Run("shop.db", _folder.File("events.jsonl", lines));
        _folder.Run("whole.db", _folder.File("events.jsonl", lines));
        Assert.Equal(_folder.Audit("whole.db").LedgerSha256, _folder.Audit("shop.db").LedgerSha256);
    }

    [Fact]
    public void No_events_make_a_database_and_nothing_else()
    {
        var empty = _folder.File("none.jsonl", ["""{"type":"Visit","member":"a","at":"2026-01-06T10:00:00Z","visit":"v1","score":3}"""]);
        Assert.Equal(0, _folder.Run("shop.db", empty).Taken);
        Assert.True(_folder.Audit("shop.db") is { IsSound: true, Entries: 0 });
        Assert.Throws<StorageFault>(() => _folder.Audit("other.db"));
    }

    public void Dispose() => _folder.Dispose();

    private static void Count(ref int reports, int limit, CancellationTokenSource stop)
    {
        if (++reports > limit)
        {
            stop.Cancel();
        }
    }
}
