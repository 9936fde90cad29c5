using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Parsing;

/// <summary>Cuts the inside of one <c>{{ }}</c> into tokens.</summary>
internal sealed class CodeLexer
{
    private readonly string _source;
    private readonly List<Token> _tokens;
    private readonly List<Problem> _problems;

    // For every interpolated string that is open: its quote, and how many braces were open where its expression began.
    private readonly Stack<(char Quote, int Braces, int Lines)> _interpolations = [];
    private int _lines;
    private int _position;
    private int _braces;

    internal CodeLexer(string source, int start, List<Token> tokens, List<Problem> problems) =>
        (_source, _position, _tokens, _problems) = (source, start, tokens, problems);

    private char Here => At(0);

    /// <summary>Reads to the closing braces: the offset after them and their white space mark, if any.</summary>
    /// <param name="open">Offset of the opening braces, for the error of a block without an end.</param>
    internal (int Next, char Mark) Run(int open)
    {
        var known = _problems.Count;
        while (_position < _source.Length)
        {
            var exit = ExitLength();
            if (exit > 0)
            {
                var mark = exit == 3 ? Here : '\0';
                Add(TokenKind.CodeExit, _position + exit - 2, _position + exit);
                return (_position, mark);
            }

            Next();
        }

        if (_problems.Count == known)
        {
            _problems.Add(new Problem(open, "The code block opened here is never closed: add `}}`"));
        }

        return (_position, '\0');
    }

    private void Next()
    {
        var c = Here;
        if (c is '\n')
        {
            _lines++;
            Add(TokenKind.NewLine, _position, _position + 1);
        }
        else if (char.IsWhiteSpace(c))
        {
            _position++;
        }
        else if (c == '#')
        {
            SkipComment();
        }
        else if (char.IsLetter(c) || c == '_')
        {
            Add(TokenKind.Identifier, _position, NameEnd(_position));
        }
        else if (char.IsAsciiDigit(c))
        {
            Number();
        }
        else
        {
            QuotedOrOperator(c);
        }
    }

    private void QuotedOrOperator(char c)
    {
        if (c is '"' or '\'')
        {
            Quoted(c);
        }
        else if (c == '`')
        {
            Verbatim();
        }
        else if (c == '$' && At(1) is '"' or '\'')
        {
            Add(TokenKind.InterpolationBegin, _position, _position + 2);
            InterpolationText(_source[_position - 1]);
        }
        else if (c == '$')
        {
            Add(TokenKind.Local, _position, At(1) == '$' ? _position + 2 : NameEnd(_position + 1));
        }
        else
        {
            Operator();
        }
    }

    private int ExitLength()
    {
        if (_braces > 0 || _interpolations.Count > 0)
        {
            return 0;
        }

        return ExitLengthAt(0);
    }

    private int ExitLengthAt(int ahead)
    {
        if (At(ahead) == '}' && At(ahead + 1) == '}')
        {
            return 2;
        }

        return At(ahead) is '-' or '~' && At(ahead + 1) == '}' && At(ahead + 2) == '}' ? 3 : 0;
    }

    private char At(int ahead) => _position + ahead < _source.Length ? _source[_position + ahead] : '\0';

    private void Add(TokenKind kind, int start, int end)
    {
        _tokens.Add(new Token(kind, start, end));
        _position = end;
    }

    private int NameEnd(int from)
    {
        while (from < _source.Length && (char.IsLetterOrDigit(_source[from]) || _source[from] == '_'))
        {
            from++;
        }

        return from;
    }

    private void SkipComment()
    {
        if (At(1) == '#')
        {
            var end = _source.IndexOf("##", _position + 2, StringComparison.Ordinal);
            _position = end < 0 ? _source.Length : end + 2;
            return;
        }

        while (_position < _source.Length && Here is not ('\n' or '\r') && ExitLengthAt(0) == 0)
        {
            _position++;
        }
    }

