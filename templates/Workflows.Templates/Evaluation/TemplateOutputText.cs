using System.Buffers;
using System.Globalization;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>The characters written so far, in one rented buffer. A capture takes back what was written since it began.</summary>
/// <param name="limit">How many characters may be written, captured ones included.</param>
/// <param name="likely">How many there probably will be; a quarter more are provided for.</param>
internal sealed class TemplateOutputText(int limit, int likely) : IDisposable
{
    private const int LeastSize = 16_384;
    private const int ShortText = 256;
    private const int LongestEntity = 6;
    private const int LongNumber = 64;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(LeastSize + Math.Min(likely, limit) / 4 * 5);
    private string? _indent;
    private bool _indentDue;
    private long _written;

    /// <summary>How many characters are in the output.</summary>
    internal int Length { get; private set; }

    /// <summary>The blanks put before every further line a code block writes, or null.</summary>
    internal string? Indent
    {
        get => _indent;
        set
        {
            _indent = value;
            _indentDue = false;
        }
    }

    internal void Append(ReadOnlySpan<char> text)
    {
        if (_indent is null)
        {
            AppendAsIs(text);
        }
        else
        {
            AppendIndented(text);
        }
    }

    /// <summary>Writes text with the special characters of HTML escaped.</summary>
    internal void AppendEscaped(ReadOnlySpan<char> text)
    {
        if (_indent is null && text.Length <= ShortText)
        {
            AppendShortEscaped(text);
            return;
        }

        for (var special = SafeText.FirstSpecial(text); special >= 0; special = SafeText.FirstSpecial(text))
        {
            Append(text[..special]);
            AppendAsIs(SafeText.Entity(text[special]));
            text = text[(special + 1)..];
        }

        Append(text);
    }

    /// <summary>Writes a number without making a text of it first.</summary>
    internal void AppendNumber<T>(T number)
        where T : ISpanFormattable
    {
        Reserve(LongNumber);
        if (_indent is null && number.TryFormat(_buffer.AsSpan(Length), out var written, default, CultureInfo.InvariantCulture))
        {
            Count(written);
            Length += written;
            return;
        }

        Span<char> digits = stackalloc char[LongNumber];
        if (number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture))
        {
            Append(digits[..length]);
        }
        else
        {
            Append(number.ToString(null, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Removes what was written since a length, and returns it.</summary>
    internal string TakeFrom(int start)
    {
        var text = new string(_buffer, start, Length - start);
        Length = start;
        return text;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void AppendAsIs(ReadOnlySpan<char> text)
    {
        Count(text.Length);
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    private void AppendShortEscaped(ReadOnlySpan<char> text)
    {
        var special = SafeText.FirstSpecial(text);
        if (special < 0)
        {
            AppendAsIs(text);
            return;
        }

        Reserve(text.Length * LongestEntity);
        var target = _buffer.AsSpan(Length);
        text[..special].CopyTo(target);
        var length = special;
        foreach (var c in text[special..])
        {
            if (SafeText.Entity(c) is { } entity)
            {
                entity.CopyTo(target[length..]);
                length += entity.Length;
            }
            else
            {
                target[length++] = c;
            }
        }

        Count(length);
        Length += length;
    }

    private void Count(int length)
    {
        _written += length;
        if (_written > limit)
        {
            throw new TemplateFailure($"The output exceeds the limit of `{limit}` characters");
        }
    }

    private void Reserve(int length)
    {
        if (length > _buffer.Length - Length)
        {
            Grow(length);
        }
    }

    private void AppendIndented(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_indentDue)
            {
                AppendAsIs(_indent);
                _indentDue = false;
            }

            var newLine = text.IndexOf('\n');
            if (newLine < 0)
            {
                AppendAsIs(text);
                return;
            }

            AppendAsIs(text[..(newLine + 1)]);
            text = text[(newLine + 1)..];
            _indentDue = true;
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + needed));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
