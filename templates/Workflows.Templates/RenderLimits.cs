namespace Workflows.Templates;

/// <summary>
/// What one render may use. Every limit that is exceeded is an error with its place; nothing is ever cut silently. All of them
/// count over the whole render with its includes, so that no nesting of loops and functions gets around them.
/// </summary>
internal sealed record RenderLimits
{
    /// <summary>Rounds of all loops together, and the most numbers in one range.</summary>
    internal int LoopRounds { get; init; } = 200_000;

    /// <summary>Functions and includes that are inside each other.</summary>
    internal int Recursion { get; init; } = 100;

    /// <summary>Characters written, and the most characters in one text a template builds.</summary>
    internal int OutputCharacters { get; init; } = 8_000_000;

    /// <summary>Statements, calls and elements that functions walk over.</summary>
    internal int Steps { get; init; } = 10_000_000;

    /// <summary>Bits of one big integer.</summary>
    internal int IntegerBits { get; init; } = 65_536;

    /// <summary>Characters of all texts that functions and operators build, together.</summary>
    internal long TextCharacters { get; init; } = 100_000_000;

    /// <summary>The time of one match of a regular expression.</summary>
    internal TimeSpan RegexTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time of all matches of a render.</summary>
    internal TimeSpan RegexTimeTogether { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Levels of values inside of values that are printed, compared or turned into JSON.</summary>
    internal int ValueDepth { get; init; } = 20;
}
