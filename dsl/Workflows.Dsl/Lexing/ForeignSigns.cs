using System.Collections.Frozen;

namespace Workflows.Dsl.Lexing;

/// <summary>Signs of other languages, keyboards and word processors, and how the language writes them.</summary>
internal static class ForeignSigns
{
    private static readonly FrozenDictionary<string, string> Pairs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["=="] = "=", ["!="] = "<>", ["=>"] = ">=", ["=<"] = "<=", ["&&"] = "and", ["||"] = "or",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> PairsBySpan =
        Pairs.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<char, string> Singles = new Dictionary<char, string>
    {
        ['!'] = "not", ['&'] = "and", ['|'] = "or", ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "<>", ['×'] = "*", ['÷'] = "/", ['−'] = "-",
        ['–'] = "-", ['—'] = "-", ['、'] = ",", ['。'] = ".", ['・'] = ".", ['【'] = "[", ['】'] = "]",
    }.ToFrozenDictionary();

    /// <summary>How the language writes what the rest of the text begins with, and how long that is; null for what it has itself.</summary>
    public static (string? Sign, int Length) At(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && PairsBySpan.TryGetValue(rest[..2], out var pair))
        {
            // Three signs, as in `===`, mean what two do.
            return (pair, rest.Length > 2 && rest[2] == '=' && rest[1] == '=' ? 3 : 2);
        }

        if (Singles.TryGetValue(rest[0], out var single))
        {
            return (single, 1);
        }

        var plain = Letters.Plain(rest[0]);
        return plain == rest[0] || plain == '#' || Vocabulary.NumberOf([plain]) == 0 ? (null, 1) : (plain.ToString(), 1);
    }
}
