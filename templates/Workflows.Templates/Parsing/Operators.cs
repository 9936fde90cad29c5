namespace Workflows.Templates.Parsing;

/// <summary>The spelling of every operator, longest first, and how tightly the binary ones bind.</summary>
internal static class Operators
{
    private static readonly (string Text, TokenKind Kind)[] Spellings =
    [
        ("...", TokenKind.Ellipsis), ("..<", TokenKind.RangeBelow), ("//=", TokenKind.WholeDivideAssign),
        ("..", TokenKind.Range), ("??", TokenKind.Coalesce), ("?!", TokenKind.NotCoalesce), ("?.", TokenKind.QuestionDot),
        ("||", TokenKind.Or), ("|>", TokenKind.Pipe), ("&&", TokenKind.And), ("==", TokenKind.Equal), ("!=", TokenKind.NotEqual),
        ("<=", TokenKind.LessOrEqual), ("<<", TokenKind.ShiftLeft), (">=", TokenKind.GreaterOrEqual), (">>", TokenKind.ShiftRight),
        ("++", TokenKind.Increment), ("+=", TokenKind.AddAssign), ("--", TokenKind.Decrement), ("-=", TokenKind.SubtractAssign),
        ("*=", TokenKind.MultiplyAssign), ("//", TokenKind.WholeDivide), ("/=", TokenKind.DivideAssign), ("%=", TokenKind.ModuloAssign),
        (".", TokenKind.Dot), ("?", TokenKind.Question), ("|", TokenKind.Pipe), ("&", TokenKind.Ampersand), ("=", TokenKind.Assign),
        ("!", TokenKind.Not), ("<", TokenKind.Less), (">", TokenKind.Greater), ("+", TokenKind.Add), ("-", TokenKind.Subtract),
        ("*", TokenKind.Multiply), ("/", TokenKind.Divide), ("%", TokenKind.Modulo), ("^", TokenKind.Caret), ("@", TokenKind.At),
        (",", TokenKind.Comma), (":", TokenKind.Colon), (";", TokenKind.Semicolon), ("(", TokenKind.OpenParen),
        (")", TokenKind.CloseParen), ("[", TokenKind.OpenBracket), ("]", TokenKind.CloseBracket), ("{", TokenKind.OpenBrace),
        ("}", TokenKind.CloseBrace),
    ];

    /// <summary>The longest operator at the start of the text, or a length of 0.</summary>
    internal static (TokenKind Kind, int Length) Match(ReadOnlySpan<char> text)
    {
        foreach (var (spelling, kind) in Spellings)
        {
            if (text.StartsWith(spelling, StringComparison.Ordinal))
            {
                return (kind, spelling.Length);
            }
        }

        return (TokenKind.Invalid, 0);
    }

    /// <summary>How a binary operator is written in messages.</summary>
    internal static string Spelling(TokenKind kind)
    {
        foreach (var (spelling, candidate) in Spellings)
        {
            if (candidate == kind)
            {
                return spelling;
            }
        }

        return kind.ToString();
    }

    /// <summary>How tightly a binary operator binds, or 0 where the token is none.</summary>
    internal static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce or TokenKind.NotCoalesce => 20,
        TokenKind.Or => 30,
        TokenKind.And => 40,
        TokenKind.Equal or TokenKind.NotEqual => 70,
        >= TokenKind.Less and <= TokenKind.GreaterOrEqual => 80,
        TokenKind.Add or TokenKind.Subtract => 100,
        >= TokenKind.Multiply and <= TokenKind.ShiftRight => 110,
        TokenKind.Range or TokenKind.RangeBelow => 130,
        _ => 0,
    };

    /// <summary>The operator a compound assignment applies, <see cref="TokenKind.Assign"/> for the plain one, or null.</summary>
    internal static TokenKind? AssignmentOperator(TokenKind kind) => kind switch
    {
        TokenKind.Assign => TokenKind.Assign,
        TokenKind.AddAssign => TokenKind.Add,
        TokenKind.SubtractAssign => TokenKind.Subtract,
        TokenKind.MultiplyAssign => TokenKind.Multiply,
        TokenKind.DivideAssign => TokenKind.Divide,
        TokenKind.WholeDivideAssign => TokenKind.WholeDivide,
        TokenKind.ModuloAssign => TokenKind.Modulo,
        _ => null,
    };
}
