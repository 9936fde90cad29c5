using System.Text.RegularExpressions;

namespace Workflows.LanguageServer.Tests;

/// <summary>
/// Somebody at the editor who doesn't know the language: takes what completion offers, and types only numbers, names of new things and texts.
/// </summary>
internal sealed class Marketer(Editor editor, string text)
{
    private int _cursor;

    public string Text { get; private set; } = text;

    /// <summary>Sets the cursor behind a piece of the text.</summary>
    public Marketer GoBehind(string piece)
    {
        var at = Text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, piece);
        _cursor = at + piece.Length;
        return this;
    }

    public Marketer GoToEnd()
    {
        _cursor = Text.Length;
        return this;
    }

    /// <summary>Types a number, the name of something new, a text in quotes, a comma or a line end.</summary>
    public Marketer Type(string letters)
    {
        Assert.Matches(@"^([0-9_%]+|[A-Z]\w*|""[^""]*""|[,{}\s]+)$", letters);
        Replace(_cursor, _cursor, letters);
        _cursor += letters.Length;
        return this;
    }

    /// <summary>Deletes a piece behind the cursor.</summary>
    public Marketer Delete(string piece)
    {
        Assert.StartsWith(piece, Text[_cursor..], StringComparison.Ordinal);
        Replace(_cursor, _cursor + piece.Length, "");
        return this;
    }

    /// <summary>Takes an item that is offered.</summary>
    public async Task Pick(string label)
    {
        var (line, column) = Texts.PlaceOf(Text, _cursor);
        var items = (await editor.AskAt("textDocument/completion", line, column))!["items"]!.AsArray();
        var item = items.FirstOrDefault(one => one!["label"]!.GetValue<string>() == label);
        Assert.True(item is not null, $"`{label}` isn't offered behind `{Text[..(_cursor)].Split('\n')[^1]}`, but {string.Join(", ", items.Select(one => one!["label"]))}");
        var edit = item["textEdit"]!;
        var start = Texts.Offset(Text, edit["range"]!["start"]!);
        var words = Regex.Replace(edit["newText"]!.GetValue<string>(), @"\$\{\d+:((?:[^}\\]|\\.)*)\}", match => match.Groups[1].Value);
        Replace(start, Texts.Offset(Text, edit["range"]!["end"]!), words);
        _cursor = start + words.Length;
    }

    /// <summary>Writes something else over what a form had filled in, behind the place where it was taken.</summary>
    public Marketer Over(string filled, string letters)
    {
        SelectLast(filled);
        return Type(letters);
    }

    /// <summary>Takes another item in place of what a form had filled in.</summary>
    public async Task PickOver(string filled, string label)
    {
        SelectLast(filled);
        await Pick(label);
    }

    private void SelectLast(string filled)
    {
        _cursor = Text.LastIndexOf(filled, _cursor, StringComparison.Ordinal);
        Assert.True(_cursor >= 0, filled);
        Delete(filled);
    }

    private void Replace(int start, int end, string letters)
    {
        editor.Change(Texts.Range(Texts.PlaceOf(Text, start), Texts.PlaceOf(Text, end)), letters);
        Text = Text[..start] + letters + Text[end..];
    }
}
