using Workflows.Prefetching;

namespace Workflows.Core.Members;

/// <summary>
/// The records of a stream that some window still needs, oldest first: an instant and a value for each column. Records are numbered
/// from 0 for ever; the ring holds those from <see cref="Start"/> to before <see cref="End"/>.
/// </summary>
internal sealed class Ring
{
    private readonly int _stride;
    private long[] _data;
    private int _mask;

    /// <summary>An empty ring.</summary>
    /// <param name="columns">Values of a record besides its instant.</param>
    public Ring(int columns)
    {
        _stride = columns + 1;
        _mask = 3;
        _data = new long[4 * _stride];
    }

    /// <summary>Number of the oldest record that is kept.</summary>
    public int Start { get; private set; }

    /// <summary>The number that the next record gets.</summary>
    public int End { get; private set; }

    /// <summary>The instant of a record, in microseconds.</summary>
    public long At(int record) => _data[(record & _mask) * _stride];

    /// <summary>A value of a record.</summary>
    public long Value(int record, int column) => _data[((record & _mask) * _stride) + 1 + column];

    /// <summary>Whether there is room for a record without forgetting or growing.</summary>
    public bool IsFull => End - Start == _mask + 1;

    /// <summary>Forgets the records before one.</summary>
    public void ForgetBefore(int record) => Start = Math.Max(Start, record);

    /// <summary>Adds a record; its values are set with <see cref="Set"/>.</summary>
    public int Add(long at)
    {
        if (IsFull)
        {
            Grow();
        }

        _data[(End & _mask) * _stride] = at;
        return End++;
    }

    /// <summary>Adds a record with its values.</summary>
    public void Add(long at, ReadOnlySpan<long> values)
    {
        var place = ((Add(at) & _mask) * _stride) + 1;
        values.CopyTo(_data.AsSpan(place));
    }

    /// <summary>Sets a value of a record.</summary>
    public void Set(int record, int column, long value) => _data[((record & _mask) * _stride) + 1 + column] = value;

    /// <summary>Has the processor bring the oldest record, and the place of the next one.</summary>
    public void Bring()
    {
        ProcessorCache.Bring(ref _data[(Start & _mask) * _stride]);
        ProcessorCache.Bring(ref _data[(End & _mask) * _stride]);
    }

    /// <summary>A ring with the same records.</summary>
    public Ring Clone()
    {
        var copy = new Ring(_stride - 1) { Start = Start, End = End };
        copy._mask = _mask;
        copy._data = (long[])_data.Clone();
        return copy;
    }

    /// <summary>An empty ring whose next record has a number; for reading back what was stored.</summary>
    public static Ring From(int columns, int start) => new(columns) { Start = start, End = start };

    private void Grow()
    {
        var mask = (2 * (_mask + 1)) - 1;
        var data = new long[(mask + 1) * _stride];
        for (var record = Start; record < End; record++)
        {
            Array.Copy(_data, (record & _mask) * _stride, data, (record & mask) * _stride, _stride);
        }

        (_data, _mask) = (data, mask);
    }
}
