using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Generation;

/// <summary>The arm that the engine will give a member, so that a simulated member can respond to what the engine will do.</summary>
internal static class HoldOut
{
    /// <summary>
    /// Held out when the first eight bytes, big-endian, of SHA-256("salt|journey|member") divided by 2^64 are below the share.
    /// </summary>
    internal static bool IsHeldOut(string salt, string journey, string member, double share)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{journey}|{member}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) / 18446744073709551616.0 < share;
    }
}
