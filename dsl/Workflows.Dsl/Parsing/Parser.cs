using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Parsing;

/// <summary>Reads a programme file: text in, tree and diagnostics out; never an exception, whatever the text.</summary>
internal static class Parser
{
    /// <summary>The tree of a text; what is wrong with its form is in <see cref="SyntaxFile.Diagnostics"/>.</summary>
    /// <param name="file">The name of the file, for places.</param>
    /// <param name="text">Its content.</param>
    public static SyntaxFile Parse(string file, string text) => new(file, [], []);
}
