using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Workflows.Storage.Personal;

/// <summary>What personal bytes are of: bound to them, so that nobody can put one in the place of another.</summary>
internal enum SealedKind : byte
{
    /// <summary>A member's sheet; the row is the member.</summary>
    Sheet = 1,

    /// <summary>The personal values of an event; the row is the event.</summary>
    Event = 2,

    /// <summary>What a message may say; the row is the event.</summary>
    Message = 3,
}

/// <summary>
/// Bytes that can be read with a member's key only: AES-256-GCM with a nonce drawn for each, before the cipher text, and its tag behind.
/// </summary>
internal static class SealedBytes
{
    /// <summary>The size of a key.</summary>
    public const int KeySize = 32;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals bytes.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="kind">What they are of.</param>
    /// <param name="row">Where they stand.</param>
    /// <param name="plain">The bytes.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, SealedKind kind, long row, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), Bound(kind, row));
        return sealedBytes;
    }

    /// <summary>Opens sealed bytes.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="kind">What they are of.</param>
    /// <param name="row">Where they stand.</param>
    /// <param name="sealedBytes">The sealed bytes.</param>
    /// <exception cref="FormatException">They were changed, moved, or sealed with another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, SealedKind kind, long row, ReadOnlySpan<byte> sealedBytes)
    {
        var size = sealedBytes.Length - NonceSize - TagSize;
        if (size < 0)
        {
            throw new FormatException("Personal values are damaged: they break off.");
        }

        var plain = new byte[size];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(sealedBytes[..NonceSize], sealedBytes.Slice(NonceSize, size), sealedBytes[(NonceSize + size)..], plain, Bound(kind, row));
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new FormatException("Personal values were changed by hand, or are another member's.", fault);
        }

        return plain;
    }

    private static byte[] Bound(SealedKind kind, long row)
    {
        var bound = new byte[1 + sizeof(long)];
        bound[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(bound.AsSpan(1), row);
        return bound;
    }
}
