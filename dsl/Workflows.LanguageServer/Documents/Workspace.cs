using Workflows.Dsl.Editing;
using Workflows.Dsl.Including;
using Workflows.LanguageServer.Ports;

namespace Workflows.LanguageServer.Documents;

/// <summary>The files that are open, and the programmes that they belong to. What isn't open is read from the disk.</summary>
internal sealed class Workspace(IProgrammeWorld world)
{
    private readonly List<Document> _documents = [];
    private readonly List<OpenProgramme> _programmes = [];

    /// <summary>The open file of that name; null where it isn't open.</summary>
    public Document? Find(string uri) => _documents.Find(document => document.Uri == uri);

    /// <summary>The programmes that are open.</summary>
    public IReadOnlyList<OpenProgramme> Programmes => _programmes;

    /// <summary>Whether a programme is open still.</summary>
    public bool Has(OpenProgramme programme) => _programmes.Contains(programme);

    /// <summary>What the editor calls a file.</summary>
    public string UriOf(string file) => _documents.Find(document => document.Path == file)?.Uri
        ?? (Uri.TryCreate(file, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : file);

    /// <summary>Which of its texts an open file has; null for one that isn't open.</summary>
    public int? VersionOf(string file) => _documents.Find(document => document.Path == file)?.Version;

    /// <summary>Opens a file, or opens it anew.</summary>
    /// <returns>The programmes of which there is news.</returns>
    public IReadOnlyList<OpenProgramme> Open(Document document)
    {
        _documents.RemoveAll(other => other.Uri == document.Uri);
        _documents.Add(document);
        return Group();
    }

    /// <summary>Closes a file: from now on it is what the disk says.</summary>
    /// <returns>The programmes of which there is news.</returns>
    public IReadOnlyList<OpenProgramme> Close(string uri)
    {
        _documents.RemoveAll(document => document.Uri == uri);
        return Group();
    }

    /// <summary>Hands a changed file to its programme.</summary>
    /// <param name="document">The file.</param>
    /// <param name="before">What it said before.</param>
    /// <returns>The programmes of which there is news.</returns>
    public IReadOnlyList<OpenProgramme> Changed(Document document, ProgrammeText before)
    {
        var programme = document.Programme;
        if (!before.Includes.SequenceEqual(document.Text.Includes, StringComparer.Ordinal) || programme.Texts.With(document.Text) is not { } later)
        {
            return Group();
        }

        programme.Change(later);
        return [programme];
    }

    /// <summary>Puts each open file into its programme, and reads the others from the disk. Programmes that have the same files as before go on.</summary>
    /// <returns>The programmes of which there is news.</returns>
    public IReadOnlyList<OpenProgramme> Group()
    {
        var before = _programmes.ToList();
        var news = new List<OpenProgramme>();
        _programmes.Clear();
        foreach (var document in _documents)
        {
            var main = MainOf(document);
            if (_programmes.Find(one => one.Path == main) is not { } programme)
            {
                var texts = TextsOf(main, document, [.. before.SelectMany(one => one.Texts.All)]);
                var old = before.Find(one => one.Path == main);
                programme = old ?? new(texts);
                if (old is null || !old.Texts.All.SequenceEqual(texts.All))
                {
                    old?.Change(texts);
                    news.Add(programme);
                }

                _programmes.Add(programme);
            }

            document.Programme = programme;
        }

        return news;
    }

    /// <summary>The first file of the programme of an open file: what is open counts before what is on the disk.</summary>
    private string MainOf(Document document)
    {
        var owner = _documents.Find(other => other != document && other.Text.Includes.Any(path => IncludePath.Beside(other.Path, path) == document.Path));
        return owner?.Path ?? (world.OwnerOf(document.Path) is { } main && _documents.TrueForAll(other => other.Path != main) ? main : document.Path);
    }

    private ProgrammeTexts TextsOf(string main, Document document, List<ProgrammeText> known)
    {
        var text = TextOf(main, known).Text ?? document.Text;
        return ProgrammeTexts.Of(text, path => TextOf(IncludePath.Beside(text.File, path), known));
    }

    private (ProgrammeText? Text, string Fault) TextOf(string file, List<ProgrammeText> known)
    {
        if (_documents.Find(document => document.Path == file) is { } open)
        {
            return (open.Text, "");
        }

        // A file that is read from the disk again and says the same keeps what is known of it.
        var (read, fault) = world.Read(file);
        return read is null ? (null, fault) : (known.Find(text => text.File == file && text.Text == read) ?? ProgrammeText.Of(file, read), "");
    }
}
