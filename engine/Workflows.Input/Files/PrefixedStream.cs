namespace Workflows.Input.Files;

/// <summary>A stream whose first bytes were read already, to see what it holds.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream source) : ForwardStream(source)
{
    private int _given;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_given == prefix.Length)
        {
            return Source.Read(buffer);
        }

        var count = Math.Min(buffer.Length, prefix.Length - _given);
        prefix.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
