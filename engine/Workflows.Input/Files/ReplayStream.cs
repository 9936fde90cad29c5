namespace Workflows.Input.Files;

/// <summary>
/// A stream that remembers what it gave last, so that reading can start again after a record that swallowed more than it should have:
/// a quotation mark that is never closed, or a line without an end.
/// </summary>
internal sealed class ReplayStream(Stream source) : ForwardStream(source)
{
    // A reader has at most twice the longest record in its buffer, and what it reads ahead.
    private const int Kept = (2 * RecordSource.RecordMost) + (1 << 18);

    private byte[] _bytes = new byte[1 << 17];
    private long _start;
    private int _length;
    private int _next;

    /// <summary>The place of the byte that is given next, from the start of the file.</summary>
    public long Place => _start + _next;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_next == _length && !Fill())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _length - _next);
        _bytes.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    /// <summary>Goes back to an earlier place and from there behind the next line end, or to the end of the file.</summary>
    public void GoToLineAfter(long position)
    {
        // What is no longer kept was without a line end, or the record before it would have ended there.
        _next = (int)Math.Clamp(position - _start, 0, _length);
        while (true)
        {
            var end = _bytes.AsSpan(_next, _length - _next).IndexOf((byte)'\n');
            if (end >= 0)
            {
                _next += end + 1;
                return;
            }

            _next = _length;
            if (!Fill())
            {
                return;
            }
        }
    }

    private bool Fill()
    {
        if (_length == _bytes.Length)
        {
            if (_bytes.Length < 2 * Kept)
            {
                Array.Resize(ref _bytes, Math.Min(2 * Kept, 2 * _bytes.Length));
            }
            else
            {
                _bytes.AsSpan(_length - Kept, Kept).CopyTo(_bytes);
                _start += _length - Kept;
                _next = _length = Kept;
            }
        }

        var count = Source.Read(_bytes, _length, Math.Min(1 << 16, _bytes.Length - _length));
        _length += count;
        return count > 0;
    }
}
