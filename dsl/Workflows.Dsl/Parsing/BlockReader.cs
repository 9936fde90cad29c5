using System.Collections.Immutable;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// What is known while one block is read: its tokens, how far reading came and what was expected there, and the messages. The only
/// state of the parser; it lives as long as its block is read.
/// </summary>
internal sealed class BlockReader(TokenList list, int start, int end, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    private readonly List<Expected> _expected = [];
    private readonly List<string> _offers = [];
    private readonly Token _end = new(TokenKind.End, 0, 0, 0, 0, int.MaxValue, 0, true, false);

    /// <summary>The text.</summary>
    public TokenList List { get; } = list;

    /// <summary>The number of the block's first token.</summary>
    public int Start { get; } = start;

    /// <summary>The number behind the block's last token.</summary>
    public int End { get; } = end;

    /// <summary>The furthest token at which something failed.</summary>
    public int Furthest { get; private set; } = -1;

    /// <summary>A better message than what was expected at <see cref="Furthest"/>, if there is one.</summary>
    public Diagnostic? Explanation { get; private set; }

    /// <summary>What was expected at <see cref="Furthest"/>.</summary>
    public IReadOnlyList<Expected> Expected => _expected;

    /// <summary>The words that could go on at the end of the block, phrase by phrase; an editor offers them.</summary>
    public IReadOnlyList<string> Offers => _offers;

    /// <summary>The words that could begin a line of the innermost open body at the end of the block; null outside of bodies.</summary>
    public IReadOnlyList<string>? OpenBody { get; private set; }

    /// <summary>How deep the reader is in brackets, <c>not</c> and bodies.</summary>
    public int Depth { get; set; }

    /// <summary>How many operators the condition at hand has.</summary>
    public int Operators { get; set; }

    /// <summary>Whether the block is only read to see what another word would make of it: then nobody tries more words.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Whether something in the block was reported.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether a clause of the body at hand can begin at a place; null outside of bodies.</summary>
    public Func<TokenInput, bool>? ClauseBegins { get; set; }

    /// <summary>The numbers of the tokens that begin a clause, in the order in which they were read; the formatter lays them out.</summary>
    public List<int> ClauseStarts { get; } = [];

    /// <summary>A token of the block; behind the last one there are only ends.</summary>
    public ref readonly Token At(int index) => ref index < End ? ref List.At(index) : ref _end;

    /// <summary>The letters of a token; empty at the end.</summary>
    public ReadOnlySpan<char> TextAt(int index) => index < End ? List.TextOf(At(index)) : [];

    /// <summary>From the start of one token to the end of the one before another.</summary>
    public SourceSpan Span(int first, int behind) => List.Span(At(first), At(Math.Max(first, behind - 1)));

    /// <summary>
    /// Whether the word at a place begins the next clause and so is no name or value of the one before it, which lacks something at its
    /// end.
    /// </summary>
    public bool IsNextClause(TokenInput at) => at.Token.IsFirstOnLine && ClauseBegins is not null && ClauseBegins(at);

    /// <summary>Notes that a word or a kind of thing was expected at a token.</summary>
    public void Expect(int index, Expected expected)
    {
        if (index < Furthest)
        {
            return;
        }

        MoveTo(index);
        _expected.Add(expected);
    }

    /// <summary>Notes the rest of a phrase that could stand at a token; kept at the end of the block only.</summary>
    public void Offer(int index, Phrase phrase, int from = 0)
    {
        if (index >= End && phrase.Length > from)
        {
            _offers.Add(phrase.From(from));
        }
    }

    /// <summary>Notes that the block ends within a body; the innermost one counts.</summary>
    public void EndWithin(IEnumerable<string> phrases) => OpenBody ??= [.. phrases];

    /// <summary>Notes why reading can't go on at a token, in better words than a list of what was expected.</summary>
    public void Explain(int index, Diagnostic explanation)
    {
        if (index >= Furthest)
        {
            MoveTo(index);
            Explanation ??= explanation;
        }
    }

    /// <summary>Forgets what was expected behind a token, for reading begins anew there.</summary>
    public void BeginAt(int index)
    {
        if (Furthest > index)
        {
            Furthest = index;
            _expected.Clear();
            Explanation = null;
        }
    }

    /// <summary>Adds a message; the block is broken.</summary>
    public void Report(Diagnostic diagnostic)
    {
        IsBroken = true;
        diagnostics.Add(diagnostic);
    }

    private void MoveTo(int index)
    {
        if (index > Furthest)
        {
            Furthest = index;
            _expected.Clear();
            Explanation = null;
        }
    }
}

/// <summary>Something that could have stood at a place.</summary>
/// <param name="Text">A word of the language, or a kind of thing such as <c>a name</c>.</param>
/// <param name="IsWord">Whether it is a word.</param>
internal sealed record Expected(string Text, bool IsWord)
{
    private static readonly Expected[] Words = All();

    /// <summary>A word of the language by its number.</summary>
    public static Expected Of(short word) => Words[word];

    /// <summary>A word of the language.</summary>
    public static Expected Of(string word) => Of(Vocabulary.Require(word));

    private static Expected[] All()
    {
        var all = new Expected[Vocabulary.Count];
        all[0] = new("", true);
        for (short word = 1; word < all.Length; word++)
        {
            all[word] = new(Vocabulary.WordOf(word), true);
        }

        return all;
    }
}
