using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Ports;
using Workflows.LanguageServer.Protocol;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Documents;

/// <summary>A programme that is open in the editor.</summary>
internal sealed class Document
{
    /// <summary>
    /// Up to so many blocks all of a text is checked at each change: some milliseconds. Of larger ones the changed blocks are checked at once and
    /// the rest when nobody writes.
    /// </summary>
    private const int BlocksForWhole = 200;

    private ProgrammeCheck _whole;

    public Document(string uri, int version, string text)
    {
        Uri = uri;
        Version = version;
        Text = ProgrammeText.Of(PathOf(uri), text);
        _whole = Latest = ProgrammeCheck.Of(Text);
    }

    /// <summary>What the editor calls it.</summary>
    public string Uri { get; }

    /// <summary>Its file.</summary>
    public string Path => Text.File;

    /// <summary>Which of its texts it has, as the editor counts them.</summary>
    public int Version { get; private set; }

    /// <summary>Its text.</summary>
    public ProgrammeText Text { get; private set; }

    /// <summary>What is known of it; of an earlier text where <see cref="IsBehind"/>.</summary>
    public ProgrammeCheck Latest { get; private set; }

    /// <summary>What is wrong with what stands around it, at places in its blocks.</summary>
    public IReadOnlyList<Diagnostic> Around { get; set; } = [];

    /// <summary>What came of its examples since the last change, by title.</summary>
    public Dictionary<string, ExampleOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether only changed blocks were checked since the last whole check.</summary>
    public bool IsBehind => !Latest.IsWhole;

    /// <summary>A whole check of the text as it is; made where there is none.</summary>
    public ProgrammeCheck Whole()
    {
        if (_whole.Text != Text)
        {
            _whole = Latest = ProgrammeCheck.Of(Text);
        }

        return _whole;
    }

    /// <summary>The last whole check, of this text or of one before it.</summary>
    public ProgrammeCheck LastWhole => _whole;

    /// <summary>Takes a whole check that was made beside.</summary>
    public void Take(ProgrammeCheck check)
    {
        if (check.Text == Text)
        {
            _whole = Latest = check;
        }
    }

    /// <summary>Takes changes of the editor, in their order.</summary>
    public void Change(int version, JsonArray changes)
    {
        foreach (var change in changes)
        {
            var text = change!["text"]!.GetValue<string>();
            Text = change["range"] is { } range ? Text.With(Places.Of(range), text) : ProgrammeText.Of(Text.File, text);
        }

        Version = version;
        Outcomes.Clear();
        Latest = Text.BlockCount <= BlocksForWhole ? Whole() : _whole.Soon(Text);
        _whole = Latest.IsWhole ? Latest : _whole;
    }

    private static string PathOf(string uri) =>
        System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? parsed.LocalPath : uri;
}
