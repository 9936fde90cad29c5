namespace Workflows.Input.Files;

/// <summary>
/// Where JSON values begin and end in a stream: by lines, or as the elements of a list. Holds one value and what was read ahead.
/// </summary>
internal sealed class JsonText(Stream stream) : IDisposable
{
    private byte[] _bytes = new byte[1 << 16];
    private int _start;
    private int _length;
    private long _line = 1;

    /// <summary>The value found last; good until the next one is looked for.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>The line on which it starts.</summary>
    public long Line { get; private set; }

    /// <summary>Whether it was longer than the limit, so that <see cref="Value"/> isn't it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Skips a byte order mark.</summary>
    public void SkipMark()
    {
        while (_length - _start < 3 && Fill())
        {
        }

        _start += _bytes.AsSpan(_start, _length - _start).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>Finds the next line; false at the end.</summary>
    public bool NextLine()
    {
        Line = _line;
        IsTooLong = false;
        var scanned = 0;
        while (true)
        {
            var end = _bytes.AsSpan(_start + scanned, _length - _start - scanned).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Take(scanned + end);
                _start++;
                _line++;
                return true;
            }

            scanned = _length - _start;
            if (scanned > RecordSource.RecordMost)
            {
                IsTooLong = true;
                _start = _length;
                scanned = 0;
            }

            if (!Fill())
            {
                Take(_length - _start);
                return Value.Length > 0 || IsTooLong;
            }
        }
    }

    /// <summary>The next byte that isn't blank, without taking it; -1 at the end.</summary>
    public int Peek()
    {
        while (true)
        {
            for (; _start < _length; _start++)
            {
                var letter = _bytes[_start];
                if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    return letter;
                }

                _line += letter == '\n' ? 1 : 0;
            }

            if (!Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>Takes the byte that <see cref="Peek"/> saw.</summary>
    public void Skip() => _start++;

    /// <summary>Finds the end of the value that starts at the next byte, by its brackets. False where the file ends inside it.</summary>
    public bool NextElement()
    {
        Line = _line;
        IsTooLong = false;
        var (scanned, depth, inText, escaped) = (0, 0, false, false);
        while (true)
        {
            for (; _start + scanned < _length; scanned++)
            {
                var letter = _bytes[_start + scanned];
                _line += letter == '\n' ? 1 : 0;
                if (inText)
                {
                    (inText, escaped) = (escaped || letter != '"', !escaped && letter == '\\');
                    continue;
                }

                if (depth == 0 && letter is (byte)',' or (byte)']')
                {
                    Take(scanned);
                    return true;
                }

                inText = letter == '"';
                depth += letter is (byte)'{' or (byte)'[' ? 1 : letter is (byte)'}' or (byte)']' && depth > 0 ? -1 : 0;
            }

            if (scanned > RecordSource.RecordMost)
            {
                IsTooLong = true;
                _start = _length;
                scanned = 0;
            }

            if (!Fill())
            {
                Take(_length - _start);
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Take(int length)
    {
        IsTooLong |= length > RecordSource.RecordMost;
        Value = IsTooLong ? default : _bytes.AsMemory(_start, length);
        _start += length;
    }

    private bool Fill()
    {
        if (_start == _length)
        {
            _start = _length = 0;
        }
        else if (_length == _bytes.Length && _start > _length / 2)
        {
            _bytes.AsSpan(_start, _length - _start).CopyTo(_bytes);
            (_start, _length) = (0, _length - _start);
        }
        else if (_length == _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        }

        var count = stream.Read(_bytes, _length, _bytes.Length - _length);
        _length += count;
        return count > 0;
    }
}
