using System.Collections;

namespace Workflows.Templates.Values;

/// <summary>The whole numbers from one to another, both included, upwards or downwards; nothing is stored.</summary>
/// <param name="first">The first number.</param>
/// <param name="count">How many there are.</param>
/// <param name="step">1 or -1.</param>
internal sealed class ScriptRange(long first, int count, int step) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => Boxes.Of(first + ((long)index * step));

    public IEnumerator<object?> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
