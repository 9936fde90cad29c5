namespace Workflows.Dsl.Lexing;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind : byte
{
    /// <summary>After the last token; empty, but may have blanks and comments before it.</summary>
    End,

    /// <summary>A word: a name or a word of the language.</summary>
    Word,

    /// <summary><c>1_500</c>, <c>0.08</c>.</summary>
    Number,

    /// <summary><c>80%</c>.</summary>
    Percent,

    /// <summary><c>3rd</c>.</summary>
    Ordinal,

    /// <summary><c>2026-01-31</c>.</summary>
    Date,

    /// <summary><c>21:00</c>.</summary>
    Time,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>A sign of the language.</summary>
    Sign,

    /// <summary>What the language doesn't have; reported already.</summary>
    Bad,
}
