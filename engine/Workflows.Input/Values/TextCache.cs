using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Workflows.Input.Values;

/// <summary>Texts by their UTF-8 bytes; short ones that were read lately are given again instead of made anew. Its size is fixed.</summary>
internal sealed class TextCache
{
    private const int Slots = 1 << 16;
    private const int LengthMost = 48;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The text, or null where the bytes aren't UTF-8.</summary>
    public string? Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > LengthMost)
        {
            return Decode(bytes);
        }

        ref var slot = ref _slots[SlotOf(bytes)];
        if (slot is not null && Ascii.Equals(bytes, slot))
        {
            return slot;
        }

        var text = Decode(bytes);
        slot = text ?? slot;
        return text;
    }

    /// <summary>The text without looking for it or keeping it: for what doesn't repeat.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static int SlotOf(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = (ulong)bytes.Length;
            while (bytes.Length > 8)
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 32;
                bytes = bytes[8..];
            }

            ulong last = 0;
            foreach (var letter in bytes)
            {
                last = (last << 8) | letter;
            }

            hash = (hash ^ last) * 0x9E3779B97F4A7C15;
            return (int)(hash >> 48) & (Slots - 1);
        }
    }
}
