namespace Workflows.Templates.Builtins;

/// <summary>
/// Decimals with a fixed number of digits behind the point, as the formats <c>N2</c> and <c>F2</c> write them. Messages are full of
/// them, and the formatter of .NET takes several times as long.
/// </summary>
internal static class FixedDecimals
{
    private const int MostDecimals = 9;

    /// <summary>Writes a number; false for what the formatter of .NET has to write: other formats, very large and small numbers.</summary>
    /// <param name="value">The number. Halves are rounded away from zero.</param>
    /// <param name="format">A format of .NET.</param>
    /// <param name="target">At least 64 characters.</param>
    /// <param name="length">How many of them were written.</param>
    internal static bool TryFormat(decimal value, ReadOnlySpan<char> format, Span<char> target, out int length)
    {
        length = 0;
        if (format is not ['N' or 'F', var digit] || digit - '0' is not (>= 0 and <= MostDecimals)
            || !TryScale(value, digit - '0', out var units, out var isNegative))
        {
            return false;
        }

        // A negative number that rounds to zero keeps its sign in .NET, which is not worth a rule of its own here.
        if (isNegative && units == 0)
        {
            return false;
        }

        length = Write(units, digit - '0', format[0] == 'N', isNegative, target);
        return true;
    }

    /// <summary>The number as a count of its smallest digit.</summary>
    private static bool TryScale(decimal value, int decimals, out ulong units, out bool isNegative)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        units = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var scale = (parts[3] >> 16) & 0xFF;
        isNegative = parts[3] < 0;

        if (parts[2] != 0 || units > long.MaxValue || scale - decimals > 18)
        {
            return false;
        }

        if (scale <= decimals)
        {
            var factor = Power(decimals - scale);
            if (units > long.MaxValue / factor)
            {
                return false;
            }

            units *= factor;
            return true;
        }

        var divisor = Power(scale - decimals);
        var rest = units % divisor;
        units = (units / divisor) + (rest >= divisor - rest ? 1UL : 0UL);
        return true;
    }

    private static ulong Power(int exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent--)
        {
            power *= 10;
        }

        return power;
    }

    private static int Write(ulong units, int decimals, bool isGrouped, bool isNegative, Span<char> target)
    {
        Span<char> text = stackalloc char[40];
        var at = text.Length;
        for (var left = decimals; left > 0; left--)
        {
            (units, var digit) = Math.DivRem(units, 10);
            text[--at] = (char)('0' + (int)digit);
        }

        if (decimals > 0)
        {
            text[--at] = '.';
        }

        var beforeComma = isGrouped ? 3 : int.MaxValue;
        do
        {
            if (beforeComma-- == 0)
            {
                text[--at] = ',';
                beforeComma = 2;
            }

            (units, var digit) = Math.DivRem(units, 10);
            text[--at] = (char)('0' + (int)digit);
        }
        while (units > 0);

        if (isNegative)
        {
            text[--at] = '-';
        }

        text[at..].CopyTo(target);
        return text.Length - at;
    }
}
