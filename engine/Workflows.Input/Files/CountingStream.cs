namespace Workflows.Input.Files;

/// <summary>A file that tells how far it was read, about every MiB.</summary>
internal sealed class CountingStream(FileStream source, Action<long, long>? progress) : ForwardStream(source)
{
    private const long Step = 1 << 20;

    private readonly long _length = source.CanSeek ? source.Length : 0;
    private long _read;
    private long _told;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = Source.Read(buffer);
        _read += count;
        if (progress is not null && (count == 0 || _read - _told >= Step))
        {
            _told = _read;
            progress(_read, Math.Max(_read, _length));
        }

        return count;
    }
}
