using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Core.Rewards;

/// <summary>
/// What codes of vouchers are made with, so that nobody who knows members and their redemptions can work out a code: 32 random bytes that are a
/// database's own. The same secret gives the same code wherever a log is judged again.
/// </summary>
public sealed class VoucherSecret
{
    /// <summary>How many bytes it has.</summary>
    public const int Size = 32;

    private readonly ImmutableArray<byte> _bytes;

    /// <summary>A secret that was kept.</summary>
    /// <param name="bytes">Its bytes, <see cref="Size"/> of them.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public VoucherSecret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"The secret of vouchers has {bytes.Length} bytes and not {Size}.", nameof(bytes));
        }

        _bytes = [.. bytes];
    }

    /// <summary>What stands for it where there is no database: in examples and in trials. Everybody knows it.</summary>
    public static VoucherSecret Stated { get; } = new(SHA256.HashData("the secret of vouchers where there is no database"u8));

    /// <summary>Its bytes, to be kept beside the keys of the members and nowhere else.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan();

    /// <summary>HMAC-SHA256 (RFC 2104) of a text in UTF-8 under the secret.</summary>
    internal byte[] Sign(string text) => HMACSHA256.HashData(Bytes, Encoding.UTF8.GetBytes(text));
}
