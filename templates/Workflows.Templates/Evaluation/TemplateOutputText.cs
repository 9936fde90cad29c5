using System.Buffers;
using System.Globalization;
using Workflows.Templates.Values;

namespace Workflows.Templates.Evaluation;

/// <summary>The characters written so far, in one rented buffer. A capture takes back what was written since it began.</summary>
/// <param name="limit">How many characters may be written, captured ones included.</param>
internal sealed class TemplateOutputText(int limit) : IDisposable
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(4096);
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
        Span<char> digits = stackalloc char[64];
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
        _written += text.Length;
        if (_written > limit)
        {
            throw new TemplateFailure($"The output exceeds the limit of `{limit}` characters");
        }

        if (text.Length > _buffer.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
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
