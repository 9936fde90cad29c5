using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Ports;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Documents;

/// <summary>A programme of which at least one file is open in the editor.</summary>
internal sealed class OpenProgramme
{
    /// <summary>
    /// Up to so many blocks all of a programme is checked at each change: some milliseconds. Of larger ones the changed blocks are checked at once and
    /// the rest when nobody writes.
    /// </summary>
    private const int BlocksForWhole = 200;

    private ProgrammeCheck _whole;

    public OpenProgramme(ProgrammeTexts texts)
    {
        Texts = texts;
        _whole = Latest = ProgrammeCheck.Of(texts);
    }

    /// <summary>Its first file.</summary>
    public string Path => Texts.Main.File;

    /// <summary>Its texts.</summary>
    public ProgrammeTexts Texts { get; private set; }

    /// <summary>What is known of it; of earlier texts where <see cref="IsBehind"/>.</summary>
    public ProgrammeCheck Latest { get; private set; }

    /// <summary>What is wrong with what stands around it, at places in its blocks.</summary>
    public IReadOnlyList<Diagnostic> Around { get; set; } = [];

    /// <summary>What came of its examples since the last change, by title.</summary>
    public Dictionary<string, ExampleOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether only changed blocks were checked since the last whole check.</summary>
    public bool IsBehind => !Latest.IsWhole;

    /// <summary>The last whole check, of these texts or of some before them.</summary>
    public ProgrammeCheck LastWhole => _whole;

    /// <summary>All that is wrong with it and around it.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Latest.Diagnostics.Concat(Around.Select(one => one with { Place = Texts.Absolute(one.Place) }));

    /// <summary>A whole check of the texts as they are; made where there is none.</summary>
    public ProgrammeCheck Whole()
    {
        if (_whole.Texts != Texts)
        {
            _whole = Latest = ProgrammeCheck.Of(Texts);
        }

        return _whole;
    }

    /// <summary>Takes a whole check that was made beside.</summary>
    public void Take(ProgrammeCheck check)
    {
        if (check.Texts == Texts)
        {
            _whole = Latest = check;
        }
    }

    /// <summary>Takes a later state of its texts.</summary>
    public void Change(ProgrammeTexts later)
    {
        Texts = later;
        Outcomes.Clear();
        Latest = Texts.BlockCount <= BlocksForWhole ? Whole() : _whole.Soon(Texts);
        _whole = Latest.IsWhole ? Latest : _whole;
    }
}
