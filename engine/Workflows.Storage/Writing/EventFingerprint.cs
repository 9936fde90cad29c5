using System.Buffers.Binary;
using System.Security.Cryptography;
using Workflows.Core.State;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Storage.Writing;

/// <summary>What tells events apart: 128 bits for type and key, 64 bits for all that the event says.</summary>
/// <param name="High">First half of the hash of type and key.</param>
/// <param name="Low">Second half of it.</param>
/// <param name="Content">Hash of member, instant and values.</param>
public readonly record struct EventFingerprint(ulong High, ulong Low, ulong Content);

/// <summary>Takes fingerprints. One object serves one thread.</summary>
/// <param name="programme">Names the types: a type keeps its name when its place changes.</param>
public sealed class FingerprintReader(Programme programme)
{
    private readonly BlobWriter _bytes = new();

    /// <summary>The fingerprint of an event: the first bytes of SHA-256 hashes.</summary>
    public EventFingerprint Of(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _bytes.Clear();
        _bytes.Text(programme.EventTypes[record.Type].Name);
        _bytes.Text(record.Key);
        SHA256.HashData(_bytes.Written, hash);
        var high = BinaryPrimitives.ReadUInt64BigEndian(hash);
        var low = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);

        _bytes.Clear();
        _bytes.Text(record.Member);
        _bytes.Signed(record.At.Micros);
        EventCodec.Write(record, _bytes);
        SHA256.HashData(_bytes.Written, hash);
        return new EventFingerprint(high, low, BinaryPrimitives.ReadUInt64BigEndian(hash));
    }
}
