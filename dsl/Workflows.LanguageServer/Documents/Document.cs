using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Protocol;

namespace Workflows.LanguageServer.Documents;

/// <summary>A file of a programme that is open in the editor.</summary>
internal sealed class Document(string uri, int version, string text)
{
    private OpenProgramme? _programme;

    /// <summary>What the editor calls it.</summary>
    public string Uri { get; } = uri;

    /// <summary>Its file.</summary>
    public string Path => Text.File;

    /// <summary>Which of its texts it has, as the editor counts them.</summary>
    public int Version { get; private set; } = version;

    /// <summary>Its text.</summary>
    public ProgrammeText Text { get; private set; } = ProgrammeText.Of(PathOf(uri), text);

    /// <summary>The programme that it belongs to.</summary>
    public OpenProgramme Programme
    {
        get => _programme ?? throw new InvalidOperationException("A document is put into a programme as it is opened.");
        set => _programme = value;
    }

    /// <summary>Takes changes of the editor, in their order. Its programme isn't told.</summary>
    public void Change(int version, JsonArray changes)
    {
        foreach (var change in changes)
        {
            var text = change!["text"]!.GetValue<string>();
            Text = change["range"] is { } range ? Text.With(Places.Of(range), text) : ProgrammeText.Of(Text.File, text);
        }

        Version = version;
    }

    private static string PathOf(string uri) =>
        System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? parsed.LocalPath : uri;
}
