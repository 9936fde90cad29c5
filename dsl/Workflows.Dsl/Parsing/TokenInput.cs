using Sprache;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// A place between tokens, as Sprache wants it. There is one object for each place of a block: Sprache's own input makes a new object
/// and a new dictionary for every character, which is a hundred times slower.
/// </summary>
internal sealed class TokenInput(BlockReader reader, int index) : IInput
{
    private TokenInput? _next;
    private Dictionary<object, object>? _memos;

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

    /// <inheritdoc/>
    public IDictionary<object, object> Memos => _memos ??= [];

    /// <inheritdoc/>
    public IInput Advance() => Next;

    /// <summary>Whether the token behind this place is a word or sign of the language.</summary>
    public bool Is(short word) => Token.Word == word;

    /// <inheritdoc/>
    public bool Equals(IInput? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}
