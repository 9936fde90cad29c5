using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>Cuts a text into tokens. Nothing is lost: blanks and comments belong to the token after them.</summary>
internal sealed class Lexer
{
    private readonly string _file;
    private readonly string _text;
    private readonly TokenPages _tokens = new();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private bool _isFirst = true;

    private Lexer(string file, string text)
    {
        _file = file;
        _text = text;
    }

    /// <summary>The tokens of a text, whatever the text.</summary>
    public static TokenList Read(string file, string text)
    {
        if (Readability.Check(file, text) is { } reason)
        {
            var nothing = new TokenPages();
            nothing.Add(new Token(TokenKind.End, 0, 0, text.Length, 0, 1, text.Length, true, true));
            return new TokenList(file, text, nothing, [reason], false);
        }

        return new Lexer(file, text).Run();
    }

    private TokenList Run()
    {
        do
        {
            Next();
        }
        while (_tokens[_tokens.Count - 1].Kind != TokenKind.End);
        if (_text.IndexOf('\uFFFD', StringComparison.Ordinal) is var letter and >= 0)
        {
            _diagnostics.Insert(0, Diagnostic.Of(SyntaxDiagnostics.NotUtf8, Readability.PlaceOf(_file, _text, letter)));
        }

        return new TokenList(_file, _text, _tokens, _diagnostics.DrainToImmutable(), true);
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Next()
    {
        var trivia = _at;
        SkipTrivia();
        var start = _at;
        var reported = _diagnostics.Count;
        short word = 0;
        TokenKind kind;
        if (start == _text.Length)
        {
            kind = TokenKind.End;
        }
        else if (Letters.IsWordStart(_text[start]))
        {
            kind = TokenKind.Word;
            _at = Letters.EndOfWord(_text, start);
            word = Vocabulary.NumberOf(_text.AsSpan(start, _at - start));
        }
        else if (Letters.IsDigit(_text[start]))
        {
            kind = ReadNumber();
        }
        else if (Letters.IsQuote(_text[start]))
        {
            kind = ReadText();
        }
        else
        {
            (kind, word) = ReadSign();
        }

        _tokens.Add(new Token(kind, word, trivia, start, _at - start, _line, _lineStart, _isFirst, _diagnostics.Count > reported));
        _isFirst &= kind == TokenKind.Bad;
    }

    private void SkipTrivia()
    {
        while (_at < _text.Length)
        {
            var letter = _text[_at];
            if (letter is '\n' or '\r')
            {
                _at += letter == '\r' && Peek(1) == '\n' ? 2 : 1;
                StartLine();
            }
            else if (Letters.IsBlank(letter))
            {
                _at++;
            }
            else if (letter == '#')
            {
                SkipLine();
            }
            else if (letter == '/' && Peek(1) == '/')
            {
                ReportForeign(_at, 2, "#");
                SkipLine();
            }
            else
            {
                return;
            }
        }
    }

    private void StartLine()
    {
        _line++;
        _lineStart = _at;
        _isFirst = true;
    }

    private void SkipLine()
    {
        var rest = _text.AsSpan(_at).IndexOfAny('\n', '\r');
        _at = rest < 0 ? _text.Length : _at + rest;
    }

    private TokenKind ReadNumber()
    {
        var (kind, length, problem, wanted) = NumberShape.At(_text.AsSpan(_at));
        if (problem is not null)
        {
            var place = Span(_at, length);
            var found = _text.Substring(_at, length);
            _diagnostics.Add(new Diagnostic(
                problem, place, [found, wanted], [], wanted.Length == 0 ? [] : [new TextFix($"write `{wanted}`", place, wanted)]));
        }

        _at += length;
        return kind;
    }

    private TokenKind ReadText()
    {
        var start = _at;
        var opening = _text[start];
        _at = Letters.EndOfText(_text, start, out var isClosed);
        if (!isClosed)
        {
            var end = Span(_at, 0);
            _diagnostics.Add(new Diagnostic(SyntaxDiagnostics.UnclosedText, Span(start, _at - start), [], [], [new TextFix("add a `\"`",
                end, "\"")]));
        }
        else if (opening != '"')
        {
            var fixedText = $"\"{_text.AsSpan(start + 1, _at - start - 2)}\"";
            _diagnostics.Add(new Diagnostic(
                SyntaxDiagnostics.ForeignSign, Span(start, _at - start), [opening.ToString(), "\""], [],
                [new TextFix("use straight quotes", Span(start, _at - start), fixedText) { IsSafe = true }]));
        }

        return TokenKind.Text;
    }

    private (TokenKind Kind, short Word) ReadSign()
    {
        var (sign, length) = ForeignSigns.At(_text.AsSpan(_at));
        if (sign is not null)
        {
            ReportForeign(_at, length, sign);
            _at += length;
            var number = Vocabulary.NumberOf(sign);
            return number == 0 ? (TokenKind.Bad, number) : (Letters.IsWordStart(sign[0]) ? TokenKind.Word : TokenKind.Sign, number);
        }

        length = Peek() is '<' && Peek(1) is '=' or '>' || (Peek() is '>' && Peek(1) is '=') ? 2 : 1;
        var word = Vocabulary.NumberOf(_text.AsSpan(_at, length));
        if (word == 0)
        {
            length = Letters.LengthOfUnknown(_text.AsSpan(_at));
            _diagnostics.Add(Diagnostic.Of(SyntaxDiagnostics.UnknownCharacter, Span(_at, length), _text.Substring(_at, Math.Min(length,
                20))));
        }

        _at += length;
        return (word == 0 ? TokenKind.Bad : TokenKind.Sign, word);
    }

    private void ReportForeign(int start, int length, string wanted)
    {
        var place = Span(start, length);
        _diagnostics.Add(new Diagnostic(
            SyntaxDiagnostics.ForeignSign, place, [_text.Substring(start, length), wanted], [], [new TextFix($"write `{wanted}`", place,
                wanted) { IsSafe = true }]));
    }

    private SourceSpan Span(int start, int length) =>
        new(_file, _line, start - _lineStart + 1, _line, start - _lineStart + 1 + length);
}
