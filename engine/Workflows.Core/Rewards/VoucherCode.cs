using System.Globalization;
using System.Numerics;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rewards;

/// <summary>
/// Codes of vouchers: the same wherever the log of a database is judged again, and nobody's guess. Fourteen letters and digits of
/// HMAC-SHA256 of "programme|voucher|number of the member|redemption" under the secret of the database (about 69 bits) and one that checks
/// them, in groups of five. The alphabet leaves out what people confuse: 0, 1, I, L, O. A code says nothing by itself; only the member's
/// state says whether it is good.
/// </summary>
internal static class VoucherCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Drawn = 14;
    private const int Group = 5;

    /// <summary>The code of a member's redemption.</summary>
    /// <param name="secret">What codes are made with.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="member">The member's index: it stays when nobody knows any more who the member is.</param>
    /// <param name="redemption">The key of the redemption.</param>
    public static string Of(VoucherSecret secret, Programme programme, int member, string redemption)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{programme.Name}|voucher|{member}|{redemption}");
        var number = new BigInteger(secret.Sign(text), isUnsigned: true, isBigEndian: true);
        var code = new char[Drawn + 1];
        for (var i = 0; i < Drawn; i++)
        {
            code[i] = Alphabet[(int)(number % Alphabet.Length)];
            number /= Alphabet.Length;
        }

        code[Drawn] = Alphabet[Check(code.AsSpan(0, Drawn))];
        return string.Join('-', code.Chunk(Group).Select(part => new string(part)));
    }

    /// <summary>The code as it is kept, however it was typed: in capitals, with its dashes; null where it can't be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").ToUpperInvariant().Where(sign => sign is not '-' and not ' ')]);
        return code.Length == Drawn + 1 && code.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal))
            && Alphabet[Check(code.AsSpan(0, Drawn))] == code[Drawn]
            ? string.Join('-', code.Chunk(Group).Select(part => new string(part)))
            : null;
    }

    /// <summary>The weighted sum modulo 31, a prime: a wrong sign, or two that changed places, always change it.</summary>
    private static int Check(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
        {
            sum += (i + 1) * Alphabet.IndexOf(code[i], StringComparison.Ordinal);
        }

        return sum % Alphabet.Length;
    }
}
