namespace Workflows.Core.Versions;

/// <summary>
/// Gives each thing that versions of a programme declare a number that it keeps: by its name, and by what it was called before. What a
/// version doesn't declare keeps its number, should a later one declare it again.
/// </summary>
internal sealed class NameRegister
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _merged = [];

    /// <summary>How many numbers were given.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers of the things of the next version, in their order.</summary>
    public int[] Take(IEnumerable<(string Name, string? Was)> things) => [.. things.Select(thing => NumberOf(thing.Name, thing.Was))];

    /// <summary>The number of a name; -1 for one that no version knows.</summary>
    public int Find(string name) => _numbers.GetValueOrDefault(name, -1);

    /// <summary>The number into which another one was merged: <c>was</c> of something that there was already.</summary>
    public int Final(int number)
    {
        while (_merged.TryGetValue(number, out var into))
        {
            number = into;
        }

        return number;
    }

    private int NumberOf(string name, string? was)
    {
        var isKnown = _numbers.TryGetValue(name, out var number);
        if (was is not null && _numbers.Remove(was, out var before))
        {
            if (isKnown)
            {
                _merged[before] = number;
                return number;
            }

            _numbers.Add(name, before);
            return before;
        }

        if (!isKnown)
        {
            number = Count++;
            _numbers.Add(name, number);
        }

        return number;
    }
}
