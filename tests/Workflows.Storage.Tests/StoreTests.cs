using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workflows.Core.Machine;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loyalty store ").FullName;
    private readonly World _world = new(Shop.Text, checksLedger: false);

    private string Db => Path.Combine(_folder, "shop.db");

    [Fact]
    public void The_log_of_a_member_is_the_one_in_memory_also_within_a_batch()
    {
        using var store = Open();
        store.Restore();
        var memory = new MemoryLog();
        var population = new Population(_world.Plan, store, new Both(store, memory));
        var count = 0;
        foreach (var (record, received) in new Life(21, _world).Events(150))
        {
            population.Take(record, received);
            if (++count % 40 == 0)
            {
                // The log is asked for while the batch is being written.
                store.CommitSoon(PositionOf(population));
            }

            Assert.Equivalent(memory.Of(record.Member), store.Of(record.Member), strict: true);
        }

        Assert.Empty(store.Of("nobody"));
    }

    [Fact]
    public void What_is_read_back_is_what_was_decided()
    {
        var memory = Fill(31, 200);
        using var reader = RunReader.Open(Db);
        var entries = reader.Entries().ToList();
        Assert.Equal(memory.Steps.Count, entries.Count);
        foreach (var (step, entry) in memory.Steps.Zip(entries))
        {
            Assert.Equal((step.Id, step.Member, step.Event?.At ?? step.At, step.Received), (entry.Id, reader.Members[entry.Member].Id, entry.At, entry.Received));
            Assert.Equal(step.Effects, entry.Effects);
            Assert.Equal(step.Postings, entry.Postings);
            Assert.Equal(step.Answers, entry.Answers);
            Assert.Equivalent(step.Event, entry.Event, strict: true);
        }

        var anna = reader.FindMember("anna")!;
        Assert.Equal(entries.Where(entry => entry.Member == anna.Index).Select(entry => entry.Id), reader.EntriesOf(anna).Select(entry => entry.Id));
        Assert.Contains(entries, entry => entry.Event?.Type == Model.Programmes.BuiltInEvents.MemberTakenOver);
        Assert.NotEmpty(reader.Outbox());
        Assert.All(reader.Outbox(), message => Assert.StartsWith("win-back", message.Template, StringComparison.Ordinal));
        Assert.Equal(Shop.Text, Assert.Single(Assert.Single(reader.Versions()).Sources).Text);
    }

    [Fact]
    public void What_a_message_is_given_is_what_its_shape_says()
    {
        Fill(33, 400);
        using var reader = RunReader.Open(Db);
        var messages = reader.Outbox().ToList();
        Assert.True(messages.Count > 20, $"only {messages.Count} messages");
        foreach (var message in messages)
        {
            using var model = JsonDocument.Parse(message.Model);
            var shape = MessageShape.Of(_world.Programme, _world.Programme.Journeys[message.Journey], message.Channel);
            Assert.Empty(ShapeDifferences.Of(model.RootElement, shape, "model"));
        }
    }

    [Fact]
    public void A_batch_that_is_not_committed_leaves_nothing()
    {
        Fill(41, 50);
        var before = Dump.Of(Db);
        using (var store = Open())
        {
            var population = Restored(store);
            foreach (var (record, received) in new Life(42, _world).Events(20).Skip(4))
            {
                population.Take(record, received);
            }
        }

        Assert.Equal(before, Dump.Of(Db));
    }

    [Fact]
    public void The_second_of_two_writers_is_refused_and_nothing_of_it_is_kept()
    {
        Fill(51, 30);
        using var first = Open();
        using var second = Open();
        var (one, two) = (Restored(first), Restored(second));
        var visit = _world.Programme.EventTypes.Single(type => type.Name == "Visit").Index;
        var more = new Life(52, _world).Events(80).Where(each => each.Event.Type == visit).ToList();
        one.Take(more[0].Event, more[0].Received);
        two.Take(more[1].Event, more[1].Received);
        first.Commit(PositionOf(one));
        var kept = Dump.Of(Db);
        Assert.Contains("another run", Assert.Throws<StorageFault>(() => second.Commit(PositionOf(two))).Message, StringComparison.Ordinal);
        Assert.Equal(kept, Dump.Of(Db));
    }

    [Fact]
    public void What_is_written_soon_is_what_is_written_at_once()
    {
        Fill(53, 120);
        var expected = Dump.Of(Db);
        File.Delete(Db);
        using (var store = Open())
        {
            var population = Restored(store);
            foreach (var (record, received) in new Life(53, _world).Events(120))
            {
                population.Take(record, received);
                if (store.Pending >= 7)
                {
                    store.CommitSoon(PositionOf(population));
                }
            }

            store.CommitSoon(PositionOf(population));
        }

        Assert.Equal(expected, Dump.Of(Db));
    }

    [Fact]
    public void A_batch_that_cannot_be_written_soon_is_told_with_the_next_commit_and_ends_the_use_of_the_store()
    {
        Fill(54, 30);
        using var first = Open();
        using var second = Open();
        var (one, two) = (Restored(first), Restored(second));
        var visit = _world.Programme.EventTypes.Single(type => type.Name == "Visit").Index;
        var more = new Life(55, _world).Events(80).Where(each => each.Event.Type == visit).ToList();
        one.Take(more[0].Event, more[0].Received);
        two.Take(more[1].Event, more[1].Received);
        first.Commit(PositionOf(one));
        var kept = Dump.Of(Db);
        second.CommitSoon(PositionOf(two));
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("another run", Assert.Throws<StorageFault>(() => second.CommitSoon(PositionOf(two))).Message, StringComparison.Ordinal);
        }

        Assert.Contains("another run", Assert.Throws<StorageFault>(() => second.Commit(PositionOf(two))).Message, StringComparison.Ordinal);
        Assert.Equal(kept, Dump.Of(Db));
    }

    [Fact]
    public void A_database_of_another_programme_or_version_is_refused()
    {
        Fill(61, 5);
        var other = World.PlanOf(Shop.Text.Replace("programme Shop", "programme Store", StringComparison.Ordinal));
        AssertRefused("belongs to the programme Shop", () => LedgerStore.Open(Db, other, []));
        var newer = World.PlanOf(Shop.Text.Replace("bonus 20 Stars", "bonus 21 Stars", StringComparison.Ordinal));
        AssertRefused("another version of Shop", () => LedgerStore.Open(Db, newer, []));
    }

    [Fact]
    public void A_database_in_another_form_is_refused()
    {
        Fill(62, 5);
        Change("PRAGMA user_version = 99");
        AssertRefused("newer version of this program", () => Open());
    }

    [Fact]
    public void What_is_no_database_of_ours_is_refused_and_left_alone()
    {
        AssertRefused("is a folder", () => LedgerStore.Open(_folder, _world.Plan, []));
        AssertRefused("does not exist", () => LedgerStore.Open(Path.Combine(_folder, "no", "shop.db"), _world.Plan, []));
        File.WriteAllText(Db, string.Concat(Enumerable.Repeat("order,total\n", 500)));
        AssertRefused("is not a database", () => Open());
        Assert.StartsWith("order,total", File.ReadAllText(Db), StringComparison.Ordinal);
        File.Delete(Db);
        Change("CREATE TABLE recipes (id INTEGER)");
        AssertRefused("not one of this program", () => Open());
        AssertRefused("There is no database", () => RunReader.Open(Path.Combine(_folder, "none.db")));
    }

    [Fact]
    public void An_empty_file_becomes_a_database()
    {
        File.WriteAllBytes(Db, []);
        Fill(71, 5);
        using var reader = RunReader.Open(Db);
        Assert.NotEmpty(reader.Members);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertRefused(string words, Func<IDisposable> open)
    {
        var fault = Assert.Throws<StorageFault>(() => open().Dispose());
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private LedgerStore Open() => LedgerStore.Open(Db, _world.Plan, [new SourceText("shop.loyalty", Shop.Text)]);

    private Population Restored(LedgerStore store)
    {
        var stored = store.Restore();
        var population = new Population(_world.Plan, store, store);
        population.Restore(stored.Members, stored.Pools, stored.Received, stored.NextLogId);
        return population;
    }

    private MemoryLog Fill(int seed, int events)
    {
        using var store = Open();
        store.Restore();
        var memory = new MemoryLog();
        var population = new Population(_world.Plan, store, new Both(store, memory));
        foreach (var (record, received) in new Life(seed, _world).Events(events))
        {
            population.Take(record, received);
        }

        store.Commit(PositionOf(population));
        return memory;
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Db};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static RunPosition PositionOf(Population population) =>
        new() { Received = population.Received, Pools = [.. population.Pools.Balances], Input = new InputPosition(0, 0) };

    private sealed class Both(IStepSink first, IStepSink second) : IStepSink
    {
        public void Accept(
            Core.Members.MemberState member, Model.Events.EventRecord? record, Instant at, Instant received, StepOutput output)
        {
            first.Accept(member, record, at, received, output);
            second.Accept(member, record, at, received, output);
        }
    }
}
