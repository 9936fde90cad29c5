using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>
/// A block in sentences: its title, and what each of its lines says, in the words that the author chose. It is made of the lines as they are
/// read, so that it says nothing that isn't there.
/// </summary>
internal static class Paraphrase
{
    /// <summary>How a line is said, by its first word; <c>…</c> is the rest of the line. Other lines are left out.</summary>
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rule on"] = "Looks at …",
        ["rule when"] = "only when …",
        ["rule except"] = "but not …",
        ["rule for"] = "for …",
        ["rule award"] = "gives …",
        ["rule bonus"] = "gives …, which is never multiplied",
        ["rule multiply"] = "multiplies …",
        ["rule extend"] = "lets … longer",
        ["rule match"] = "lends …",
        ["rule at"] = "at …",
        ["rule valid"] = "in force from …",
        ["rule compete"] = "competes …: one of them wins",
        ["challenge count"] = "Counts …",
        ["challenge reach"] = "until … are reached",
        ["challenge bonus"] = "then gives …",
        ["challenge at"] = "at …",
        ["reward price"] = "Costs …",
        ["reward our"] = "costs us …",
        ["reward stock"] = "there are …",
        ["reward at"] = "at …",
        ["budget limit"] = "Pays up to …",
        ["points worth"] = "One is worth …",
        ["points pending"] = "can be spent after …",
        ["points expire"] = "expires …",
        ["journey start"] = "Starts …",
        ["journey purpose"] = "for the purpose …",
        ["journey hold"] = "holds … of the members",
        ["guard on"] = "Watches …",
        ["guard at"] = "at …",
        ["guard then"] = "then …",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The block of a segment in one sentence; empty where there is nothing to say.</summary>
    public static string Of(Segment segment)
    {
        var tokens = segment.Tokens();
        if (Parser.Blocks(tokens, ImmutableArray.CreateBuilder<Diagnostic>()).Select(block => block.Reader).FirstOrDefault() is not { } reader)
        {
            return "";
        }

        var title = reader.End > reader.Start + 2 && reader.At(reader.Start + 2).Kind == TokenKind.Text
            ? Values.TextOf(reader.TextAt(reader.Start + 2)) : "";
        var said = new StringBuilder(title);
        var first = reader.TextAt(reader.Start).ToString();
        var parts = reader.ClauseStarts.Where(start => Sentences.ContainsKey($"{first} {reader.TextAt(start)}"))
            .Select(start => Sentences[$"{first} {reader.TextAt(start)}"].Replace("…", Rest(reader, start), StringComparison.Ordinal)).ToList();
        if (parts.Count > 0)
        {
            said.Append(title.Length > 0 ? ". " : "").AppendJoin("; ", parts).Append('.');
        }

        return said.ToString();
    }

    /// <summary>The rest of a line behind its first word, with single blanks.</summary>
    private static string Rest(BlockReader reader, int start)
    {
        var words = new StringBuilder();
        for (var index = start + 1; index < reader.End && !reader.At(index).IsFirstOnLine && reader.TextAt(index) is not "}"; index++)
        {
            var isClose = index == start + 1 || reader.TextAt(index) is "," or "." or ")" || reader.TextAt(index - 1) is "." or "(";
            words.Append(isClose ? "" : " ").Append(reader.TextAt(index));
        }

        return words.ToString();
    }
}
