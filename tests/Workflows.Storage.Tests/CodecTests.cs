using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.State;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

public sealed class CodecTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_state_survives_and_gives_the_same_bytes_again(int seed)
    {
        var world = new World(Shop.Text, checksLedger: false);
        var codec = new MemberCodec(world.Plan);
        foreach (var (record, received) in new Life(seed, world).Events(250))
        {
            world.Population.Take(record, received);
            foreach (var member in world.Population.Members)
            {
                var bytes = BytesOf(codec, member);
                Assert.Equal(bytes, BytesOf(codec, codec.Read(member.Id, member.Index, bytes)));
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Members_that_were_stored_and_read_again_go_on_as_if_nothing_had_been(int seed)
    {
        var world = new World(Shop.Text, checksLedger: false);
        var codec = new MemberCodec(world.Plan);
        var population = world.Population;
        var steps = new MemoryLog();
        foreach (var (record, received) in new Life(seed, world).Events(200))
        {
            world.Population.Take(record, received);
        }

        var other = new World(Shop.Text, checksLedger: false);
        foreach (var (record, received) in new Life(seed, other).Events(200))
        {
            population = new Population(other.Plan, steps, steps);
            population.Restore(
                other.Population.Members.Select(member => codec.Read(member.Id, member.Index, BytesOf(codec, member), SheetOf(codec, member))),
                other.Population.Pools.Balances, other.Population.Received, other.Population.NextLogId);
            other.Population.Take(record, received);
            if (other.Programme.EventTypes[record.Type].Reverses is null && record.At == received)
            {
                population.Take(record, received);
                Assert.True(
                    other.Population.Members.Zip(population.Members).All(pair => BytesOf(codec, pair.First).AsSpan().SequenceEqual(BytesOf(codec, pair.Second))),
                    $"{record.Key} goes on otherwise");
            }
        }

        Assert.Equal(world.Population.Members.Select(m => BytesOf(codec, m)), other.Population.Members.Select(m => BytesOf(codec, m)));
    }

    [Fact]
    public void Events_effects_and_answers_survive_with_every_value()
    {
        var world = new World(Shop.Text, checksLedger: false);
        var (answers, lines) = (0, 0);
        foreach (var (record, received) in new Life(7, world).Events(400))
        {
            world.Population.Take(record, received);
        }

        foreach (var step in world.Log.Steps)
        {
            var to = new BlobWriter(1);
            EffectCodec.Write(step.Effects, step.At, to);
            Assert.Equal(step.Effects, EffectCodec.Read(step.At, to.Written));
            to.Clear();
            AnswerCodec.Write(step.Answers, step.Id, to);
            Assert.Equal(step.Answers, AnswerCodec.Read(step.Id, to.Written));
            answers += step.Answers.Count;
            if (step.Event is { } record)
            {
                to.Clear();
                EventCodec.Write(record, to);
                var read = EventCodec.Read(record.Type, record.Member, record.At, record.Key, to.Written);
                Assert.Equivalent(record, read, strict: true);
                lines += read.Lines.Length;
            }
        }

        Assert.True(answers > 0 && lines > 0);
    }

    [Fact]
    public void Numbers_at_the_ends_survive()
    {
        long[] numbers = [0, 1, -1, 63, -64, 64, 127, 128, long.MaxValue, long.MinValue, long.MinValue + 1];
        var to = new BlobWriter(1);
        foreach (var number in numbers)
        {
            to.Signed(number);
            to.Near(number, long.MaxValue);
            to.Unsigned(unchecked((ulong)number));
        }

        var from = new BlobReader(to.Written);
        foreach (var number in numbers)
        {
            Assert.Equal(number, from.Signed());
            Assert.Equal(number, from.Near(long.MaxValue));
            Assert.Equal(unchecked((ulong)number), from.Unsigned());
        }

        Assert.True(from.IsAtEnd);
    }

    [Fact]
    public void Damaged_bytes_are_a_format_fault_and_nothing_else()
    {
        var world = new World(Shop.Text, checksLedger: false);
        var codec = new MemberCodec(world.Plan);
        foreach (var (record, received) in new Life(3, world).Events(60))
        {
            world.Population.Take(record, received);
        }

        var bytes = BytesOf(codec, world.Population.Members[0]);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => codec.Read("anna", 0, bytes.AsSpan(0, length)));
        }

        bytes[0] = 99;
        Assert.Contains("version 99", Assert.Throws<FormatException>(() => codec.Read("anna", 0, bytes)).Message, StringComparison.Ordinal);
    }

    private static byte[] SheetOf(MemberCodec codec, MemberState member)
    {
        var to = new BlobWriter();
        codec.WriteSheet(member, to);
        return to.Written.ToArray();
    }

    private static byte[] BytesOf(MemberCodec codec, MemberState member)
    {
        var to = new BlobWriter();
        codec.Write(member, to);
        return to.Written.ToArray();
    }
}
