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

/// <summary>Takes fingerprints of events as they come in. One object serves one thread.</summary>
/// <param name="programme">Names the types: a type keeps its name when its place changes.</param>
public sealed class FingerprintReader(Programme programme) : IDisposable
{
    private readonly BlobWriter _bytes = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The fingerprint of an event: the first bytes of SHA-256 hashes.</summary>
    public EventFingerprint Of(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _bytes.Clear();
        _bytes.Text(programme.EventTypes[record.Type].Name);
        _bytes.Text(record.Key);
        Hash(hash);
        var high = BinaryPrimitives.ReadUInt64BigEndian(hash);
        var low = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);

        _bytes.Clear();
        _bytes.Text(record.Member);
        _bytes.Signed(record.At.Micros);
        EventCodec.WriteContent(record, _bytes);
        Hash(hash);
        return new EventFingerprint(high, low, BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Hash(Span<byte> hash)
    {
        // The same object again and again: to make one costs more than to hash so few bytes.
        _hash.AppendData(_bytes.Written);
        _hash.GetHashAndReset(hash);
    }
}
