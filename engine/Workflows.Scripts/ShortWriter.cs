using System.Globalization;

namespace Workflows.Scripts;

/// <summary>A text that is no longer than allowed: a loop in a template can't take all memory.</summary>
internal sealed class ShortWriter(int lettersMost) : StringWriter(CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > lettersMost)
        {
            throw new InvalidOperationException($"the text is longer than {lettersMost} letters.");
        }
    }
}
