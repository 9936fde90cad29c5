namespace Workflows.Dsl.Lexing;

/// <summary>How much the language takes. Beyond them there is one clear message, and no slow or failing program.</summary>
internal static class Limits
{
    /// <summary>Largest programme, in UTF-16 units.</summary>
    public const int TextMost = 32_000_000;

    /// <summary>Longest line, in UTF-16 units.</summary>
    public const int LineMost = 5_000;

    /// <summary>Deepest nesting of brackets, <c>not</c> and bodies in one block.</summary>
    public const int NestingMost = 64;

    /// <summary>
    /// Most signs and words such as <c>+</c> and <c>and</c> in one condition, so that functions over the tree may
    /// recurse.
    /// </summary>
    public const int OperatorsMost = 400;

    /// <summary>Most messages about one file.</summary>
    public const int MessagesMost = 1_000;
}
