namespace Workflows.Dsl.Lexing;

/// <summary>
/// Tokens in a row, on pages. A page stays below the size from which the runtime keeps an array apart and collects everything after a few of
/// them; one array for the tokens of a large text is the better part of a check's time.
/// </summary>
internal sealed class TokenPages
{
    private const int Bits = 11;
    private const int Mask = (1 << Bits) - 1;

    /// <summary>How many tokens the first page has room for at first: a block that is read by itself has few.</summary>
    private const int FewTokens = 64;

    private readonly List<Token[]> _pages = [];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether one of them means nothing.</summary>
    public bool HasBad { get; private set; }

    /// <summary>A token, to read and to change.</summary>
    public ref Token this[int index] => ref _pages[index >> Bits][index & Mask];

    /// <summary>Adds a token behind the others.</summary>
    public void Add(in Token token)
    {
        if (Count == _pages.Count << Bits)
        {
            _pages.Add(new Token[Count == 0 ? FewTokens : 1 << Bits]);
        }
        else if (Count == _pages[0].Length)
        {
            var first = _pages[0];
            Array.Resize(ref first, Math.Min(2 * Count, 1 << Bits));
            _pages[0] = first;
        }

        _pages[Count >> Bits][Count & Mask] = token;
        Count++;
        HasBad |= token.Kind == TokenKind.Bad;
    }
}
