using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>Words and signs that follow each other: <c>up to</c>, <c>{</c>; none for the empty phrase.</summary>
internal sealed class Phrase
{
    private readonly short[] _words;

    /// <exception cref="ArgumentException">A word isn't of the language: a mistake in the grammar.</exception>
    public Phrase(string text) =>
        _words = Array.ConvertAll(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), Vocabulary.Require);

    /// <summary>Its first word; 0 for the empty phrase.</summary>
    public short First => _words.Length == 0 ? (short)0 : _words[0];

    /// <summary>How many words.</summary>
    public int Length => _words.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Array.ConvertAll(_words, Vocabulary.WordOf));

    /// <summary>Its words from one of them on.</summary>
    public string From(int word) => string.Join(' ', Array.ConvertAll(_words[word..], Vocabulary.WordOf));

    /// <summary>How many of its words stand at a place, from the first on.</summary>
    public int Matches(TokenInput at)
    {
        var count = 0;
        while (count < _words.Length && at.Is(_words[count]))
        {
            at = at.Next;
            count++;
        }

        return count;
    }

    /// <summary>The place behind the phrase; false, with the place of the first other word, where something else stands.</summary>
    public bool Read(ref TokenInput at)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var word = _words[i];
            if (!at.Is(word))
            {
                at.Reader.Expect(at.Index, Expected.Of(word));
                at.Reader.Offer(at.Index, this, i);
                return false;
            }

            at = at.Next;
        }

        return true;
    }
}
