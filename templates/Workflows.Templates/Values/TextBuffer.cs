using System.Buffers;
using System.Globalization;

namespace Workflows.Templates.Values;

/// <summary>
/// Collects the characters of one short text without making a string of each piece. It begins with characters of the caller's stack and
/// rents more where they do not suffice; <see cref="Dispose"/> gives those back.
/// </summary>
internal ref struct TextBuffer(Span<char> start)
{
    private Span<char> _characters = start;
    private char[]? _rented;
    private int _length;

    internal readonly ReadOnlySpan<char> Written => _characters[.._length];

    internal void Append(char c)
    {
        Reserve(1);
        _characters[_length++] = c;
    }

    internal void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_characters[_length..]);
        _length += text.Length;
    }

    /// <summary>A number of at least some digits, filled up from the left.</summary>
    internal void Append(long number, int width, char fill)
    {
        if (width == 2 && number is >= 0 and < 100)
        {
            Append(number < 10 ? fill : (char)('0' + (number / 10)));
            Append((char)('0' + (number % 10)));
            return;
        }

        if (width == 4 && number is >= 1000 and < 10_000)
        {
            Append(number / 100, 2, '0');
            Append(number % 100, 2, '0');
            return;
        }

        Span<char> digits = stackalloc char[24];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        for (var missing = width - length; missing > 0; missing--)
        {
            Append(fill);
        }

        Append(digits[..length]);
    }

    internal readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }
    }

    private void Reserve(int more)
    {
        if (_length + more <= _characters.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_characters.Length * 2, _length + more));
        _characters[.._length].CopyTo(larger);
        Dispose();
        _characters = _rented = larger;
    }
}
