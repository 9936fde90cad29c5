using Sprache;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// A place between tokens, as Sprache wants it. There is one object for each place of a block: Sprache's own input makes a new object
/// and a new dictionary for every character, which is a hundred times slower.
/// </summary>
internal sealed class TokenInput(BlockReader reader, int index) : IInput
{
    private readonly short _word = reader.At(index).Word;
    private TokenInput? _next;

    /// <summary>The block that is read.</summary>
    public BlockReader Reader { get; } = reader;

    /// <summary>The number of the token behind this place.</summary>
    public int Index { get; } = index;

    /// <summary>The token behind this place.</summary>
    public ref readonly Token Token => ref Reader.At(Index);

    /// <summary>The place behind that token; the last place is its own next.</summary>
    public TokenInput Next => AtEnd ? this : _next ??= new TokenInput(Reader, Index + 1);

    /// <inheritdoc/>
    public bool AtEnd => Index >= Reader.End;

    /// <inheritdoc/>
    public string Source => Reader.List.Text;

    /// <inheritdoc/>
    public char Current => Source[Token.Start];

    /// <inheritdoc/>
    public int Position => Index;

    /// <inheritdoc/>
    public int Line => Token.Line;

    /// <inheritdoc/>
    public int Column => Token.Column;

    /// <summary>Empty each time: nothing here is tried twice at one place, so nothing is remembered.</summary>
    public IDictionary<object, object> Memos => new Dictionary<object, object>();

    /// <inheritdoc/>
    public IInput Advance() => Next;

    /// <summary>Whether the token behind this place is a word or sign of the language.</summary>
    public bool Is(short word) => _word == word;

    /// <summary>The number of the word or sign behind this place; 0 for what the language doesn't have.</summary>
    public short Word => _word;

    /// <inheritdoc/>
    public bool Equals(IInput? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}
