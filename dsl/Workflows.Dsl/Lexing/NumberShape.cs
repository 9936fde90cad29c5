using System.Globalization;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>What a run of digits is: a number, a share, a day, a time, a place in a row.</summary>
internal static class NumberShape
{
    private const int WholeDigitsMost = 15;
    private const int DecimalDigitsMost = 10;

    /// <summary>What the rest of a text begins with; a problem where it is wrong, with what is meant where that is clear.</summary>
    public static (TokenKind Kind, int Length, DiagnosticDescriptor? Problem, string Wanted) At(ReadOnlySpan<char> rest) =>
        Date(rest) ?? Time(rest) ?? Thousands(rest) ?? Number(rest);

    /// <summary>The value of a number or a share, as written.</summary>
    public static decimal ValueOf(ReadOnlySpan<char> letters)
    {
        Span<char> plain = stackalloc char[WholeDigitsMost + DecimalDigitsMost + 1];
        var length = 0;
        foreach (var letter in letters)
        {
            var digit = Letters.Plain(letter);
            if ((char.IsAsciiDigit(digit) || digit == '.') && length < plain.Length)
            {
                plain[length++] = digit;
            }
        }

        return decimal.Parse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static (TokenKind, int, DiagnosticDescriptor?, string)? Date(ReadOnlySpan<char> rest)
    {
        var first = Digits(rest);
        var separator = At(rest, first);
        if (separator is not ('-' or '/' or '.'))
        {
            return null;
        }

        var second = Digits(rest[(first + 1)..]);
        var third = At(rest, first + 1 + second) == separator ? Digits(rest[(first + second + 2)..]) : 0;
        if (second is < 1 or > 2 || third is not (1 or 2 or 4) || (first != 4 && third != 4) || first is 3 or > 4)
        {
            return null;
        }

        var length = first + second + third + 2;
        if (first != 4 || separator != '-' || third == 4)
        {
            return (TokenKind.Date, length, SyntaxDiagnostics.DateForm, "");
        }

        return (TokenKind.Date, length, Values.DateOf(rest[..length]) is null ? SyntaxDiagnostics.NoSuchDate : null, "");
    }

    private static (TokenKind, int, DiagnosticDescriptor?, string)? Time(ReadOnlySpan<char> rest)
    {
        var hours = Digits(rest);
        if (hours > 2 || At(rest, hours) != ':' || Digits(rest[(hours + 1)..]) != 2)
        {
            return null;
        }

        var length = hours + 3;
        return (TokenKind.Time, length, Values.TimeOf(rest[..length]) is null ? SyntaxDiagnostics.NoSuchTime : null, "");
    }

    /// <summary><c>1,000</c> without blanks: one number for an American, two for this language. The author is asked.</summary>
    private static (TokenKind, int, DiagnosticDescriptor?, string)? Thousands(ReadOnlySpan<char> rest)
    {
        var length = Digits(rest);
        if (length > 3 || At(rest, length) != ',' || Digits(rest[(length + 1)..]) != 3)
        {
            return null;
        }

        while (At(rest, length) == ',' && Digits(rest[(length + 1)..]) == 3)
        {
            length += 4;
        }

        return (TokenKind.Number, length, SyntaxDiagnostics.ThousandsComma, rest[..length].ToString().Replace(',', '_'));
    }

    private static (TokenKind, int, DiagnosticDescriptor?, string) Number(ReadOnlySpan<char> rest)
    {
        var whole = DigitsAndBars(rest);
        var length = whole;
        if (At(rest, whole) == '.' && char.IsAsciiDigit(At(rest, whole + 1)))
        {
            length += 1 + DigitsAndBars(rest[(whole + 1)..]);
        }

        if (rest[..length].ContainsAnyInRange('０', '９'))
        {
            var plain = string.Create(length, rest[..length], (letters, from) => Plain(from, letters));
            return (TokenKind.Number, length, SyntaxDiagnostics.ForeignSign, plain);
        }

        var isTooLong = Count(rest[..whole]) > WholeDigitsMost || Count(rest[whole..length]) > DecimalDigitsMost;
        var problem = isTooLong ? SyntaxDiagnostics.NumberTooLong : null;
        if (!isTooLong && length == whole && OrdinalSuffix(rest[length..]))
        {
            return (TokenKind.Ordinal, length + 2, null, "");
        }

        var blanks = length;
        while (At(rest, blanks) == ' ')
        {
            blanks++;
        }

        return At(rest, blanks) == '%' ? (TokenKind.Percent, blanks + 1, problem, "") : (TokenKind.Number, length, problem, "");
    }

    private static void Plain(ReadOnlySpan<char> from, Span<char> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Letters.Plain(from[i]);
        }
    }

    private static bool OrdinalSuffix(ReadOnlySpan<char> rest) =>
        rest is ['s', 't', ..] or ['n', 'd', ..] or ['r', 'd', ..] or ['t', 'h', ..] && !Letters.IsWordStart(At(rest, 2));

    private static char At(ReadOnlySpan<char> rest, int place) => place < rest.Length ? rest[place] : '\0';

    private static int Digits(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? rest.Length : length;
    }

    private static int DigitsAndBars(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (Letters.IsDigit(rest[length]) || rest[length] == '_'))
        {
            length++;
        }

        return length;
    }

    private static int Count(ReadOnlySpan<char> letters)
    {
        var digits = 0;
        foreach (var letter in letters)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits;
    }
}
