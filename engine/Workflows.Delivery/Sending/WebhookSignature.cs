using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Delivery.Sending;

/// <summary>
/// How a receiver knows that a request comes of us and now: HMAC-SHA256 of the time, a full stop and the body, in the header
/// <see cref="Header"/>, with the time in seconds since 1970 in <see cref="TimeHeader"/>.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The header with the signature, <c>v1=</c> and 64 hex digits.</summary>
    public const string Header = "Loyalty-Signature";

    /// <summary>The header with the time.</summary>
    public const string TimeHeader = "Loyalty-Timestamp";

    /// <summary>The signature of a body.</summary>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="seconds">The time, in seconds since 1970.</param>
    /// <param name="body">The body.</param>
    public static string Of(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture)), (byte)'.', .. body];
        return $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, text))}";
    }
}
