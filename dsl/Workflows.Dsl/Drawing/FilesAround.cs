using Workflows.Dsl.Including;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Drawing;

/// <summary>The files of a programme around the one that a picture or a card changes: what is changed has to hold among them.</summary>
/// <param name="Main">The name of the programme's first file; it may be the one that is changed.</param>
/// <param name="Text">What the first file says.</param>
/// <param name="Open">What a path leads to, as seen from the first file.</param>
public sealed record FilesAround(string Main, string Text, Func<string, IncludedText> Open)
{
    /// <summary>A programme of one file.</summary>
    internal static FilesAround None(string file, string text) => new(file, text, _ => new(null, "no other file is at hand here"));

    /// <summary>Compiles the programme with another text of one of its files.</summary>
    internal Compilation Compile(string file, string text) => file == Main
        ? Compiler.Compile(Main, text, Open)
        : Compiler.Compile(Main, Text, path => IncludePath.Beside(Main, path) == file ? new(text) : Open(path));

    /// <summary>The names that the other files declare, in their order.</summary>
    internal IEnumerable<string> NamesBeside(string file) => Compiler.Includes(Text).Select(path => (Name: IncludePath.Beside(Main, path), Open(path).Text))
        .Prepend((Name: Main, Text))
        .Where(one => one.Name != file && one.Text is not null)
        .SelectMany(one => Parser.Parse(one.Name, one.Text!).Blocks)
        .Select(block => block.Declares?.Text ?? "");
}
