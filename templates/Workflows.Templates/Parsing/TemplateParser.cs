using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Parsing;

/// <summary>Turns the source of a template into what can be rendered.</summary>
internal static class TemplateParser
{
    /// <summary>Parses a template. Mistakes come in the order in which they are found, those of spelling last.</summary>
    internal static ParsedTemplate Parse(string text)
    {
        var (tokens, spelling) = Lexer.Cut(text);
        var stream = new TokenStream(text, tokens);
        var body = new StatementParser(stream).Template();

        // An unclosed block or string follows from most other mistakes near it, but must never pass unseen.
        return new ParsedTemplate(text, body, [.. stream.Problems, .. spelling]);
    }
}