    private void Number()
    {
        var end = _position;
        if (Here == '0' && At(1) is 'x' or 'X' or 'b' or 'B')
        {
            Add(TokenKind.Integer, _position, NameEnd(_position));
            return;
        }

        var isFloat = false;
        end = DigitsEnd(end);
        if (end + 1 < _source.Length && _source[end] == '.' && char.IsAsciiDigit(_source[end + 1]))
        {
            isFloat = true;
            end = DigitsEnd(end + 1);
        }

        if (end < _source.Length && _source[end] is 'e' or 'E')
        {
            end++;
            if (end < _source.Length && _source[end] is '+' or '-')
            {
                end++;
            }

            end = DigitsEnd(end);
        }

        if (end < _source.Length && _source[end] is 'f' or 'F' or 'd' or 'D' or 'm' or 'M')
        {
            isFloat = true;
            end++;
        }

        // Letters that touch a number belong to it, so that `12abc` is one wrong number and not two arguments.
        Add(isFloat ? TokenKind.Float : TokenKind.Integer, _position, NameEnd(end));
    }

    private int DigitsEnd(int from)
    {
        while (from < _source.Length && (char.IsAsciiDigit(_source[from]) || _source[from] == '_'))
        {
            from++;
        }

        return from;
    }

    private void Quoted(char quote)
    {
        for (var at = _position + 1; at < _source.Length; at++)
        {
            if (_source[at] == quote)
            {
                Add(TokenKind.Text, _position, at + 1);
                return;
            }

            if (_source[at] == '\\')
            {
                at++;
            }
        }

        Unterminated(quote);
    }

    private void Verbatim()
    {
        for (var at = _position + 1; at < _source.Length; at++)
        {
            if (_source[at] != '`')
            {
                continue;
            }

            if (at + 1 < _source.Length && _source[at + 1] == '`')
            {
                at++;
                continue;
            }

            Add(TokenKind.VerbatimText, _position, at + 1);
            return;
        }

        Unterminated('`');
    }

    private void InterpolationText(char quote)
    {
        for (var at = _position; at < _source.Length; at++)
        {
            if (_source[at] == quote)
            {
                Add(TokenKind.InterpolationText, _position, at);
                Add(TokenKind.InterpolationEnd, at, at + 1);
                return;
            }

            if (_source[at] == '{')
            {
                Add(TokenKind.InterpolationText, _position, at);
                Add(TokenKind.InterpolationOpen, at, at + 1);
                _interpolations.Push((quote, _braces, _lines));
                return;
            }

            if (_source[at] == '\\')
            {
                at++;
            }
        }

        Unterminated(quote);
    }

    private void Unterminated(char quote)
    {
        _problems.Add(new Problem(Math.Max(0, _source.Length - 1), new Message(
            $"A text before this has no closing {quote}",
            $"Unexpected end of file while parsing a string not terminated by a {quote}")));
        _tokens.Add(new Token(TokenKind.Invalid, _position, _source.Length));
        _position = _source.Length;
    }

    private void Operator()
    {
        if (Here == '}' && _interpolations.TryPeek(out var interpolation) && interpolation.Braces == _braces)
        {
            _interpolations.Pop();
            if (interpolation.Lines != _lines)
            {
                // The parser stops at the end of the line, so nothing behind it is read either.
                _problems.Add(new Problem(_position, new Message("The text with this `}` began on an earlier line", "Unexpected token }")));
                _position = _source.Length;
                return;
            }

            Add(TokenKind.InterpolationClose, _position, _position + 1);
            InterpolationText(interpolation.Quote);
            return;
        }

        var (kind, length) = Operators.Match(_source.AsSpan(_position));
        if (length == 0)
        {
            _problems.Add(new Problem(_position, $"`{Here}` means nothing in a template"));
            length = 1;
        }

        _braces += kind == TokenKind.OpenBrace ? 1 : kind == TokenKind.CloseBrace && _braces > 0 ? -1 : 0;
        Add(kind, _position, _position + length);
    }
}
