using System.Runtime.InteropServices;
using Workflows.Core.Machine;
using Workflows.Input;
using Workflows.Storage.Writing;

namespace Workflows.Runtime.Running;

/// <summary>What is known of a record before its event is taken.</summary>
internal enum RecordState
{
    /// <summary>It makes no event.</summary>
    NoEvent,

    /// <summary>Its event was taken before.</summary>
    Known,

    /// <summary>Another event with its key was taken before.</summary>
    KeyTaken,

    /// <summary>An earlier run refused it at this place.</summary>
    Refused,

    /// <summary>Its event is to be taken.</summary>
    New,
}

/// <summary>A record that waits.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Line">What it became.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Print">The fingerprint of its event.</param>
/// <param name="At">Its place in the input.</param>
/// <param name="Refusal">Why it was refused before.</param>
internal readonly record struct WaitingRecord(
    string File, InputLine Line, RecordState State, EventFingerprint Print = default, InputPosition At = default, Refusal Refusal = Refusal.None);

/// <summary>Records that were read and wait to be taken together, in their order.</summary>
internal sealed class WaitingRecords
{
    private readonly List<WaitingRecord> _records = [];
    private readonly List<Arrival> _arrivals = [];
    private readonly HashSet<(ulong High, ulong Low)> _keys = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<WaitingRecord> All => _records;

    /// <summary>The events of those that are new; until the next is added.</summary>
    public ReadOnlySpan<Arrival> Arrivals => CollectionsMarshal.AsSpan(_arrivals);

    /// <summary>Whether a new one has the same key: then it has to be seen first whether that is taken.</summary>
    public bool HasKeyOf(EventFingerprint print) => _keys.Contains((print.High, print.Low));

    /// <summary>Adds a record.</summary>
    public void Add(in WaitingRecord record)
    {
        _records.Add(record);
        if (record.State == RecordState.New)
        {
            _keys.Add((record.Print.High, record.Print.Low));
            _arrivals.Add(new Arrival(record.Line.Event!, record.Line.Received));
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _records.Clear();
        _arrivals.Clear();
        _keys.Clear();
    }
}
