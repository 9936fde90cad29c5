using System.Security.Cryptography;
using System.Text;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>
/// The functions of <c>string</c> that compute digests: hexadecimal, lower case, over the text as UTF-8. None of them protects a
/// secret.
/// </summary>
internal static class Digests
{
    internal static IEnumerable<Builtin> Functions() =>
    [
        Keyed("string.hmac_sha1", HMACSHA1.HashData),
        Keyed("string.hmac_sha256", HMACSHA256.HashData),
        Keyed("string.hmac_sha512", HMACSHA512.HashData),
        Plain("string.md5", MD5.HashData),
        Plain("string.sha1", SHA1.HashData),
        Plain("string.sha256", SHA256.HashData),
        Plain("string.sha512", SHA512.HashData),
    ];

    /// <summary>The text inside of a base 64 text.</summary>
    internal static string FromBase64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new TemplateFailure("The text is not valid base 64");
        }
    }

    private static Builtin Plain(string name, Func<byte[], byte[]> digest) =>
        new(name, "text", (a, s) => Convert.ToHexStringLower(digest(Bytes(a[0], s))));

    private static Builtin Keyed(string name, Func<byte[], byte[], byte[]> digest) =>
        new(name, "text secretKey", (a, s) => Convert.ToHexStringLower(digest(Bytes(a[1], s), Bytes(a[0], s))));

    private static byte[] Bytes(object? value, RenderState state) => Encoding.UTF8.GetBytes(Printing.Text(value, state));
}
