using System.Text;

namespace Workflows.Core.State;

/// <summary>Reads what <see cref="BlobWriter"/> wrote, in the same order.</summary>
/// <param name="bytes">The bytes.</param>
public ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _at == _bytes.Length;

    /// <summary>A number from 0.</summary>
    /// <exception cref="FormatException">The bytes break off or hold no such number.</exception>
    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>A count or an index from 0.</summary>
    /// <exception cref="FormatException">It is no count.</exception>
    public int Count() => Unsigned() is <= int.MaxValue and var value ? (int)value : throw Damaged();

    /// <summary>A number of any sign.</summary>
    public long Signed()
    {
        var value = Unsigned();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A number that was written as its difference from another one.</summary>
    public long Near(long other) => unchecked(other + Signed());

    /// <summary>Yes or no.</summary>
    public bool Flag() => Byte() != 0;

    /// <summary>A byte.</summary>
    /// <exception cref="FormatException">The bytes break off.</exception>
    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damaged();

    /// <summary>A text or none.</summary>
    /// <exception cref="FormatException">The bytes break off.</exception>
    public string? Text()
    {
        var size = Count();
        if (size == 0)
        {
            return null;
        }

        if (_at + size - 1 > _bytes.Length)
        {
            throw Damaged();
        }

        var text = Encoding.UTF8.GetString(_bytes.Slice(_at, size - 1));
        _at += size - 1;
        return text;
    }

    /// <summary>The first byte of every blob says in which version it is written.</summary>
    /// <exception cref="FormatException">It is another version.</exception>
    public void Version(byte expected)
    {
        if (Byte() is var version && version != expected)
        {
            throw new FormatException($"This was stored in version {version} of its form; this program reads version {expected}.");
        }
    }

    /// <summary>What is thrown where bytes make no sense.</summary>
    public static FormatException Damaged() => new("What was stored is damaged: it breaks off or makes no sense.");
}
