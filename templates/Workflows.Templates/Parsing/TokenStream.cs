using Workflows.Templates.Evaluation;
using Workflows.Templates.Syntax;

namespace Workflows.Templates.Parsing;

/// <summary>The tokens of a template with a place in them, and the problems found so far.</summary>
internal sealed class TokenStream(string source, Token[] tokens)
{
    /// <summary>How deep statements and expressions may nest. Deeper ones could exhaust the stack when they are evaluated.</summary>
    internal const int DeepestNesting = 250;

    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _index;
    private int _depth;
    private int _newLinesIgnored;

    internal Token Current => tokens[_index];

    internal TokenKind Kind => tokens[_index].Kind;

    internal IReadOnlyList<Problem> Problems => _problems;

    /// <summary>True after a problem behind which nothing can be understood: the parser stops.</summary>
    internal bool IsFatal { get; private set; }

    /// <summary>The end of the token before the current one.</summary>
    internal int LastEnd => _index == 0 ? 0 : tokens[_index - 1].End;

    /// <summary>The start of the token before the current one.</summary>
    internal int LastStart => _index == 0 ? 0 : tokens[_index - 1].Start;

    /// <summary>True where white space stands before the current token.</summary>
    internal bool SpaceBefore => Current.Start > 0 && char.IsWhiteSpace(source[Current.Start - 1]);

    internal TokenKind Peek(int ahead = 1) => tokens[Math.Min(_index + ahead, tokens.Length - 1)].Kind;

    internal Token TokenAt(int ahead) => tokens[Math.Min(_index + ahead, tokens.Length - 1)];

    /// <summary>The characters of a token. Names are one object however often they occur, so that comparing them is quick.</summary>
    internal string TextOf(Token token)
    {
        var text = source.AsSpan(token.Start, token.End - token.Start);
        if (token.Kind != TokenKind.Identifier)
        {
            return text.ToString();
        }

        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!names.TryGetValue(text, out var name))
        {
            name = text.ToString();
            _names.Add(name);
        }

        return name;
    }

    internal string Slice(int start, int end) => source[start..end];

    internal bool IsWord(string word) => Kind == TokenKind.Identifier && IsText(Current, word);

    internal bool IsText(Token token, string word) =>
        source.AsSpan(token.Start, token.End - token.Start).Equals(word, StringComparison.Ordinal);

    /// <summary>How a message names the current token.</summary>
    internal string Shown => Kind switch
    {
        TokenKind.NewLine => "\\n",
        TokenKind.End => "<end of file>",
        TokenKind.Raw => "text",
        _ => TextOf(Current),
    };

    internal Token Advance()
    {
        var token = Current;
        if (_index < tokens.Length - 1)
        {
            _index++;
        }

        SkipIgnored();
        return token;
    }

    internal bool Take(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>From here new lines don't end a statement, until <see cref="HeedNewLines"/>.</summary>
    internal void IgnoreNewLines()
    {
        _newLinesIgnored++;
        SkipIgnored();
    }

    internal void HeedNewLines() => _newLinesIgnored--;

    /// <summary>New lines count again, whatever is open around: the body of a function inside parentheses.</summary>
    /// <returns>What <see cref="RestoreNewLines"/> wants back.</returns>
    internal int HeedAllNewLines()
    {
        var before = _newLinesIgnored;
        _newLinesIgnored = 0;
        return before;
    }

    internal void RestoreNewLines(int before)
    {
        _newLinesIgnored = before;
        SkipIgnored();
    }

    internal void Error(int offset, Message message, bool fatal = false)
    {
        _problems.Add(new Problem(offset, message, IsFatal));
        IsFatal |= fatal;
    }

    /// <summary>Goes one level deeper; false, with an error, where that is too deep.</summary>
    internal bool Enter()
    {
        _depth++;
        return Allows(_depth);
    }

    internal void Leave() => _depth--;

    /// <summary>Refuses a tree that is too deep to evaluate.</summary>
    internal Expression Checked(Expression expression)
    {
        Allows(expression.Depth);
        return expression;
    }

    private bool Allows(int depth)
    {
        if (depth <= DeepestNesting)
        {
            return true;
        }

        if (!IsFatal)
        {
            Error(Current.Start, new Message(
                $"This is nested more than {DeepestNesting} levels deep: use functions or includes",
                $"The statement depth limit `{DeepestNesting}` was reached when parsing this statement"), fatal: true);
        }

        return false;
    }

    private void SkipIgnored()
    {
        while (_newLinesIgnored > 0 && tokens[_index].Kind == TokenKind.NewLine)
        {
            _index++;
        }
    }
}
