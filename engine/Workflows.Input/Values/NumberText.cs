using System.Buffers;
using System.Globalization;
using System.Text;
using Workflows.Model.Expressions;

namespace Workflows.Input.Values;

/// <summary>How the numbers of a column are written.</summary>
/// <param name="Unit">How many units of the value the written 1 is: the scale of the type, or a hundredth of it for a percentage.</param>
/// <param name="IsPercent">Whether a percent sign may follow.</param>
/// <param name="Currency">ISO 4217 code of the programme's money; another code is refused.</param>
/// <param name="CommaIsUnclear">Whether a comma may be a decimal comma, so that it is refused.</param>
internal readonly record struct NumberForm(long Unit, bool IsPercent, string Currency, bool CommaIsUnclear);

/// <summary>
/// Numbers as shops export them: <c>1240</c>, <c>$1,240.00</c>, <c>-$3.00</c>, <c>(3.00)</c>, <c>HKD 12.5</c>, <c>5%</c>, <c>2.5e1</c>.
/// Exact: what doesn't fit the units is refused and never rounded.
/// </summary>
internal static class NumberText
{
    private static readonly SearchValues<byte> Beginnings = SearchValues.Create("0123456789.-+"u8);
    private static readonly SearchValues<byte> NoMarks = SearchValues.Create(",;:%/()"u8);

    // 1 with as many zeros as decimals may have that aren't zero themselves.
    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Reads a number in units; the answer is null, or what is wrong.</summary>
    public static string? Parse(ReadOnlySpan<byte> text, in NumberForm form, out long value)
    {
        var body = text;
        var isNegative = false;
        if (body is [(byte)'(', .., (byte)')'])
        {
            isNegative = true;
            body = body[1..^1].Trim((byte)' ');
        }

        isNegative ^= TakeSign(ref body);
        var reason = TakeCurrency(ref body, form);
        isNegative ^= TakeSign(ref body);
        if (form.IsPercent && body is [.., (byte)'%'])
        {
            body = body[..^1].TrimEnd((byte)' ');
        }

        value = 0;
        reason ??= body.IndexOfAny((byte)'e', (byte)'E') < 0
            ? ParsePlain(body, text, form, out value)
            : ParsePower(body, text, form, out value);
        value = isNegative ? -value : value;
        return reason;
    }

    private static bool TakeSign(ref ReadOnlySpan<byte> body)
    {
        if (body is [(byte)'-' or (byte)'+', ..])
        {
            var isMinus = body[0] == '-';
            body = body[1..].TrimStart((byte)' ');
            return isMinus;
        }

        return false;
    }

    private static string? TakeCurrency(ref ReadOnlySpan<byte> body, in NumberForm form)
    {
        var start = body.IndexOfAny(Beginnings);
        if (start <= 0)
        {
            return null;
        }

        var mark = body[..start].TrimEnd((byte)' ');
        var isCode = mark.Length == 3 && mark.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0;
        if (isCode && !Ascii.Equals(mark, form.Currency))
        {
            return $"the amount is in {Encoding.ASCII.GetString(mark)} and the programme counts in {form.Currency}; convert it first.";
        }

        // A sign is no letter, or letters that end in one: $, €, ৳, HK$, US$.
        if (isCode || mark.Length <= 6 && !char.IsAsciiLetterOrDigit((char)mark[^1]) && mark.IndexOfAny(NoMarks) < 0)
        {
            body = body[start..];
        }

        return null;
    }

    private static string? ParsePlain(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text, in NumberForm form, out long value)
    {
        value = 0;
        var point = body.IndexOf((byte)'.');
        var whole = point < 0 ? body : body[..point];
        var decimals = point < 0 ? default : body[(point + 1)..].TrimEnd((byte)'0');
        var hasDigit = point >= 0 ? body.Length > 1 : body.Length > 0;
        if (!hasDigit || decimals.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return NotANumber(text);
        }

        var reason = ParseWhole(whole, text, form.CommaIsUnclear, out var ones);
        if (reason is not null)
        {
            return reason;
        }

        if (decimals.Length >= Powers.Length)
        {
            return TooFine(text, form);
        }

        long parts = 0;
        foreach (var digit in decimals)
        {
            parts = (parts * 10) + digit - '0';
        }

        return Combine(ones, parts, Powers[decimals.Length], text, form, out value);
    }

    private static string? ParseWhole(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> text, bool commaIsUnclear, out long ones)
    {
        ones = 0;
        var sinceComma = -1;
        foreach (var letter in whole)
        {
            if (letter == ',' && !commaIsUnclear && (sinceComma < 0 ? ones is > 0 and < 1_000 : sinceComma == 3))
            {
                sinceComma = 0;
            }
            else if (letter is < (byte)'0' or > (byte)'9')
            {
                return letter == ',' ? UnclearComma(text) : NotANumber(text);
            }
            else
            {
                ones = (ones * 10) + letter - '0';
                sinceComma += sinceComma < 0 ? 0 : 1;
                if (ones > DataType.InputMost)
                {
                    return TooLarge(text);
                }
            }
        }

        return sinceComma is -1 or 3 ? null : UnclearComma(text);
    }

    private static string? Combine(long ones, long parts, long power, ReadOnlySpan<byte> text, in NumberForm form, out long value)
    {
        value = 0;
        if (ones == DataType.InputMost && parts > 0)
        {
            return TooLarge(text);
        }

        // At most 10^9 parts and 10^4 units: far from overflow, as are 10^10 ones.
        if (parts * form.Unit % power != 0)
        {
            return TooFine(text, form);
        }

        value = (ones * form.Unit) + (parts * form.Unit / power);
        return null;
    }

    // Programs that write JSON use powers of ten for very large and very small numbers.
    private static string? ParsePower(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text, in NumberForm form, out long value)
    {
        value = 0;
        const NumberStyles Style = NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(body, Style, CultureInfo.InvariantCulture, out var number))
        {
            return NotANumber(text);
        }

        if (number > DataType.InputMost)
        {
            return TooLarge(text);
        }

        number *= form.Unit;
        if (number != decimal.Truncate(number))
        {
            return TooFine(text, form);
        }

        value = (long)number;
        return null;
    }

    private static string NotANumber(ReadOnlySpan<byte> text) => $"{Quoted.Show(text)} isn't a number; write it like 1240.50.";

    private static string TooLarge(ReadOnlySpan<byte> text) =>
        $"{Quoted.Show(text)} is beyond the largest number that is taken, ten thousand million; correct it.";

    private static string UnclearComma(ReadOnlySpan<byte> text) =>
        $"{Quoted.Show(text)} has a comma that may be a decimal comma; write a point for decimals and nothing between thousands.";

    private static string TooFine(ReadOnlySpan<byte> text, in NumberForm form)
    {
        var most = form.Unit switch { 1 => "none", 10 => "one", 100 => "two", 1_000 => "three", 10_000 => "four", _ => "fewer" };
        return $"{Quoted.Show(text)} has more decimals than this field may have ({most}); round it before, nothing is rounded here.";
    }
}
