using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Delivery.Sending;

/// <summary>
/// How a receiver knows that a request comes of us and now: HMAC-SHA256 of the time, a full stop and the body, in the header
/// <see cref="Header"/>, with the time in seconds since 1970 in <see cref="TimeHeader"/>.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header with the signature, <c>v1=</c> and 64 hex digits.</summary>
    public const string Header = "Loyalty-Signature";

    /// <summary>The header with the time.</summary>
    public const string TimeHeader = "Loyalty-Timestamp";

    /// <summary>How old a request may be: what is older may be somebody who repeats what was overheard.</summary>
    public static TimeSpan Tolerance => TimeSpan.FromMinutes(5);

    /// <summary>The signature of a body.</summary>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="seconds">The time, in seconds since 1970.</param>
    /// <param name="body">The body.</param>
    public static string Of(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture)), (byte)'.', .. body];
        return $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, text))}";
    }

    /// <summary>Whether a request is signed with a secret and of now.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="seconds">What stands in <see cref="TimeHeader"/>.</param>
    /// <param name="body">The body.</param>
    /// <param name="signature">What stands in <see cref="Header"/>.</param>
    /// <param name="now">The clock of who asks.</param>
    public static bool IsValid(ReadOnlySpan<byte> secret, long seconds, ReadOnlySpan<byte> body, string signature, DateTimeOffset now) =>
        Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, seconds, body)), Encoding.UTF8.GetBytes(signature));
}
