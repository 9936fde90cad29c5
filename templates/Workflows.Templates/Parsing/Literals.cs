using System.Globalization;
using System.Numerics;
using System.Text;

namespace Workflows.Templates.Parsing;

/// <summary>The values of literals. A literal that can't be read gives a message instead.</summary>
internal static class Literals
{
    // An exponent beyond this makes numbers nobody prints and that cost memory.
    private const int LargestExponent = 1000;

    /// <summary>The smallest whole type that holds a decimal, hexadecimal or binary integer.</summary>
    internal static object? Integer(string text, out string? message)
    {
        var digits = text.Replace("_", string.Empty, StringComparison.Ordinal).TrimEnd('u', 'U');
        message = null;
        var value = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Hexadecimal(digits[2..])
            : digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase) ? Binary(digits[2..])
            : WithExponent(digits);
        if (value is not { } number)
        {
            message = $"`{text}` is no number";
            return null;
        }

        return Fit(number);
    }

    /// <summary>An int, else a long, else a big integer.</summary>
    internal static object Fit(BigInteger number) =>
        number >= int.MinValue && number <= int.MaxValue ? (object)(int)number
        : number >= long.MinValue && number <= long.MaxValue ? (object)(long)number
        : number;

    /// <summary>A double, or a float or decimal where the suffix says so.</summary>
    internal static object? Float(string text, out string? message)
    {
        var digits = text.Replace("_", string.Empty, StringComparison.Ordinal);
        var suffix = char.ToLowerInvariant(digits[^1]);
        var number = suffix is 'f' or 'd' or 'm' ? digits[..^1] : digits;
        message = null;
        if (suffix == 'm' && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }

        if (suffix == 'f' && float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var single))
        {
            return single;
        }

        if (suffix != 'm' && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
        {
            return real;
        }

        message = $"`{text}` is no number";
        return null;
    }

    /// <summary>The text of a quoted string without its quotes, with escapes read.</summary>
    /// <param name="raw">The characters between the quotes.</param>
    /// <param name="message">What is wrong, or null.</param>
    /// <param name="at">Where in <paramref name="raw"/> it is wrong.</param>
    internal static string Quoted(ReadOnlySpan<char> raw, out string? message, out int at)
    {
        (message, at) = (null, 0);
        if (raw.IndexOf('\\') < 0)
        {
            return raw.ToString();
        }

        var result = new StringBuilder(raw.Length);
        for (at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                result.Append(raw[at]);
                continue;
            }

            var length = Escape(raw[(at + 1)..], result);
            if (length == 0)
            {
                var found = at + 1 < raw.Length ? raw[at + 1].ToString() : string.Empty;
                message = $"`\\{found}` means nothing in a text: write `\\\\` for a backslash";
                return string.Empty;
            }

            at += length;
        }

        return result.ToString();
    }

    private static int Escape(ReadOnlySpan<char> raw, StringBuilder result)
    {
        if (raw.IsEmpty)
        {
            return 0;
        }

        if (raw[0] is 'u' or 'x')
        {
            var count = raw[0] == 'u' ? 4 : 2;
            if (raw.Length <= count
                || !ushort.TryParse(raw.Slice(1, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return 0;
            }

            result.Append((char)code);
            return count + 1;
        }

        const string Names = "\\'\"{}nrtbfv0\n";
        const string Values = "\\'\"{}\n\r\t\b\f\v\0\n";
        var index = Names.IndexOf(raw[0], StringComparison.Ordinal);
        if (index < 0)
        {
            return 0;
        }

        result.Append(Values[index]);
        return 1;
    }

    private static BigInteger? Hexadecimal(string digits) =>
        BigInteger.TryParse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && digits.Length > 0
            ? value : null;

    private static BigInteger? Binary(string digits)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            if (digit is not ('0' or '1'))
            {
                return null;
            }

            value = (value << 1) + (digit - '0');
        }

        return digits.Length > 0 ? value : null;
    }

    private static BigInteger? WithExponent(string digits)
    {
        var e = digits.IndexOfAny(['e', 'E']);
        var power = 0;
        if (e >= 0 && (!int.TryParse(digits.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)
            || power is < 0 or > LargestExponent))
        {
            return null;
        }

        var whole = e < 0 ? digits : digits[..e];
        return BigInteger.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value * BigInteger.Pow(10, power) : null;
    }
}
