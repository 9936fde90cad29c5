namespace Workflows.Dsl.Lexing;

/// <summary>Signs of other languages, keyboards and word processors, and how the language writes them.</summary>
internal static class ForeignSigns
{
    /// <summary>How the language writes what the rest of the text begins with, and how long that is; null for what it has itself.</summary>
    public static (string? Sign, int Length) At(ReadOnlySpan<char> rest)
    {
        if (PairAt(rest) is { } pair)
        {
            // Three signs, as in `===`, mean what two do.
            return (pair, rest.Length > 2 && rest[2] == '=' && rest[1] == '=' ? 3 : 2);
        }

        if (SingleOf(rest[0]) is { } single)
        {
            return (single, 1);
        }

        var plain = Letters.Plain(rest[0]);
        return plain == rest[0] || plain == '#' || Vocabulary.NumberOf([plain]) == 0 ? (null, 1) : (plain.ToString(), 1);
    }

    private static string? PairAt(ReadOnlySpan<char> rest) => rest switch
    {
        ['=', '=', ..] => "=",
        ['!', '=', ..] => "<>",
        ['=', '>', ..] => ">=",
        ['=', '<', ..] => "<=",
        ['&', '&', ..] => "and",
        ['|', '|', ..] => "or",
        _ => null,
    };

    private static string? SingleOf(char letter) => letter switch
    {
        '!' => "not",
        '&' => "and",
        '|' => "or",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "<>",
        '×' => "*",
        '÷' => "/",
        '−' or '–' or '—' => "-",
        '、' => ",",
        '。' or '・' => ".",
        '【' => "[",
        '】' => "]",
        _ => null,
    };
}
