using System.Numerics;

namespace Workflows.Templates.Values;

/// <summary>What kind a value is: its name in messages, its truth, its place in the order of number types.</summary>
internal static class Kinds
{
    /// <summary>The name of the type in messages and of <c>object.kind</c>.</summary>
    internal static string Name(object? value) => value switch
    {
        null => "null",
        string or SafeText => "string",
        Callable => "function",
        Empty => "empty",
        ScriptRange => "range",
        IReadOnlyDictionary<string, object?> => "object",
        IReadOnlyList<object?> => "array",
        TimeSpan => "timespan",
        DateTime or DateTimeOffset or DateOnly => "date",
        _ => NumberName(value),
    };

    private static string NumberName(object value) => value switch
    {
        bool => "bool",
        int => "int",
        long => "long",
        BigInteger => "bigint",
        float => "float",
        double => "double",
        decimal => "decimal",
        _ => value.GetType().Name,
    };

    /// <summary>Only null, false and <c>empty</c> are false.</summary>
    internal static bool IsTrue(object? value) => value switch
    {
        null or Empty => false,
        bool truth => truth,
        _ => true,
    };

    /// <summary>
    /// Where a type stands in the promotion of numbers; 0 where it is none. The wider type of two is the one of the result.
    /// </summary>
    internal static NumberRank Rank(object? value) => value switch
    {
        int => NumberRank.Int,
        decimal => NumberRank.Decimal,
        double => NumberRank.Double,
        long => NumberRank.Long,
        bool => NumberRank.Bool,
        BigInteger => NumberRank.Big,
        float => NumberRank.Float,
        _ => NumberRank.None,
    };

    internal static bool IsNumber(object? value) => Rank(value) > NumberRank.Bool;

    /// <summary>The characters of a value that is a text, or null.</summary>
    internal static string? AsText(object? value) => value as string ?? (value as SafeText)?.Text;
}

/// <summary>The order of number types, narrow to wide.</summary>
internal enum NumberRank : byte
{
    None,
    Bool,
    Int,
    Long,
    Big,
    Float,
    Double,
    Decimal,
}
