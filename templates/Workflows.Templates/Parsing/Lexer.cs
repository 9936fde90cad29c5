namespace Workflows.Templates.Parsing;

/// <summary>Cuts a template into tokens: text and raw blocks here, the inside of <c>{{ }}</c> by <see cref="CodeLexer"/>.</summary>
internal sealed class Lexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private readonly List<Problem> _problems = [];
    private int _position;

    private Lexer(string source) => _source = source;

    /// <summary>All tokens, the last of kind <see cref="TokenKind.End"/>, and what is wrong with the spelling.</summary>
    internal static (Token[] Tokens, List<Problem> Problems) Cut(string source)
    {
        var lexer = new Lexer(source);
        lexer.Run();
        return ([.. lexer._tokens], lexer._problems);
    }

    private void Run()
    {
        var start = 0;
        while (_position < _source.Length)
        {
            var open = _source.IndexOf('{', _position);
            if (open < 0)
            {
                break;
            }

            var percents = PercentsAt(open + 1);
            if (open + 1 + percents < _source.Length && _source[open + 1 + percents] == '{')
            {
                var inside = open + 2 + percents;
                AddRaw(start, TrimmedEnd(start, open, inside));
                start = percents == 0 ? Code(start, open, inside) : RawBlock(percents, open, inside);
                _position = start;
            }
            else
            {
                _position = open + 1;
            }
        }

        AddRaw(start, _source.Length);
        _tokens.Add(new Token(TokenKind.End, _source.Length, _source.Length));
    }

    private int PercentsAt(int from)
    {
        var at = from;
        while (at < _source.Length && _source[at] == '%')
        {
            at++;
        }

        return at - from;
    }

    private void AddRaw(int start, int end)
    {
        if (end > start)
        {
            _tokens.Add(new Token(TokenKind.Raw, start, end));
        }
    }

    /// <summary>The end of the text before a block: <c>-</c> takes away all white space, <c>~</c> the blanks of the line.</summary>
    private int TrimmedEnd(int start, int end, int marker)
    {
        var mark = marker < _source.Length ? _source[marker] : '\0';
        while (end > start && (mark == '-' && char.IsWhiteSpace(_source[end - 1]) || mark == '~' && IsBlank(_source[end - 1])))
        {
            end--;
        }

        return end;
    }

    /// <summary>The start of the text after a block that ends with a mark.</summary>
    private int TrimmedStart(int start, char mark)
    {
        while (start < _source.Length && (mark == '-' && char.IsWhiteSpace(_source[start]) || mark == '~' && IsBlank(_source[start])))
        {
            start++;
        }

        if (mark != '~')
        {
            return start;
        }

        if (start + 1 < _source.Length && _source[start] == '\r' && _source[start + 1] == '\n')
        {
            return start + 2;
        }

        return start < _source.Length && _source[start] == '\n' ? start + 1 : start;
    }

    private int Code(int textStart, int open, int inside)
    {
        var marked = inside < _source.Length && _source[inside] is '-' or '~';
        var indent = marked ? open : IndentStart(textStart, open);

        // The token of the opening braces spans the blanks before them, which is how the parser learns the indentation.
        _tokens.Add(new Token(TokenKind.CodeEnter, indent, open));
        var code = new CodeLexer(_source, marked ? inside + 1 : inside, _tokens, _problems);
        var (next, mark) = code.Run(open);
        return TrimmedStart(next, mark);
    }

    private int IndentStart(int textStart, int open)
    {
        var at = open;
        while (at > textStart && IsBlank(_source[at - 1]))
        {
            at--;
        }

        return at == 0 || _source[at - 1] == '\n' ? at : open;
    }

    private int RawBlock(int percents, int open, int inside)
    {
        if (inside < _source.Length && _source[inside] is '-' or '~')
        {
            inside++;
        }

        var close = "}" + new string('%', percents) + "}";
        var end = _source.IndexOf(close, inside, StringComparison.Ordinal);
        if (end < 0)
        {
            _problems.Add(new Problem(open, $"The raw block opened here is never closed: add `{close}`"));
            return _source.Length;
        }

        var mark = end > inside && _source[end - 1] is '-' or '~' ? _source[end - 1] : '\0';
        AddRaw(inside, mark == '\0' ? end : end - 1);
        return TrimmedStart(end + close.Length, mark);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';
}
