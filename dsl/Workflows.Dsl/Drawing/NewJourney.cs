using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Drawing;

/// <summary>Writes a journey that only its picture shows.</summary>
internal static class NewJourney
{
    /// <summary>What follows a start for who is in already.</summary>
    public const string Also = ", also who is in it already";

    /// <summary>Puts the journey behind the last journey of the text, or at its end.</summary>
    /// <param name="changes">Collects the edit.</param>
    /// <param name="blocks">The blocks of the text.</param>
    /// <param name="flow">The picture.</param>
    /// <param name="root">Its outline.</param>
    /// <param name="name">What the journey is called.</param>
    public static void Write(Changes changes, SyntaxList<BlockSyntax> blocks, DrawnFlow flow, OutlineList root, string name)
    {
        var source = changes.Source;
        NewSteps? steps = null;
        steps = new NewSteps(changes, flow, (item, indent) => steps!.Lines(item, indent));
        var title = Probe.Plain(flow.Picture.Title) is { Length: > 0 } text && text != name ? $" {FieldWords.Quote(text)}" : "";
        List<string> lines =
        [
            $"journey {name}{title} {{",
            .. TermEdits.New(changes, flow[flow.Entry.Node]).Select(line => NewSteps.Deeper + line),
            "",
            .. root.Items.SelectMany(item => steps.Lines(item, NewSteps.Deeper)),
            "}",
        ];
        BlockSyntax? above = blocks.OfType<JourneySyntax>().LastOrDefault() ?? (blocks.Count == 0 ? null : blocks[^1]);
        var at = above is null ? source.Text.Length : source.LineEnd(source.End(above.Span));
        changes.Insert(at, source.NewLine + source.NewLine + string.Join(source.NewLine, lines) + (at == source.Text.Length ? source.NewLine : ""));
    }

    /// <summary>A name for a new journey, made of the words of its title.</summary>
    public static string NameFor(string title, IEnumerable<string> taken)
    {
        var name = new StringBuilder();
        foreach (var word in title.Split([' ', '-', '.', ',', ':', '/', '\'', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = string.Concat(word.Where(letter => Letters.IsWordStart(letter) || char.IsDigit(letter)));
            name.Append(letters.Length == 0 ? "" : char.ToUpperInvariant(letters[0]) + letters[1..]);
        }

        if (name.Length == 0 || !Letters.IsWordStart(name[0]))
        {
            name.Insert(0, "Journey");
        }

        var names = taken.ToImmutableHashSet(StringComparer.Ordinal);
        var result = name.ToString();
        for (var number = 2; names.Contains(result); number++)
        {
            result = $"{name}{number}";
        }

        return result;
    }
}
