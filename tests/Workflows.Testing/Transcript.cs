using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.State;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Testing;

/// <summary>
/// Takes events, and writes down all that comes of it: each step with its number, decisions, postings, answers and the bytes of its member
/// after it, what was refused, and how everything stands at the end. Two runs that are equal here are equal.
/// </summary>
public sealed class Transcript : IStepSink
{
    private readonly MemoryLog _memory;
    private readonly Population _population;
    private readonly MemberCodec _codec;
    private readonly BlobWriter _bytes = new();
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();

    private Transcript(ProgrammePlan plan, IWorkers? workers)
    {
        _memory = new MemoryLog(this);
        _codec = new MemberCodec(plan);
        _population = new Population(plan, _memory, _memory, workers);
    }

    /// <summary>A line for each step and refusal, and for each member and budget at the end.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>All steps.</summary>
    public IReadOnlyList<Step> Steps => _memory.Steps;

    /// <summary>One hash of all lines.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _lines))));

    /// <summary>The first line that is another one in another transcript, for a test that fails.</summary>
    public string FirstDifference(Transcript other)
    {
        var at = _lines.Zip(other._lines).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at} of {_lines.Count} and {other._lines.Count}:\n{_lines.ElementAtOrDefault(at)}\n{other._lines.ElementAtOrDefault(at)}";
    }

    /// <summary>Takes events one by one, as a run without batches does.</summary>
    public static Transcript OneByOne(ProgrammePlan plan, IReadOnlyList<Arrival> arrivals, Instant until)
    {
        var transcript = new Transcript(plan, null);
        transcript.Refused([.. arrivals.Select(arrival => transcript._population.Take(arrival.Event, arrival.Received))]);
        return transcript.Finish(until);
    }

    /// <summary>Takes events in batches.</summary>
    public static Transcript InBatches(ProgrammePlan plan, IReadOnlyList<Arrival> arrivals, Instant until, int batch, IWorkers? workers)
    {
        var transcript = new Transcript(plan, workers);
        transcript.Refused([.. arrivals.Chunk(batch).SelectMany(chunk => transcript._population.Take(chunk).ToArray())]);
        return transcript.Finish(until);
    }

    public void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output)
    {
        _line.Append(CultureInfo.InvariantCulture, $"{output.LogId} {member.Id} {record?.Type} {record?.Key} {at} {received} {Bytes(member)}");
        foreach (var effect in output.Effects)
        {
            _line.Append(CultureInfo.InvariantCulture, $" {effect}");
        }

        foreach (var posting in output.Postings)
        {
            _line.Append(CultureInfo.InvariantCulture, $" {posting}");
        }

        foreach (var answer in output.Answers)
        {
            _line.Append(CultureInfo.InvariantCulture, $" {answer}");
        }

        _lines.Add($"{output.LogId} {member.Id} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_line.ToString())))}");
        _line.Clear();
    }

    private Transcript Finish(Instant until)
    {
        _population.End(until);
        foreach (var member in _population.Members)
        {
            _lines.Add($"{member.Index} {member.Id} {member.NextWake} {Bytes(member)}");
        }

        _lines.AddRange(_population.Pools.Balances.Select(balance => balance.ToString()));
        _lines.Add($"{_population.NextLogId} {_population.Received}");
        return this;
    }

    private void Refused(IReadOnlyList<Refusal> refusals)
    {
        for (var i = 0; i < refusals.Count; i++)
        {
            if (refusals[i] != Refusal.None)
            {
                _lines.Add($"event {i}: {refusals[i]}");
            }
        }
    }

    private string Bytes(MemberState member)
    {
        _bytes.Clear();
        _codec.Write(member, _bytes);
        return Convert.ToHexStringLower(_bytes.Written);
    }
}
