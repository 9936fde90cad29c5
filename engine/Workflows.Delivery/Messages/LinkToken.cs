using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Messages;

/// <summary>
/// What stands in the links of a message so that whoever follows one needs no password and nobody can make one up: the message, and 128
/// bits of an HMAC-SHA256 over it (RFC 2104) under a key of its member. It says nothing of who the member is, and is dead once the member
/// is erased, as the key is gone then.
/// </summary>
/// <param name="Entry">The entry of the log that caused the message.</param>
/// <param name="Line">Which of its effects.</param>
public readonly record struct LinkToken(long Entry, int Line)
{
    private const int TextSize = sizeof(long) + sizeof(int);
    private const int MacSize = 16;

    /// <summary>The signed token of a message of a database.</summary>
    /// <param name="message">The message; its member is not erased.</param>
    /// <param name="reader">The database.</param>
    public static string Of(StoredMessage message, RunReader reader)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(reader);
        return new LinkToken(message.Entry, message.Line).Signed(reader.LinkKeyOf(message.Member));
    }

    /// <summary>The token as a part of an address: 38 letters, digits, hyphens and underscores.</summary>
    /// <param name="key">The link key of the message's member.</param>
    public string Signed(ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[TextSize + MacSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Entry);
        BinaryPrimitives.WriteInt32BigEndian(bytes[sizeof(long)..], Line);
        Mac(key, bytes[..TextSize], bytes[TextSize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The message that a token names, believed only when <see cref="IsSignedBy"/> says so too; null for what is no token.</summary>
    /// <param name="token">What stood in the address.</param>
    public static LinkToken? Read(string token) => Bytes(token) is { } bytes
        ? new LinkToken(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(sizeof(long))))
        : null;

    /// <summary>Whether a token was made with a key. Takes as long for a wrong one as for a right one.</summary>
    /// <param name="token">What stood in the address.</param>
    /// <param name="key">The link key of the member of the message that it names.</param>
    public static bool IsSignedBy(string token, ReadOnlySpan<byte> key)
    {
        if (Bytes(token) is not { } bytes)
        {
            return false;
        }

        Span<byte> mac = stackalloc byte[MacSize];
        Mac(key, bytes.AsSpan(0, TextSize), mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(TextSize));
    }

    private static byte[]? Bytes(string token)
    {
        var bytes = new byte[TextSize + MacSize];
        return token is not null && Base64Url.DecodeFromChars(token, bytes, out _, out var size) == OperationStatus.Done && size == bytes.Length
            ? bytes : null;
    }

    private static void Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, whole);
        whole[..MacSize].CopyTo(mac);
    }
}
