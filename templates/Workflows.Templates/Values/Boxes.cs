using System.Collections.Immutable;
using System.Numerics;

namespace Workflows.Templates.Values;

/// <summary>The boxes of values that come up all the time, so that they are not allocated again and again.</summary>
internal static class Boxes
{
    private static readonly ImmutableArray<object> Small = [.. Enumerable.Range(-16, 1024 + 16).Select(number => (object)number)];

    internal static readonly object True = true;
    internal static readonly object False = false;

    internal static object Of(bool value) => value ? True : False;

    internal static object Of(int value) => value is >= -16 and < 1024 ? Small[value + 16] : value;

    internal static object Of(long value) => value is >= int.MinValue and <= int.MaxValue ? Of((int)value) : value;

    internal static object Of(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : value;
}
