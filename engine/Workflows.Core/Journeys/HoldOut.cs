using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Draws the lot that says who is held out of a journey: the same on every machine, and known before anything is done.</summary>
public static class HoldOut
{
    /// <summary>
    /// Whether a member is held out: the first 8 bytes (big-endian) of SHA-256 of "salt|journey|member", over 2^64, are below the share.
    /// The salt is the programme's name.
    /// </summary>
    public static bool Holds(Programme programme, Journey journey, string member)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(journey);
        return Holds(programme.Name, journey.Name, journey.HoldOut, member);
    }

    /// <summary>Whether a member is held out of something with a name; see the other one.</summary>
    internal static bool Holds(string salt, string name, Fraction share, string member)
    {
        if (share.Numerator.IsZero)
        {
            return false;
        }

        var text = $"{salt}|{name}|{member}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var draw = (BigInteger)BinaryPrimitives.ReadUInt64BigEndian(hash);
        return draw * share.Denominator < share.Numerator << 64;
    }
}
