using System.Text;

namespace Workflows.Core.State;

/// <summary>
/// Bytes in the making: variable-length numbers, so that small values take one byte, and UTF-8 texts. It grows as needed and is meant
/// to be reused.
/// </summary>
public sealed class BlobWriter
{
    private byte[] _bytes;

    /// <summary>An empty buffer.</summary>
    /// <param name="capacity">How many bytes fit before it grows, from 1.</param>
    public BlobWriter(int capacity = 256) => _bytes = new byte[capacity];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A part of what was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>Forgets what was written and keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>A number from 0, seven bits to a byte, lowest first.</summary>
    public void Unsigned(ulong value)
    {
        var to = Room(10);
        if (value < 0x80)
        {
            to[0] = (byte)value;
            Length++;
            return;
        }

        // What is not below 128 goes on in the next byte.
        var written = 0;
        do
        {
            to[written++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }
        while (value >= 0x80);

        to[written] = (byte)value;
        Length += written + 1;
    }

    /// <summary>A count or an index from 0.</summary>
    public void Count(int value) => Unsigned((ulong)value);

    /// <summary>A number of any sign: small magnitudes take few bytes.</summary>
    public void Signed(long value) => Unsigned(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>A number near another one, as its difference; the difference may wrap around.</summary>
    public void Near(long value, long other) => Signed(unchecked(value - other));

    /// <summary>Bytes as they are, without their length.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Yes or no.</summary>
    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A byte.</summary>
    public void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>A text or none.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Byte(0);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(text);
        Unsigned((ulong)size + 1);
        Length += Encoding.UTF8.GetBytes(text, Room(size));
    }

    /// <summary>The bytes of a text, without their length.</summary>
    public void Utf8(string text) => Length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>The free bytes: as many as asked for, or more.</summary>
    private Span<byte> Room(int needed)
    {
        if (_bytes.Length - Length < needed)
        {
            Grow(needed);
        }

        return _bytes.AsSpan(Length);
    }

    private void Grow(int needed) => Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + needed));
}
